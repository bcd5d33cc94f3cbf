use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;
use zayavka_shared::Role;
use zayavka_shared::api::{InviteView, TeamView};

use crate::clock::use_minute;
use crate::dates;
use crate::session::use_session;
use crate::telegram::{self, Confirm, Outcome, confirm};
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::{Icon, Qr};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) invite: Rc<InviteView>,
    /// All teams, for their names.
    pub(super) teams: Rc<Vec<TeamView>>,
    pub(super) onrevoked: Callback<()>,
    pub(super) onqr: Callback<()>,
}

/// An invite that is still good: for whom, how often, until when; its link to hand on, and the way to end it.
#[component]
pub(super) fn InviteCard(Props { invite, teams, onrevoked, onqr }: &Props) -> Html {
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
                // Where the page may not write there, the link is told to be taken by hand.
                toasts.say(if written.is_ok() { texts.people_copied().to_owned() } else { link });
            });
        })
    };
    let onshare = {
        let address = share_address(&invite.link, &texts.people_invite_words(role));
        Callback::from(move |_: MouseEvent| telegram::open_telegram_link(&address))
    };
    let onrevoke = {
        let (api, id, onrevoked) = (session.api.clone(), invite.id, onrevoked.clone());
        let question = Confirm {
            message: texts.people_revoke_question().to_owned(),
            act: texts.people_revoke().to_owned(),
            keep: texts.people_revoke_keep().to_owned(),
            is_destructive: true,
        };
        Callback::from(move |_: MouseEvent| {
            let (api, toasts, onrevoked) = (api.clone(), toasts.clone(), onrevoked.clone());
            let question = question.clone();
            spawn_local(async move {
                if !confirm(&question).await {
                    return;
                }
                match api.revoke_invite(id).await {
                    Ok(()) => {
                        telegram::notify(Outcome::Success);
                        onrevoked.emit(());
                    }
                    Err(error) => toasts.refuse(&error),
                }
            });
        })
    };
    let names: Vec<&str> = teams
        .iter()
        .filter(|team| invite.team_ids.contains(&team.id))
        .map(|team| team.name.as_str())
        .collect();
    html! {
        <section class="section inset panel-in spaced invite" data-invite-id={invite.id.to_string()}
            aria-label={texts.people_invite_of(role)}>
            <button type="button" class="invite__code" data-role="qr" aria-haspopup="dialog" aria-label={texts.people_qr()}
                onclick={onqr.reform(|_: MouseEvent| ())}><Qr code={invite.qr.clone()} label={texts.people_qr_hint()} /></button>
            <div class="invite__about">
                <p class="invite__title">{ texts.people_invite_of(role) }</p>
                if !names.is_empty() {
                    <p class="hint" data-role="invite-teams">{ names.join(", ") }</p>
                }
                <p class="hint" data-role="invite-left">{ texts.people_invite_left(invite.uses_left, invite.max_uses) }</p>
                <p class="hint" data-role="invite-until">{ texts.people_invite_until(until) }</p>
            </div>
            <div class="invite__acts">
                <button type="button" class="btn soft small" data-role="share" onclick={onshare}>{ texts.people_share() }</button>
                <button type="button" class="icon-btn" data-role="copy" aria-label={texts.people_copy()} onclick={oncopy}>
                    <Icon name="copy" />
                </button>
                <button type="button" class="btn danger small" data-role="revoke" onclick={onrevoke}>{ texts.people_revoke() }</button>
            </div>
        </section>
    }
}

/// Telegram's own page for handing a link on (core.telegram.org/widgets/share).
fn share_address(link: &str, words: &str) -> String {
    // A plus is a space in forms alone; Telegram would show it.
    let escaped =
        |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    format!("https://t.me/share/url?url={}&text={}", escaped(link), escaped(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_link_keeps_its_own_parts_and_the_words_their_spaces() {
        assert_eq!(
            share_address("https://t.me/desk_bot?start=inv_1", "Come & see, 1+1"),
            "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fdesk_bot%3Fstart%3Dinv_1&text=Come%20%26%20see%2C%201%2B1"
        );
    }
}
