//! The page of phones: plain files, built into the binary.

use axum::{
    Router,
    extract::{Path, State},
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
    routing::get,
};

use crate::server::Simulator;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json";
const SVG: &str = "image/svg+xml";

const INDEX: &str = include_str!("../static/index.html");

/// Name, type and content of each file.
const FILES: [(&str, &str, &str); 15] = [
    ("app-host.js", JAVASCRIPT, include_str!("../static/app-host.js")),
    ("app-sheet.js", JAVASCRIPT, include_str!("../static/app-sheet.js")),
    ("chat.css", CSS, include_str!("../static/chat.css")),
    ("chat.js", JAVASCRIPT, include_str!("../static/chat.js")),
    ("control.js", JAVASCRIPT, include_str!("../static/control.js")),
    ("dom.js", JAVASCRIPT, include_str!("../static/dom.js")),
    ("icon.svg", SVG, include_str!("../static/icon.svg")),
    ("main.js", JAVASCRIPT, include_str!("../static/main.js")),
    ("message.js", JAVASCRIPT, include_str!("../static/message.js")),
    ("page.css", CSS, include_str!("../static/page.css")),
    ("phone.css", CSS, include_str!("../static/phone.css")),
    ("phone.js", JAVASCRIPT, include_str!("../static/phone.js")),
    ("texts.js", JAVASCRIPT, include_str!("../static/texts.js")),
    ("theme-light.json", JSON, include_str!("../static/theme-light.json")),
    ("themes.js", JAVASCRIPT, include_str!("../static/themes.js")),
];

pub(crate) fn routes() -> Router<Simulator> {
    Router::new()
        .route("/", get(index))
        .route("/static/{name}", get(file))
        .route("/telegram-web-app.js", get(script))
}

async fn index() -> Response {
    ([(CONTENT_TYPE, HTML), (CACHE_CONTROL, "no-cache")], INDEX).into_response()
}

async fn file(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|(known, _, _)| *known == name) {
        Some((_, kind, content)) => {
            ([(CONTENT_TYPE, *kind), (CACHE_CONTROL, "no-cache")], *content).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The stand-in for telegram.org's script, if the simulator was given one.
async fn script(State(simulator): State<Simulator>) -> Response {
    match &simulator.config.script {
        Some(script) => ([(CONTENT_TYPE, JAVASCRIPT)], script.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
