//! Files on their way to the server, and those that have arrived.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{File, Url};
use yew::prelude::*;
use zayavka_shared::FileId;
use zayavka_shared::api::FileView;

use crate::api::{Api, ApiError, UploadHandle, UploadProgress};
use crate::report;
use crate::session::use_session;

/// How far a file is.
#[derive(Debug, Clone, PartialEq)]
pub enum UploadState {
    /// Bytes sent.
    Sending(u64),
    Done(FileView),
    /// Larger than the desk takes; never sent.
    TooLarge,
    Failed(ApiError),
}

/// One file.
#[derive(Debug, Clone, PartialEq)]
pub struct Upload {
    /// Of this page; not the server's id.
    pub key: u32,
    pub name: AttrValue,
    /// Bytes.
    pub size: u64,
    pub state: UploadState,
    /// A `blob:` address of an image, while it is this page's.
    pub preview: Option<AttrValue>,
    file: Option<File>,
}

impl Upload {
    #[must_use]
    pub fn done(&self) -> Option<&FileView> {
        match &self.state {
            UploadState::Done(file) => Some(file),
            UploadState::Sending(_) | UploadState::TooLarge | UploadState::Failed(_) => None,
        }
    }

    #[must_use]
    pub fn is_sending(&self) -> bool {
        matches!(self.state, UploadState::Sending(_))
    }

    /// Whether another try makes sense.
    #[must_use]
    pub fn can_retry(&self) -> bool {
        matches!(self.state, UploadState::Failed(_)) && self.file.is_some()
    }
}

/// All files of a form or of a reply.
#[derive(Debug, Clone, PartialEq)]
pub struct Uploads {
    pub items: Rc<Vec<Upload>>,
    pub onadd: Callback<Vec<File>>,
    /// Stops what is under way, too.
    pub onremove: Callback<u32>,
    pub onretry: Callback<u32>,
    /// Forgets all files, once they were sent with something.
    pub onclear: Callback<()>,
}

impl Uploads {
    #[must_use]
    pub fn is_sending(&self) -> bool {
        self.items.iter().any(Upload::is_sending)
    }

    /// Files that have arrived.
    #[must_use]
    pub fn done(&self) -> Vec<FileView> {
        self.items.iter().filter_map(Upload::done).cloned().collect()
    }

