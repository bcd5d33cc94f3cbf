//! The client's word on what was done: one to five, then why.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;
use zayavka_shared::api::{NewRating, TicketView};
use zayavka_shared::text::BODY_MAX;
use zayavka_shared::ticket::{Allowed, Score};

use crate::api::IdempotencyKey;
use crate::session::use_session;
use crate::telegram::{self, Outcome};
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ticket: Rc<TicketView>,
    pub(super) onrated: Callback<()>,
    /// A low score may mean that it is not done at all.
    pub(super) onreopen: Callback<()>,
}

/// Five stars that count with one press; the reason may follow.
#[component]
pub(super) fn RatingCard(Props { ticket, onrated, onreopen }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    // Shown at once; the server's answer comes with the ticket.
    let pressed = use_state_eq(|| None::<Score>);
    let reason =
        use_state_eq(|| ticket.rating.as_ref().and_then(|one| one.reason.clone()).unwrap_or_default());
    let may_rate = ticket.allowed.contains(&Allowed::Rate);
    let score = (*pressed).or(ticket.rating.as_ref().map(|one| one.score));
    let is_low = score.is_some_and(Score::is_low);
    let send = {
        let (api, id, onrated, pressed) = (session.api.clone(), ticket.id, onrated.clone(), pressed.setter());
        Callback::from(move |(score, reason): (Score, Option<String>)| {
            pressed.set(Some(score));
            let (api, onrated, pressed, toasts) =
                (api.clone(), onrated.clone(), pressed.clone(), toasts.clone());
            spawn_local(async move {
                let has_reason = reason.is_some();
                match api.rate(id, &NewRating { score, reason }, &IdempotencyKey::new()).await {
                    Ok(_) => {
                        telegram::notify(Outcome::Success);
                        if has_reason {
                            toasts.say(texts.rating_thanks());
                        }
                        onrated.emit(());
                    }
                    Err(error) => {
                        pressed.set(None);
                        toasts.refuse(&error);
                    }
                }
            });
        })
    };
    let written = reason.trim().to_owned();
    let oninput = {
        let reason = reason.setter();
        Callback::from(move |event: InputEvent| {
            reason.set(event.target_unchecked_into::<HtmlTextAreaElement>().value())
        })
    };
    let onsend = score.map(|score| {
        let written = written.clone();
        send.reform(move |_: MouseEvent| (score, Some(written.clone())))
    });
    let is_sent = ticket.rating.as_ref().is_some_and(|one| one.reason.as_deref() == Some(written.as_str()));
    html! {
        <section class="section inset panel-in rating" aria-labelledby="rating-title" data-role="rating">
            <h2 id="rating-title">{ if score.is_some() { texts.rating_given() } else { texts.rating_question() } }</h2>
            <div class="stars" role="radiogroup" aria-labelledby="rating-title">
                { for Score::ALL.map(|one| {
                    let is_on = score.is_some_and(|score| one <= score);
                    let kept = Some(written.clone()).filter(|reason| !reason.is_empty());
                    html! {
                        <button key={i64::from(one)} type="button" class="star" role="radio" disabled={!may_rate}
                            data-score={i64::from(one).to_string()} data-on={is_on.to_string()}
                            aria-checked={(score == Some(one)).to_string()} aria-label={texts.rating_stars(i64::from(one))}
                            onclick={send.reform(move |_: MouseEvent| (one, kept.clone()))}>
                            if is_on { <Icon name="starfull" /> } else { <Icon name="star" /> }
                        </button>
                    }
                }) }
            </div>
            if let Some(onclick) = onsend.filter(|_| may_rate) {
                <label class="field">
                    <span class="label">{ if is_low { texts.rating_reason_low() } else { texts.rating_reason() } }</span>
                    <textarea class="input" rows="2" maxlength={BODY_MAX.to_string()} data-role="rating-reason"
                        value={(*reason).clone()} {oninput} />
                </label>
                <div class="row wrap">
                    if !written.is_empty() && !is_sent {
                        <button type="button" class="btn soft small" data-role="rating-send" {onclick}>{ texts.rating_send() }</button>
                    }
                    if is_low && ticket.allowed.contains(&Allowed::Reopen) {
                        <button type="button" class="btn soft small" data-role="rating-reopen"
                            onclick={onreopen.reform(|_: MouseEvent| ())}>{ texts.client_reopen() }</button>
                    }
                </div>
            } else if let Some(reason) = ticket.rating.as_ref().and_then(|one| one.reason.clone()) {
                <p class="hint">{ reason }</p>
            }
        </section>
    }
}
