//! Opening files of a ticket.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::FileView;

use crate::telegram;

/// Pictures that are looked at, and which of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewing {
    pub pictures: Rc<Vec<FileView>>,
    pub place: usize,
}

/// What a page needs to open files.
#[derive(Debug, Clone, PartialEq)]
pub struct FileOpener {
    pub viewing: Option<Viewing>,
    /// The files of one message, and the pressed picture's place among its pictures.
    pub onimage: Callback<(Rc<Vec<FileView>>, usize)>,
    pub onfile: Callback<FileView>,
    pub onclose: Callback<()>,
    pub onplace: Callback<usize>,
}

/// Pictures open in the page, all else outside of it.
#[hook]
pub fn use_file_opener() -> FileOpener {
    let viewing = use_state_eq(|| None::<Viewing>);
    let onimage = {
        let viewing = viewing.setter();
        use_callback((), move |(files, place): (Rc<Vec<FileView>>, usize), ()| {
            let pictures: Vec<FileView> =
                files.iter().filter(|file| crate::ui::is_picture(file)).cloned().collect();
            viewing.set(Some(Viewing { pictures: pictures.into(), place }));
        })
    };
    let onclose = {
        let viewing = viewing.setter();
        use_callback((), move |(), ()| viewing.set(None))
    };
    let onplace = {
        let viewing = viewing.clone();
        Callback::from(move |place| {
            let next = (*viewing).clone().map(|now| Viewing { place, ..now });
            viewing.set(next);
        })
    };
    let onfile = use_callback((), |file: FileView, ()| telegram::open_link(&absolute(&file.url)));
    FileOpener { viewing: (*viewing).clone(), onimage, onfile, onclose, onplace }
}

/// Outside of the page a relative address means nothing.
#[must_use]
pub fn absolute(url: &str) -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    format!("{origin}{url}")
}
