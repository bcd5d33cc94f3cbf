//! The line is back.

use yew::prelude::*;

use crate::live::{Connection, use_connection};

/// Calls back when the server is reached again after it was not.
#[hook]
pub fn use_return(callback: Callback<()>) {
    let connection = use_connection();
    let was_lost = use_mut_ref(|| false);
    use_effect_with(connection, move |connection| match connection {
        Connection::Lost => *was_lost.borrow_mut() = true,
        Connection::Open if was_lost.replace(false) => callback.emit(()),
        Connection::Open | Connection::Connecting => {}
    });
}
