use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::Role;
use zayavka_shared::api::InviteView;

use crate::texts::use_texts;
use crate::ui::{Qr, Sheet};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) invite: Rc<InviteView>,
    pub(super) onclose: Callback<()>,
}

/// An invite's code, large enough for a camera, and its link to be taken by hand.
#[component]
pub(super) fn QrSheet(Props { invite, onclose }: &Props) -> Html {
    let texts = use_texts();
    let role = Role::from_key(&invite.role).map_or(invite.role.as_str(), |role| texts.role(role));
    html! {
        <Sheet title={texts.people_invite_of(role)} onclose={onclose.clone()}>
            <div class="pad invite-qr">
                <Qr code={invite.qr.clone()} label={texts.people_qr_hint()} />
                <p class="hint">{ texts.people_qr_hint() }</p>
                <p class="hint invite-link">{ &invite.link }</p>
            </div>
        </Sheet>
    }
}
