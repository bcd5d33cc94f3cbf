use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::Role;
use zayavka_shared::api::NewInvite;

use crate::api::IdempotencyKey;
use crate::session::use_session;
use crate::telegram::{self, Outcome};
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::{Icon, Sheet};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub oninvited: Callback<()>,
    pub onclose: Callback<()>,
}

/// As what someone is invited; a press makes the link.
#[component]
pub(crate) fn InviteSheet(Props { oninvited, onclose }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    // A double tap makes one invite.
    let key = use_memo((), |()| IdempotencyKey::new());
    let invite = {
        let (api, oninvited) = (session.api.clone(), oninvited.clone());
        Callback::from(move |role: Role| {
            let (api, toasts, oninvited, key) = (api.clone(), toasts.clone(), oninvited.clone(), key.clone());
            spawn_local(async move {
                let invite = NewInvite { role, team_ids: Vec::new(), expires_in: None, max_uses: None };
                match api.create_invite(&invite, &key).await {
                    Ok(_) => {
                        telegram::notify(Outcome::Success);
                        oninvited.emit(());
                    }
                    Err(error) => toasts.refuse(&error),
                }
            });
        })
    };
    let roles = Role::ALL.into_iter().filter(|role| role.is_staff() && *role <= session.role());
    html! {
        <Sheet title={texts.people_invite_as()} onclose={onclose.clone()}>
            <p class="lead">{ texts.people_invite_hint() }</p>
            { for roles.map(|role| html! {
                <button key={role.key()} type="button" class="cell" data-role-key={role.key()}
                    onclick={invite.reform(move |_: MouseEvent| role)}>
                    <span class="cell-body"><span class="capital">{ texts.role(role) }</span></span>
                    <span class="cell-end"><Icon name="link" /></span>
                </button>
            }) }
        </Sheet>
    }
}
