//! How many tickets stand behind each of home's two lists.

use std::cell::Cell;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::Timestamp;

use crate::api::{Scope, Sort, TicketQuery};
use crate::session::use_session;

/// The numbers of open and closed tickets, as one reads them; none before they came.
pub(super) type Counts = [Option<String>; 2];

/// Counted anew whenever the server said the list: `read_at` is when. What this device kept of it counts nothing:
/// the list itself comes first. Without a line the last numbers stay.
#[hook]
pub(super) fn use_counts(read_at: Option<Timestamp>) -> Counts {
    let session = use_session();
    let counts = use_state_eq(Counts::default);
    let kept_at = use_memo((), |()| read_at);
    // Only the newest count is taken.
    let asked = use_memo((), |()| Cell::new(0_u32));
    {
        let (api, counts) = (session.api.clone(), counts.setter());
        use_effect_with(read_at, move |read_at| {
            if *read_at == *kept_at {
                return;
            }
            asked.set(asked.get() + 1);
            let number = asked.get();
            spawn_local(async move {
                let mut counted = Counts::default();
                for (is_closed, place) in [false, true].into_iter().zip(&mut counted) {
                    let query = TicketQuery::new(Scope::Mine, Sort::Updated).with_closed(is_closed);
                    let Ok(count) = api.count_tickets(&query).await else { return };
                    *place = Some(format!("{}{}", count.count, if count.has_more { "+" } else { "" }));
                }
                if asked.get() == number {
                    counts.set(counted);
                }
            });
        });
    }
    (*counts).clone()
}
