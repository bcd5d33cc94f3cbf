//! Short messages that pass: what was done, what was refused and why.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::api::ApiError;
use crate::telegram::{self, Outcome};
use crate::ui::Toast;

/// Long enough to read two lines.
const SHOWN_MS: u32 = 6_000;
/// How long something can be taken back.
const UNDO_MS: u32 = 10_000;

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Said,
    /// Told at once to a screen reader.
    Refused,
}

#[derive(Debug, Clone, PartialEq)]
struct Message {
    number: u32,
    text: AttrValue,
    tone: Tone,
    onundo: Option<Callback<()>>,
}

#[derive(Debug, Clone, PartialEq, Default)]
struct State {
    count: u32,
    shown: Option<Message>,
}

enum Action {
    Show(AttrValue, Tone, Option<Callback<()>>),
    Hide(u32),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Show(text, tone, onundo) => {
                let number = self.count + 1;
                Self { count: number, shown: Some(Message { number, text, tone, onundo }) }.into()
            }
            Action::Hide(number) if self.shown.as_ref().is_some_and(|shown| shown.number == number) => {
                Self { count: self.count, shown: None }.into()
            }
            Action::Hide(_) => self,
        }
    }
}

/// Where pages leave their messages.
#[derive(Clone, PartialEq)]
pub struct Toasts {
    dispatcher: UseReducerDispatcher<State>,
    wording: Callback<ApiError, AttrValue>,
}

impl std::fmt::Debug for Toasts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Toasts").finish_non_exhaustive()
    }
}

impl Toasts {
    pub fn say(&self, text: impl Into<AttrValue>) {
        self.dispatcher.dispatch(Action::Show(text.into(), Tone::Said, None));
    }

    /// Says what was done, with the way back.
    pub fn offer(&self, text: impl Into<AttrValue>, onundo: Callback<()>) {
        self.dispatcher.dispatch(Action::Show(text.into(), Tone::Said, Some(onundo)));
    }

    /// Says why something was not done, in the server's words where it gave some.
    pub fn refuse(&self, error: &ApiError) {
        telegram::notify(Outcome::Error);
        self.dispatcher.dispatch(Action::Show(self.wording.emit(error.clone()), Tone::Refused, None));
    }
}

/// The messages' place; every page is drawn below [`ToastProvider`].
#[hook]
pub fn use_toasts() -> Toasts {
    use_context::<Toasts>().expect("pages are drawn below ToastProvider")
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// Puts an error into words, in the person's language.
    pub wording: Callback<ApiError, AttrValue>,
    pub children: Html,
}

/// Shows one message at a time, above all else.
#[component]
pub fn ToastProvider(Props { wording, children }: &Props) -> Html {
    let state = use_reducer(State::default);
    {
        let dispatcher = state.dispatcher();
        let shown = state.shown.as_ref().map(|message| (message.number, message.onundo.is_some()));
        use_effect_with(shown, move |shown| {
            let timeout = shown.map(|(number, can_undo)| {
                let shown_ms = if can_undo { UNDO_MS } else { SHOWN_MS };
                Timeout::new(shown_ms, move || dispatcher.dispatch(Action::Hide(number)))
            });
            move || drop(timeout)
        });
    }
    let toasts = Toasts { dispatcher: state.dispatcher(), wording: wording.clone() };
    html! {
        <ContextProvider<Toasts> context={toasts}>
            { children.clone() }
            if let Some(Message { number, text, tone, onundo }) = state.shown.clone() {
                <Toast key={number} {text} is_refusal={tone == Tone::Refused}
                    onundo={onundo.map(|onundo| undo(state.dispatcher(), number, onundo))} />
            }
        </ContextProvider<Toasts>>
    }
}

/// Takes it back, and the message away.
fn undo(dispatcher: UseReducerDispatcher<State>, number: u32, onundo: Callback<()>) -> Callback<()> {
    Callback::from(move |()| {
        dispatcher.dispatch(Action::Hide(number));
        onundo.emit(());
    })
}
