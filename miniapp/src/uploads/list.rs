//! All files of the session and what becomes of them. Pure: bytes are sent elsewhere.

use zayavka_shared::FileId;

use super::upload::{Owner, Upload, UploadState};

/// Files that are sent at once; the rest wait for their turn.
const AT_ONCE: usize = 2;

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct List {
    items: Vec<Upload>,
}

impl List {
    pub(super) fn add(&mut self, upload: Upload) {
        self.items.push(upload);
    }

    pub(super) fn get(&self, key: u32) -> Option<&Upload> {
        self.items.iter().find(|one| one.key == key)
    }

    pub(super) fn find(&self, id: FileId) -> Option<&Upload> {
        self.items.iter().find(|one| one.id == Some(id))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Upload> {
        self.items.iter()
    }

    /// Changes a file, if it is still wanted.
    pub(super) fn change(&mut self, key: u32, change: impl FnOnce(&mut Upload)) {
        if let Some(upload) = self.items.iter_mut().find(|one| one.key == key) {
            change(upload);
        }
    }

    pub(super) fn remove(&mut self, key: u32) -> Option<Upload> {
        let place = self.items.iter().position(|one| one.key == key)?;
        Some(self.items.remove(place))
    }

    /// What a form's field or a reply shows.
    pub(super) fn of(&self, owner: &Owner) -> Vec<Upload> {
        self.items.iter().filter(|one| one.owner == *owner && !one.is_promised).cloned().collect()
    }

    /// The keys of all that goes with a form or a reply.
    pub(super) fn keys_of(&self, whole: &str) -> Vec<u32> {
        let own = self.items.iter().filter(|one| one.owner.whole() == whole && !one.is_promised);
        own.map(|one| one.key).collect()
    }

    /// The next one to send, if there is room.
    pub(super) fn next(&self) -> Option<u32> {
        let sending = self.items.iter().filter(|one| one.state == UploadState::Sending).count();
        if sending >= AT_ONCE {
            return None;
        }
        // In the order in which they were chosen: who comes next is waited for until the server has heard of it.
        let next = self.items.iter().find(|one| one.state == UploadState::Queued)?;
        next.id.map(|_| next.key)
    }

    /// A file that stands still for want of exactly this one.
    pub(super) fn stopped(&self, owner: &Owner, name: &str, size: u64) -> Option<u32> {
        let matching = |one: &&Upload| one.owner == *owner && !one.is_promised && is_same(one, name, size);
        self.items.iter().find(matching).map(|one| one.key)
    }

    /// Lets go of a form's or a reply's files that were sent with something: what has arrived is forgotten, the
    /// rest goes on and joins it.
    pub(super) fn promise(&mut self, whole: &str) {
        self.items.retain(|one| one.owner.whole() != whole || one.is_promised || one.is_under_way());
        for upload in self.items.iter_mut().filter(|one| one.owner.whole() == whole) {
            upload.is_promised = true;
            // Nobody waits for an answer any more.
            if matches!(upload.state, UploadState::Preparing | UploadState::Asked(_)) {
                upload.state = UploadState::Queued;
            }
        }
    }

    /// Gives files that were promised to something back to the form or reply they came from.
    pub(super) fn reclaim(&mut self, owner: &Owner, ids: &[FileId]) {
        let wanted = |one: &&mut Upload| one.is_promised && one.id.is_some_and(|id| ids.contains(&id));
        for upload in self.items.iter_mut().filter(wanted) {
            upload.owner = owner.clone();
            upload.is_promised = false;
        }
    }

    pub(super) fn is_under_way(&self) -> bool {
        self.items.iter().any(Upload::is_under_way)
    }
}

/// Whether a stopped file goes on with this one; a name may have been cleaned by the server.
pub(super) fn is_same(upload: &Upload, name: &str, size: u64) -> bool {
    upload.state == UploadState::Stopped && upload.name.as_str() == name && upload.size == size
}

#[cfg(test)]
mod tests {
    use zayavka_shared::{CategoryId, TicketId};

    use super::*;

    fn file(key: u32, owner: Owner, state: UploadState) -> Upload {
        Upload {
            key,
            owner,
            id: Some(FileId(Default::default())),
            name: format!("{key}.png").into(),
            size: 10,
            sent: 0,
            state,
            preview: None,
            is_promised: false,
        }
    }

    fn reply() -> Owner {
        Owner::reply(TicketId(7))
    }

    fn list(states: &[UploadState]) -> List {
        let mut list = List::default();
        for (key, state) in (1..).zip(states) {
            list.add(file(key, reply(), state.clone()));
        }
        list
    }

    #[test]
    fn two_are_sent_at_once_in_their_order() {
        let mut list = list(&[UploadState::Queued, UploadState::Queued, UploadState::Queued]);
        for expected in [Some(1), Some(2), None] {
            assert_eq!(list.next(), expected);
            if let Some(key) = expected {
                list.change(key, |one| one.state = UploadState::Sending);
            }
        }
        list.change(1, |one| one.state = UploadState::Waiting);
        assert_eq!(list.next(), Some(3), "whoever waits for the line makes room");
    }

    #[test]
    fn a_file_is_not_sent_before_the_server_has_heard_of_it() {
        let mut list = list(&[UploadState::Queued, UploadState::Queued]);
        list.change(1, |one| one.id = None);
        assert_eq!(list.next(), None, "nor does another one overtake it");
    }

    #[test]
    fn what_was_sent_with_something_goes_on_without_its_form() {
        let (photos, files) = (Owner::field(CategoryId(3), "photos"), Owner::field(CategoryId(3), "files"));
        let mut list = List::default();
        list.add(file(1, photos.clone(), UploadState::Sending));
        list.add(file(2, files, UploadState::Asked(4)));
        list.add(file(3, photos.clone(), UploadState::Stopped));
        list.add(file(4, reply(), UploadState::Sending));
        list.promise("new:3");
        assert!(list.of(&photos).is_empty());
        let rest: Vec<(u32, bool)> = list.iter().map(|one| (one.key, one.is_promised)).collect();
        assert_eq!(rest, [(1, true), (2, true), (4, false)]);
        assert_eq!(list.get(2).unwrap().state, UploadState::Queued);
    }

    #[test]
    fn what_was_taken_back_stands_at_its_reply_again() {
        let mut list = list(&[UploadState::Sending]);
        list.promise(reply().whole());
        assert!(list.of(&reply()).is_empty());
        list.reclaim(&reply(), &[FileId(Default::default())]);
        assert_eq!(list.of(&reply()).len(), 1);
    }

    #[test]
    fn only_the_same_file_goes_on_where_another_page_stopped() {
        let list = list(&[UploadState::Stopped, UploadState::Sending]);
        assert_eq!(list.stopped(&reply(), "1.png", 10), Some(1));
        assert_eq!(list.stopped(&reply(), "1.png", 11), None);
        assert_eq!(list.stopped(&reply(), "2.png", 10), None, "that one is on its way");
        assert_eq!(list.stopped(&Owner::reply(TicketId(8)), "1.png", 10), None);
    }
}