    #[must_use]
    pub fn ids(&self) -> Vec<FileId> {
        self.items.iter().filter_map(Upload::done).map(|file| file.id).collect()
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
struct State {
    items: Rc<Vec<Upload>>,
}

enum Action {
    Added(Vec<Upload>),
    Sent(u32, u64),
    Now(u32, UploadState),
    Removed(u32),
    Cleared,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut items = (*self.items).clone();
        match action {
            Action::Added(more) => items.extend(more),
            Action::Sent(key, sent) => items
                .iter_mut()
                .filter(|one| one.key == key && one.is_sending())
                .for_each(|one| one.state = UploadState::Sending(sent)),
            Action::Now(key, state) => {
                items.iter_mut().filter(|one| one.key == key).for_each(|one| one.state = state.clone());
            }
            Action::Removed(key) => items.retain(|one| one.key != key),
            Action::Cleared => items.clear(),
        }
        Self { items: items.into() }.into()
    }
}

/// Uploads under way, by the key of their file.
type Handles = Rc<std::cell::RefCell<Vec<(u32, UploadHandle)>>>;

/// Sends files as they are chosen; `restored` are those of a draft, which have arrived before.
#[hook]
pub fn use_uploads(restored: impl FnOnce() -> Vec<FileView>) -> Uploads {
    let session = use_session();
    let next_key = use_mut_ref(|| 0_u32);
    let handles: Handles = use_mut_ref(Vec::new);
    let state = {
        let next_key = next_key.clone();
        use_reducer(move || {
            let items = restored().into_iter().map(|file| restore(&next_key, file)).collect();
            State { items: Rc::new(items) }
        })
    };
    let max_size = session.me.max_file_size;
    let begin = {
        let (api, handles, dispatcher) = (session.api.clone(), handles.clone(), state.dispatcher());
        Callback::from(move |(key, file): (u32, File)| {
            send(&api, &handles, &dispatcher, key, &file);
        })
    };
    let onadd = {
        let (begin, dispatcher) = (begin.clone(), state.dispatcher());
        Callback::from(move |files: Vec<File>| {
            let added: Vec<Upload> =
                files.into_iter().map(|file| accept(&next_key, file, max_size)).collect();
            let sending: Vec<(u32, File)> = added
                .iter()
                .filter(|one| one.is_sending())
                .filter_map(|one| one.file.clone().map(|file| (one.key, file)))
                .collect();
            dispatcher.dispatch(Action::Added(added));
            sending.into_iter().for_each(|one| begin.emit(one));
        })
    };
    let onretry = {
        let state = state.clone();
        Callback::from(move |key: u32| {
            let file = state.items.iter().find(|one| one.key == key).and_then(|one| one.file.clone());
            if let Some(file) = file {
                state.dispatch(Action::Now(key, UploadState::Sending(0)));
                begin.emit((key, file));
            }
        })
    };
    let onremove = {
        let (state, handles) = (state.clone(), handles.clone());
        Callback::from(move |key: u32| {
            abort(&handles, |one| one == key);
            state.items.iter().filter(|one| one.key == key).for_each(revoke);
            state.dispatch(Action::Removed(key));
        })
    };
    let onclear = {
        let (state, handles) = (state.clone(), handles.clone());
        Callback::from(move |()| {
            abort(&handles, |_| true);
            state.items.iter().for_each(revoke);
            state.dispatch(Action::Cleared);
        })
    };
    use_effect_with((), move |()| move || abort(&handles, |_| true));
    Uploads { items: state.items.clone(), onadd, onremove, onretry, onclear }
}

fn send(api: &Api, handles: &Handles, dispatcher: &UseReducerDispatcher<State>, key: u32, file: &File) {
    let progress = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |progress: UploadProgress| dispatcher.dispatch(Action::Sent(key, progress.sent)))
    };
    let handle = api.upload(file, progress);
    handles.borrow_mut().push((key, handle.clone()));
    let (handles, dispatcher) = (handles.clone(), dispatcher.clone());
    spawn_local(async move {
        let state = match handle.finished().await {
            Ok(file) => UploadState::Done(file),
            Err(error) => UploadState::Failed(error),
        };
        handles.borrow_mut().retain(|(one, _)| *one != key);
        dispatcher.dispatch(Action::Now(key, state));
    });
}

fn abort(handles: &Handles, which: impl Fn(u32) -> bool) {
    let (gone, kept) = handles.take().into_iter().partition(|(key, _)| which(*key));
    handles.replace(kept);
    let gone: Vec<(u32, UploadHandle)> = gone;
    gone.iter().for_each(|(_, handle)| handle.abort());
}

fn take_key(next_key: &std::cell::RefCell<u32>) -> u32 {
    let mut next = next_key.borrow_mut();
    *next += 1;
    *next
}

fn restore(next_key: &std::cell::RefCell<u32>, file: FileView) -> Upload {
    Upload {
        key: take_key(next_key),
        name: file.name.clone().into(),
        size: u64::try_from(file.size).unwrap_or(0),
        state: UploadState::Done(file),
        preview: None,
        file: None,
    }
}

fn accept(next_key: &std::cell::RefCell<u32>, file: File, max_size: u64) -> Upload {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte count")]
    let size = file.size() as u64;
    let is_image = file.type_().starts_with("image/");
    Upload {
        key: take_key(next_key),
        name: file.name().into(),
        size,
        state: if size > max_size { UploadState::TooLarge } else { UploadState::Sending(0) },
        preview: if is_image {
            Url::create_object_url_with_blob(&file).ok().map(AttrValue::from)
        } else {
            None
        },
        file: Some(file),
    }
}

fn revoke(upload: &Upload) {
    if let Some(preview) = &upload.preview {
        report::ignore("forgetting a preview", Url::revoke_object_url(preview));
    }
}
