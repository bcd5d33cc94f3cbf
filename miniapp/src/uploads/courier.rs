//! Who carries the files. One for the session; pages come and go before it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File, Url};
use yew::{AttrValue, Callback};
use zayavka_shared::api::{FileView, UploadView};
use zayavka_shared::{CategoryId, FileId, TicketId, file};

use super::kept::{self, Kept};
use super::list::{List, is_same};
use super::pace::Pace;
use super::shrink::{self, PhotoChoice};
use super::upload::{Owner, Refusal, Upload, UploadState};
use crate::api::{Api, IdempotencyKey, PartRequest};
use crate::report;
use crate::storage::Memory;

/// Carries files; cheap to clone.
#[derive(Clone)]
pub struct Courier(pub(super) Rc<Inner>);

pub(super) struct Inner {
    pub(super) api: Api,
    memory: Memory,
    /// Bytes.
    max_size: u64,
    last_key: Cell<u32>,
    pub(super) list: RefCell<List>,
    pub(super) luggage: RefCell<HashMap<u32, Luggage>>,
    /// What was said of huge photos, by form.
    choices: RefCell<HashMap<String, PhotoChoice>>,
    listeners: RefCell<Vec<(u32, Callback<()>)>>,
}

/// What it takes to send a file.
pub(super) struct Luggage {
    pub(super) content: Blob,
    /// The same photo in fewer bytes.
    smaller: Option<Blob>,
    /// Names the announcement, so that it is made once.
    pub(super) announcement: IdempotencyKey,
    /// Bytes that the server has.
    pub(super) offset: u64,
    pub(super) pace: Pace,
    /// Tries that the line broke, since the last one that came through.
    pub(super) failures: u32,
    /// The part on its way.
    pub(super) request: Option<PartRequest>,
    /// The next try by itself; where another came before, it finds nothing to do.
    pub(super) alarm: Option<Timeout>,
}

impl std::fmt::Debug for Courier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Courier").finish_non_exhaustive()
    }
}

impl PartialEq for Courier {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Luggage {
    fn of(content: Blob) -> Self {
        Self {
            content,
            smaller: None,
            announcement: IdempotencyKey::new(),
            offset: 0,
            pace: Pace::default(),
            failures: 0,
            request: None,
            alarm: None,
        }
    }
}

impl Courier {
    /// Takes up what the page before left.
    #[must_use]
    pub fn new(api: Api, memory: Memory, max_size: u64) -> Self {
        let courier = Self(Rc::new(Inner {
            api,
            memory,
            max_size,
            last_key: Cell::new(0),
            list: RefCell::default(),
            luggage: RefCell::default(),
            choices: RefCell::default(),
            listeners: RefCell::default(),
        }));
        for Kept { id, owner, name, size } in kept::load(memory) {
            let state = UploadState::Preparing;
            courier.add_known(Owner::from_key(&owner), id, name.into(), size, state);
        }
        courier
    }

    /// The files of a form's field or of a reply.
    #[must_use]
    pub fn of(&self, owner: &Owner) -> Vec<Upload> {
        self.0.list.borrow().of(owner)
    }

    /// Those with these ids.
    #[must_use]
    pub fn among(&self, ids: &[FileId]) -> Vec<Upload> {
        let list = self.0.list.borrow();
        ids.iter().filter_map(|id| list.find(*id)).cloned().collect()
    }

    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.0.list.borrow().is_under_way()
    }

    /// Takes files on; one that stands still and is chosen again goes on where it stopped.
    pub fn add(&self, owner: &Owner, files: Vec<File>) {
        for file in files {
            let size = shrink::bytes(&file);
            let stopped = self.0.list.borrow().stopped(owner, &file.name(), size);
            match stopped {
                Some(key) => self.go_on(key, &file),
                None => self.accept(owner, &file, size),
            }
        }
        self.changed();
    }

    /// Goes on with a stopped file; `false` if this is another one.
    #[must_use]
    pub fn resume(&self, key: u32, file: &File) -> bool {
        let size = shrink::bytes(file);
        let is_it = self.0.list.borrow().get(key).is_some_and(|one| is_same(one, &file.name(), size));
        if is_it {
            self.go_on(key, file);
            self.changed();
        }
        is_it
    }

    /// Shows files of a draft, which arrived some time ago. Tells nobody: whoever draws asks for them.
    pub fn restore(&self, owner: &Owner, files: &[FileView]) {
        for file in files {
            if self.0.list.borrow().find(file.id).is_none() {
                let size = u64::try_from(file.size).unwrap_or(0);
                let state = UploadState::Done(file.clone());
                self.add_known(owner.clone(), file.id, file.name.clone().into(), size, state);
            }
        }
    }

