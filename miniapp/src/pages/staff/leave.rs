//! Leaves an editor whose work is not saved.

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::telegram::{Confirm, confirm};
use crate::texts::Texts;

/// Asks with these words before what was typed is thrown away.
pub(crate) fn leave(texts: Texts, question: &str, onleave: Callback<()>) {
    let question = Confirm {
        message: question.to_owned(),
        act: texts.category_discard_act().to_owned(),
        keep: texts.category_discard_keep().to_owned(),
        is_destructive: true,
    };
    spawn_local(async move {
        if confirm(&question).await {
            onleave.emit(());
        }
    });
}
