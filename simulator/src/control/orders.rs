//! The log of calls, ordered faults, and the fresh start.

use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    server::Simulator,
    world::faults::{Fault, FaultKind},
};

#[derive(Debug, Deserialize)]
pub(super) struct After {
    #[serde(default)]
    after: u64,
}

/// Every finished call after this number, oldest first.
pub(super) async fn calls(
    State(simulator): State<Simulator>,
    Query(After { after }): Query<After>,
) -> Json<Value> {
    Json(json!(simulator.world().calls.after(after)))
}

pub(super) async fn faults(State(simulator): State<Simulator>) -> Json<Value> {
    Json(json!(simulator.world().faults.all()))
}

pub(super) async fn add_fault(
    State(simulator): State<Simulator>,
    Json(fault): Json<Fault>,
) -> (StatusCode, Json<Fault>) {
    (StatusCode::CREATED, Json(simulator.world().faults.add(fault)))
}

/// Which faults end; all, if nothing is said.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Ended {
    id: Option<u64>,
    method: Option<String>,
    kind: Option<FaultKind>,
}

pub(super) async fn remove_faults(
    State(simulator): State<Simulator>,
    Query(query): Query<Ended>,
    body: Option<Json<Ended>>,
) -> Json<Value> {
    let ended = body.map_or(query, |Json(body)| body);
    let mut world = simulator.world();
    world.faults.remove(ended.id, ended.method.as_deref(), ended.kind);
    Json(json!(world.faults.all()))
}

/// How far the limits' time is to move.
#[derive(Debug, Deserialize)]
pub(super) struct Advance {
    advance_ms: i64,
}

/// Lets time pass for the flood limits: for tests whose own clock does not wait either.
pub(super) async fn advance_clock(
    State(simulator): State<Simulator>,
    Json(Advance { advance_ms }): Json<Advance>,
) -> Json<Value> {
    simulator.world().limits.advance(advance_ms);
    Json(json!({"advanced_ms": advance_ms}))
}

pub(super) async fn reset(State(simulator): State<Simulator>) -> Json<Value> {
    simulator.world().reset();
    Json(json!({"ok": true}))
}
