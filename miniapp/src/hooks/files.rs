//! Opening files of a ticket.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::FileView;

use crate::session::use_session;
use crate::telegram::{self, Outcome};
use crate::texts::use_texts;
use crate::toast::use_toasts;

/// What is looked at.
#[derive(Debug, Clone, PartialEq)]
pub enum Viewing {
    /// Pictures, and which of them.
    Pictures { pictures: Rc<Vec<FileView>>, place: usize },
    /// Any other file: how shall it come?
    File(FileView),
}

/// What a page needs to open files.
#[derive(Debug, Clone, PartialEq)]
pub struct FileOpener {
    pub viewing: Option<Viewing>,
    /// The files of one message, and the pressed picture's place among its pictures.
    pub onimage: Callback<(Rc<Vec<FileView>>, usize)>,
    pub onfile: Callback<FileView>,
    pub ondownload: Callback<FileView>,
    /// The bot is to send it to the person's own chat.
    pub onsend: Callback<FileView>,
    pub onclose: Callback<()>,
    pub onplace: Callback<usize>,
}

/// Pictures open in the page, all else is downloaded or goes to the person's chat.
#[hook]
pub fn use_file_opener() -> FileOpener {
    let viewing = use_state_eq(|| None::<Viewing>);
    let onimage = {
        let viewing = viewing.setter();
        use_callback((), move |(files, place): (Rc<Vec<FileView>>, usize), ()| {
            let pictures: Vec<FileView> =
                files.iter().filter(|file| crate::ui::is_picture(file)).cloned().collect();
            viewing.set(Some(Viewing::Pictures { pictures: pictures.into(), place }));
        })
    };
    let onfile = {
        let viewing = viewing.setter();
        use_callback((), move |file: FileView, ()| viewing.set(Some(Viewing::File(file))))
    };
    let onclose = {
        let viewing = viewing.setter();
        use_callback((), move |(), ()| viewing.set(None))
    };
    let onplace = {
        let viewing = viewing.clone();
        Callback::from(move |place| {
            if let Some(Viewing::Pictures { pictures, .. }) = &*viewing {
                viewing.set(Some(Viewing::Pictures { pictures: pictures.clone(), place }));
            }
        })
    };
    let ondownload =
        use_callback((), |file: FileView, ()| telegram::download(&absolute(&file.url), &file.name));
    let onsend = use_send_to_chat();
    FileOpener { viewing: (*viewing).clone(), onimage, onfile, ondownload, onsend, onclose, onplace }
}

/// Asks the bot to send a file, and says that it will or why it cannot.
#[hook]
fn use_send_to_chat() -> Callback<FileView> {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    Callback::from(move |file: FileView| {
        let (api, toasts) = (session.api.clone(), toasts.clone());
        spawn_local(async move {
            match api.send_to_chat(file.id).await {
                Ok(_) => {
                    telegram::notify(Outcome::Success);
                    toasts.say(texts.file_queued());
                }
                Err(error) => toasts.refuse(&error),
            }
        });
    })
}

/// Outside of the page a relative address means nothing.
#[must_use]
pub fn absolute(url: &str) -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    format!("{origin}{url}")
}