    /// Shows exactly these arrived files in the fields of a form, because it began anew. Tells nobody.
    pub fn replace(&self, category: CategoryId, files: &BTreeMap<String, Vec<FileView>>) {
        let is_kept = |id: FileId| files.values().flatten().any(|file| file.id == id);
        let keys = self.0.list.borrow().keys_of(Owner::field(category, "").whole());
        for key in keys {
            let done = self.0.list.borrow().get(key).and_then(|one| one.done().map(|file| file.id));
            if done.is_some_and(|id| !is_kept(id)) {
                self.forget(key);
            }
        }
        for (field, files) in files {
            self.restore(&Owner::field(category, field), files);
        }
    }

    /// A reply was taken back before it was sent: what was to join it stands at its field again.
    pub fn reclaim(&self, ticket: TicketId, ids: &[FileId]) {
        self.0.list.borrow_mut().reclaim(&Owner::reply(ticket), ids);
        self.save();
        self.changed();
    }

    /// Shows files under way that were sent with something, be it from another page. Tells nobody.
    pub fn adopt(&self, views: &[UploadView]) {
        for view in views {
            if self.0.list.borrow().find(view.id).is_none() {
                let stopped = Upload::stopped(self.take_key(), Owner::from_key(""), view);
                self.0.list.borrow_mut().add(Upload { is_promised: true, ..stopped });
            }
        }
    }

    /// Tries again, now.
    pub fn retry(&self, key: u32) {
        let id = self.0.list.borrow().get(key).filter(|one| one.can_retry()).map(|one| one.id);
        let Some(id) = id else { return };
        self.change(key, |one| one.state = UploadState::Queued);
        match id {
            Some(_) => self.pump(),
            None => self.announce(key),
        }
        self.changed();
    }

    /// The line is back.
    pub fn retry_all(&self) {
        let waiting: Vec<u32> = {
            let list = self.0.list.borrow();
            list.iter().filter(|one| one.state == UploadState::Waiting).map(|one| one.key).collect()
        };
        waiting.into_iter().for_each(|key| self.retry(key));
    }

    /// Takes a file away; stops it if it is on its way.
    pub fn remove(&self, key: u32) {
        self.forget(key);
        self.save();
        self.pump();
        self.changed();
    }

    /// Takes all files of a form or a reply away.
    pub fn remove_all(&self, owner: &Owner) {
        let keys = self.0.list.borrow().keys_of(owner.whole());
        keys.into_iter().for_each(|key| self.forget(key));
        self.save();
        self.pump();
        self.changed();
    }

    /// The form's or the reply's files were sent with something: what is under way goes on and joins it.
    pub fn promise(&self, owner: &Owner) {
        let before: Vec<Upload> = self.0.list.borrow().iter().cloned().collect();
        self.0.list.borrow_mut().promise(owner.whole());
        for gone in before.iter().filter(|one| self.0.list.borrow().get(one.key).is_none()) {
            self.0.luggage.borrow_mut().remove(&gone.key);
            revoke(gone);
        }
        self.0.choices.borrow_mut().remove(owner.whole());
        self.save();
        self.pump();
        self.changed();
    }

    /// What the person wants with huge photos of this form, now and later.
    pub fn decide(&self, owner: &Owner, choice: PhotoChoice) {
        self.0.choices.borrow_mut().insert(owner.whole().to_owned(), choice);
        let keys = self.0.list.borrow().keys_of(owner.whole());
        for key in keys {
            let is_asked =
                self.0.list.borrow().get(key).is_some_and(|one| matches!(one.state, UploadState::Asked(_)));
            match choice {
                PhotoChoice::Smaller if is_asked => self.take_smaller(key),
                PhotoChoice::AsIs if is_asked => self.change(key, |one| one.state = UploadState::Queued),
                PhotoChoice::Smaller | PhotoChoice::AsIs => {}
            }
        }
        self.pump();
        self.changed();
    }

    /// Calls back after each change, until [`Courier::unsubscribe`].
    #[must_use]
    pub fn subscribe(&self, callback: Callback<()>) -> u32 {
        let id = self.take_key();
        self.0.listeners.borrow_mut().push((id, callback));
        id
    }

    pub fn unsubscribe(&self, id: u32) {
        self.0.listeners.borrow_mut().retain(|(one, _)| *one != id);
    }

    fn accept(&self, owner: &Owner, file: &File, size: u64) {
        let key = self.take_key();
        let state = match refusal(&file.name(), size, self.0.max_size) {
            Some(refusal) => UploadState::Refused(refusal),
            None if self.is_worth_a_look(owner, file, size) => UploadState::Preparing,
            None => UploadState::Queued,
        };
        let is_taken = !matches!(state, UploadState::Refused(_));
        let is_looked_at = state == UploadState::Preparing;
        let upload = Upload {
            key,
            owner: owner.clone(),
            id: None,
            name: file.name().into(),
            size,
            sent: 0,
            state,
            preview: if is_taken { preview(file) } else { None },
            is_promised: false,
        };
        self.0.list.borrow_mut().add(upload);
        if is_taken {
            self.0.luggage.borrow_mut().insert(key, Luggage::of(file.clone().into()));
            self.announce(key);
        }
        if is_looked_at {
            self.look_at(key, file.clone(), size);
        }
    }

