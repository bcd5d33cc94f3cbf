use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;
use zayavka_shared::Role;
use zayavka_shared::api::InviteView;

use crate::clock::use_minute;
use crate::dates;
use crate::session::use_session;
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::Qr;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub invite: Rc<InviteView>,
    pub onrevoked: Callback<()>,
}

/// An invite that is still good: its link to copy, and the way to end it.
#[component]
pub(crate) fn InviteCard(Props { invite, onrevoked }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let now = use_minute();
    let role = Role::from_key(&invite.role).map_or(invite.role.as_str(), |role| texts.role(role));
    let until = dates::moment(now, invite.expires_at, texts.language());
    let oncopy = {
        let (link, toasts) = (invite.link.clone(), toasts.clone());
        Callback::from(move |_: MouseEvent| {
            let (link, toasts) = (link.clone(), toasts.clone());
            spawn_local(async move {
                let Some(window) = web_sys::window() else { return };
                let written = JsFuture::from(window.navigator().clipboard().write_text(&link)).await;
                // Where the page may not write there, the link stands in the card to be taken by hand.
                toasts.say(if written.is_ok() { texts.people_copied().to_owned() } else { link });
            });
        })
    };
    let onrevoke = {
        let (api, id, onrevoked) = (session.api.clone(), invite.id, onrevoked.clone());
        Callback::from(move |_: MouseEvent| {
            let (api, toasts, onrevoked) = (api.clone(), toasts.clone(), onrevoked.clone());
            spawn_local(async move {
                match api.revoke_invite(id).await {
                    Ok(()) => onrevoked.emit(()),
                    Err(error) => toasts.refuse(&error),
                }
            });
        })
    };
    html! {
        <section class="section inset panel-in spaced" data-invite-id={invite.id.to_string()} aria-label={texts.people_invite_of(role)}>
            <p><b>{ texts.people_invite_of(role) }</b></p>
            <p class="hint">{ texts.people_invite_until(invite.uses_left, until) }</p>
            <details>
                <summary class="link-btn" data-role="qr">{ texts.people_qr() }</summary>
                <Qr code={invite.qr.clone()} label={texts.people_qr_hint()} />
                <p class="hint">{ texts.people_qr_hint() }</p>
            </details>
            <p class="hint invite-link">{ &invite.link }</p>
            <div class="row spaced">
                <button type="button" class="btn soft small" data-role="copy" onclick={oncopy}>{ texts.people_copy() }</button>
                <button type="button" class="btn danger small" data-role="revoke" onclick={onrevoke}>{ texts.people_revoke() }</button>
            </div>
        </section>
    }
}
