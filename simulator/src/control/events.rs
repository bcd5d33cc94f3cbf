//! Server-sent events, by which the page follows the world.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
};
use futures::Stream;
use tokio_stream::{StreamExt as _, wrappers::BroadcastStream};

use crate::server::Simulator;

/// A page that fell behind is told to load everything anew.
const LAGGED: &str = "{\"kind\":\"reset\"}";

pub(super) async fn stream(
    State(simulator): State<Simulator>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let events = BroadcastStream::new(simulator.signals.events.subscribe()).map(|event| {
        let data = event.map_or_else(|_lagged| LAGGED.to_owned(), |event| event.to_string());
        Ok(Event::default().data(data))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}