    fn is_worth_a_look(&self, owner: &Owner, file: &File, size: u64) -> bool {
        self.choice(owner) != Some(PhotoChoice::AsIs) && shrink::may_be_huge(file, size)
    }

    fn choice(&self, owner: &Owner) -> Option<PhotoChoice> {
        self.0.choices.borrow().get(owner.whole()).copied()
    }

    /// Finds out whether a photo could be smaller, and asks.
    fn look_at(&self, key: u32, file: File, size: u64) {
        let courier = self.clone();
        spawn_local(async move {
            let smaller = shrink::shrink(&file, size).await;
            let upload = courier.0.list.borrow().get(key).cloned();
            let Some(upload) = upload.filter(|one| one.state == UploadState::Preparing) else { return };
            let saves = smaller.as_ref().map(shrink::bytes);
            if let Some(luggage) = courier.0.luggage.borrow_mut().get_mut(&key) {
                luggage.smaller = smaller;
            }
            match (saves, courier.choice(&upload.owner)) {
                (Some(size), None) => courier.change(key, |one| one.state = UploadState::Asked(size)),
                (Some(_), Some(PhotoChoice::Smaller)) => courier.take_smaller(key),
                (Some(_), Some(PhotoChoice::AsIs)) | (None, _) => {
                    courier.change(key, |one| one.state = UploadState::Queued);
                }
            }
            courier.pump();
            courier.changed();
        });
    }

    /// Sends the smaller photo in the place of the large one.
    fn take_smaller(&self, key: u32) {
        let size = {
            let mut all = self.0.luggage.borrow_mut();
            let Some(luggage) = all.get_mut(&key) else { return };
            let Some(smaller) = luggage.smaller.take() else { return };
            *luggage = Luggage::of(smaller);
            shrink::bytes(&luggage.content)
        };
        let mut announced = None;
        self.change(key, |one| {
            announced = one.id.take();
            one.name = shrink::jpeg_name(&one.name).into();
            one.size = size;
            one.state = UploadState::Queued;
        });
        if let Some(id) = announced {
            self.give_up(id);
        }
        self.announce(key);
    }

    /// Goes on from what the server has.
    fn go_on(&self, key: u32, file: &File) {
        // It asks first how far it is.
        let luggage = Luggage { failures: 1, ..Luggage::of(file.clone().into()) };
        self.0.luggage.borrow_mut().insert(key, luggage);
        self.change(key, |one| {
            one.state = UploadState::Queued;
            one.preview = preview(file);
        });
        self.pump();
    }

    /// Adds a file that the server knows, and asks how it is doing there.
    fn add_known(&self, owner: Owner, id: FileId, name: AttrValue, size: u64, state: UploadState) {
        let key = self.take_key();
        let (id, sent) = (Some(id), 0);
        let upload = Upload { key, owner, id, name, size, sent, state, preview: None, is_promised: false };
        self.0.list.borrow_mut().add(upload);
        self.ask_after(key);
    }

    pub(super) fn forget(&self, key: u32) {
        let luggage = self.0.luggage.borrow_mut().remove(&key);
        if let Some(request) = luggage.and_then(|luggage| luggage.request) {
            request.abort();
        }
        let Some(upload) = self.0.list.borrow_mut().remove(key) else { return };
        revoke(&upload);
        if let Some(id) = upload.id.filter(|_| upload.done().is_none()) {
            self.give_up(id);
        }
    }

    pub(super) fn change(&self, key: u32, change: impl FnOnce(&mut Upload)) {
        self.0.list.borrow_mut().change(key, change);
    }

    pub(super) fn save(&self) {
        kept::save(self.0.memory, &self.0.list.borrow());
    }

    pub(super) fn changed(&self) {
        // A listener may come or go while it is told.
        let listeners: Vec<_> =
            self.0.listeners.borrow().iter().map(|(_, callback)| callback.clone()).collect();
        for callback in listeners {
            callback.emit(());
        }
    }

    fn take_key(&self) -> u32 {
        self.0.last_key.set(self.0.last_key.get() + 1);
        self.0.last_key.get()
    }
}

/// What is told without asking the server.
fn refusal(name: &str, size: u64, max_size: u64) -> Option<Refusal> {
    if size > max_size {
        return Some(Refusal::TooLarge);
    }
    file::is_program(name).then_some(Refusal::Program)
}

fn preview(file: &File) -> Option<AttrValue> {
    let is_image = file.type_().starts_with("image/");
    is_image.then(|| Url::create_object_url_with_blob(file).ok().map(AttrValue::from)).flatten()
}

fn revoke(upload: &Upload) {
    if let Some(preview) = &upload.preview {
        report::ignore("forgetting a preview", Url::revoke_object_url(preview));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_would_refuse_is_told_before() {
        assert_eq!(refusal("a.png", 11, 10), Some(Refusal::TooLarge));
        assert_eq!(refusal("setup.EXE", 1, 10), Some(Refusal::Program));
        assert_eq!(refusal("a.png", 10, 10), None);
    }
}
