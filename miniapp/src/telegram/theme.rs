//! Puts the theme that Telegram hands over on the page, and the page's colours on Telegram.

use wasm_bindgen::closure::Closure;
use web_sys::CssStyleDeclaration;

use super::bridge::{Bridge, object, try_since};
use super::guard::{self, Rgb, Shares};

/// The colours of a theme that the guard reads; fallbacks as in `tokens.css`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Behind cells and bubbles.
    pub surface: Rgb,
    /// Behind everything.
    pub page: Rgb,
    /// Behind what is docked at the bottom.
    pub bar: Rgb,
    pub text: Rgb,
    pub hint: Rgb,
    pub link: Rgb,
    pub accent: Rgb,
    pub button: Rgb,
    pub button_text: Rgb,
    pub danger: Rgb,
}

impl Theme {
    /// `colour` knows Telegram's names (`bg_color`); all of them are optional.
    #[must_use]
    pub fn read(colour: impl Fn(&str) -> Option<Rgb>) -> Self {
        let or = |name: &str, fallback: u32| colour(name).unwrap_or_else(|| Rgb::from_hex(fallback));
        let surface = colour("section_bg_color").unwrap_or_else(|| or("bg_color", 0xff_ff_ff));
        let link = or("link_color", 0x24_81_cc);
        Self {
            surface,
            page: or("secondary_bg_color", 0xef_ef_f3),
            bar: colour("bottom_bar_bg_color").unwrap_or(surface),
            text: or("text_color", 0),
            hint: or("hint_color", 0x8e_8e_93),
            link,
            accent: colour("accent_text_color").unwrap_or(link),
            button: or("button_color", 0x24_81_cc),
            button_text: or("button_text_color", 0xff_ff_ff),
            danger: or("destructive_text_color", 0xe5_39_35),
        }
    }
}

/// Applies the theme now and whenever it changes. Called once, before anything is drawn.
pub fn follow() {
    apply();
    let changed = Closure::<dyn Fn()>::new(apply).into_js_value();
    super::on_event("themeChanged", &changed);
}

fn apply() {
    let Some(app) = Bridge::web_app() else { return };
    let Some(params) = app.part("themeParams") else { return };
    let theme = Theme::read(|name| params.text(name).and_then(|text| Rgb::parse(&text)));
    let shares = guard::solve(&theme);
    if let Some(style) = root_style() {
        write(&style, &shares);
    }
    colour_telegram(&app, &shares, &theme);
}

fn root_style() -> Option<CssStyleDeclaration> {
    use wasm_bindgen::JsCast;
    let root = web_sys::window()?.document()?.document_element()?;
    Some(root.dyn_into::<web_sys::HtmlElement>().ok()?.style())
}

fn write(style: &CssStyleDeclaration, shares: &Shares) {
    let set = |name: &str, value: &str| crate::report::ignore("a colour", style.set_property(name, value));
    let percent = |name: &str, share: f64| set(name, &format!("{}%", (share * 100.0).round()));
    percent("--hint-p", shares.hint);
    percent("--accent-p", shares.accent);
    percent("--danger-p", shares.danger);
    percent("--ink", shares.ink);
    percent("--mark", shares.mark);
    percent("--note-ink", shares.note_ink);
    percent("--edge", shares.edge);
    set("--button-safe", &shares.button.css());
    set("color-scheme", if shares.is_dark { "dark" } else { "light" });
}

/// Header, background and bottom bar take the page's colours; the main button the safe one.
fn colour_telegram(app: &Bridge, shares: &Shares, theme: &Theme) {
    try_since("6.1", "setHeaderColor", &["secondary_bg_color".into()]);
    try_since("6.1", "setBackgroundColor", &["secondary_bg_color".into()]);
    try_since("7.10", "setBottomBarColor", &["bottom_bar_bg_color".into()]);
    let pair =
        object(&[("color", shares.button.css().into()), ("text_color", theme.button_text.css().into())]);
    if let Some(button) = app.part("MainButton") {
        crate::report::ignore("a button", button.call("setParams", &[pair]));
    }
}
