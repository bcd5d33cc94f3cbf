use yew::prelude::*;
use zayavka_shared::api::QrCode;

/// Empty modules around a code; readers need four.
const QUIET: usize = 4;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub code: QrCode,
    /// What it leads to, in words.
    pub label: AttrValue,
}

/// A QR code to be read from this screen by another phone: dark on white under every theme.
#[component]
pub fn Qr(Props { code, label }: &Props) -> Html {
    let side = code.size + 2 * QUIET;
    html! {
        <svg class="qr" role="img" aria-label={label} viewBox={format!("-{QUIET} -{QUIET} {side} {side}")}
            shape-rendering="crispEdges"><path d={code.path.clone()} /></svg>
    }
}
