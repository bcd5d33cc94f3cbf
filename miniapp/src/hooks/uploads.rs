//! The files of a form's field or of a reply, and those that were sent and still arrive.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;
use zayavka_shared::FileId;
use zayavka_shared::api::{FileView, UploadView};

use crate::uploads::{Courier, Owner, PhotoChoice, Upload, UploadState, use_courier};

/// Huge photos that could be smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoOffer {
    /// Bytes of them all.
    pub now: u64,
    pub smaller: u64,
}

/// All files of a form's field or of a reply.
#[derive(Debug, Clone, PartialEq)]
pub struct Uploads {
    pub items: Rc<Vec<Upload>>,
    pub onadd: Callback<Vec<File>>,
    /// Stops what is under way, too.
    pub onremove: Callback<u32>,
    pub onretry: Callback<u32>,
    /// What to do with huge photos.
    pub onphotos: Callback<PhotoChoice>,
    /// They were sent with something: those under way join it.
    pub onsent: Callback<()>,
}

impl Uploads {
    /// Files that have arrived.
    #[must_use]
    pub fn done(&self) -> Vec<FileView> {
        self.items.iter().filter_map(Upload::done).cloned().collect()
    }

    /// What may be sent with something now: files that have arrived, and those that will.
    #[must_use]
    pub fn ids(&self) -> Vec<FileId> {
        self.items.iter().filter(|one| !one.is_faulty()).filter_map(|one| one.id).collect()
    }

    /// Whether the server has not heard of one yet: it has no name to be sent by.
    #[must_use]
    pub fn is_announcing(&self) -> bool {
        self.items.iter().any(|one| one.is_under_way() && one.id.is_none())
    }

    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.items.iter().any(Upload::is_under_way)
    }

    /// Whether one will not arrive unless somebody does something.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        self.items.iter().any(Upload::is_faulty)
    }

    #[must_use]
    pub fn photo_offer(&self) -> Option<PhotoOffer> {
        let mut offer = PhotoOffer { now: 0, smaller: 0 };
        for upload in self.items.iter() {
            if let UploadState::Asked(smaller) = upload.state {
                offer.now += upload.size;
                offer.smaller += smaller;
            }
        }
        (offer.now > 0).then_some(offer)
    }
}

/// The files of `owner`; `restored` are those of a draft, which have arrived before.
#[hook]
pub fn use_uploads(owner: Owner, restored: impl FnOnce() -> Vec<FileView>) -> Uploads {
    let courier = use_courier();
    {
        let courier = courier.clone();
        use_memo(owner.key().to_owned(), |key| courier.restore(&Owner::from_key(key), &restored()));
    }
    let items = {
        let owner = owner.clone();
        use_items(&courier, owner.key().to_owned(), move |courier| courier.of(&owner))
    };
    let onadd = {
        let (courier, owner) = (courier.clone(), owner.clone());
        Callback::from(move |files| courier.add(&owner, files))
    };
    let onphotos = {
        let (courier, owner) = (courier.clone(), owner.clone());
        Callback::from(move |choice| courier.decide(&owner, choice))
    };
    let onsent = {
        let courier = courier.clone();
        Callback::from(move |()| courier.promise(&owner))
    };
    Uploads { items, onadd, onremove: removing(&courier), onretry: retrying(&courier), onphotos, onsent }
}

/// Files that were sent with something and still arrive.
#[derive(Debug, Clone, PartialEq)]
pub struct Arriving {
    pub items: Rc<Vec<Upload>>,
    pub onremove: Callback<u32>,
    pub onretry: Callback<u32>,
}

/// How files are doing that a ticket or a comment waits for.
#[hook]
pub fn use_arriving(views: &[UploadView]) -> Arriving {
    let courier = use_courier();
    let ids: Vec<FileId> = views.iter().map(|view| view.id).collect();
    {
        let (courier, views) = (courier.clone(), views.to_vec());
        use_memo(ids.clone(), move |_| courier.adopt(&views));
    }
    let items = use_items(&courier, ids.clone(), move |courier| courier.among(&ids));
    Arriving { items, onremove: removing(&courier), onretry: retrying(&courier) }
}

/// What `pick` gives, drawn again when that is something else.
#[hook]
fn use_items<K: PartialEq + 'static>(
    courier: &Courier,
    key: K,
    pick: impl Fn(&Courier) -> Vec<Upload> + 'static,
) -> Rc<Vec<Upload>> {
    let update = use_force_update();
    let shown = use_mut_ref(|| Rc::new(Vec::new()));
    let now = pick(courier);
    if **shown.borrow() != now {
        shown.replace(Rc::new(now));
    }
    let items = shown.borrow().clone();
    use_effect_with((courier.clone(), key), move |(courier, _)| {
        let (courier, told) = (courier.clone(), courier.clone());
        let look = Callback::from(move |()| {
            if **shown.borrow() != pick(&told) {
                update.force_update();
            }
        });
        // Something may have happened between the drawing and now.
        look.emit(());
        let subscription = courier.subscribe(look);
        move || courier.unsubscribe(subscription)
    });
    items
}

fn removing(courier: &Courier) -> Callback<u32> {
    let courier = courier.clone();
    Callback::from(move |key| courier.remove(key))
}

fn retrying(courier: &Courier) -> Callback<u32> {
    let courier = courier.clone();
    Callback::from(move |key| courier.retry(key))
}
