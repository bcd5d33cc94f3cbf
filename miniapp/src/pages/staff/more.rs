use yew::prelude::*;

use zayavka_shared::Permission;

use crate::hooks::{use_go, use_top};
use crate::live::{Connection, use_connection};
use crate::pages::language_choice::LanguageChoice;
use crate::route::Route;
use crate::session::use_session;
use crate::telegram::use_back_button;
use crate::texts::use_texts;
use crate::ui::{Avatar, AvatarSize, Cell, Icon, Section};

/// Who I am, my language, and whether news come.
#[component]
pub(crate) fn More() -> Html {
    let texts = use_texts();
    let session = use_session();
    let connection = use_connection();
    let go = use_go();
    use_back_button(None);
    use_top();
    let me = &session.me;
    let name = match &me.last_name {
        Some(last_name) => format!("{} {last_name}", me.first_name),
        None => me.first_name.clone(),
    };
    let role = texts.role(session.role());
    let sub = me.username.as_ref().map_or_else(|| role.to_owned(), |username| format!("@{username}, {role}"));
    let (words, tone, icon, key) = match connection {
        Connection::Open => (texts.connection_open(), "ok", "wifi", "open"),
        Connection::Connecting => (texts.connection_connecting(), "quiet", "wifi", "connecting"),
        Connection::Lost => (texts.connection_lost(), "warn", "offline", "lost"),
    };
    html! {
        <main class="page" data-screen="more">
            <div class="page-head"><h1>{ texts.more_title() }</h1></div>
            <Section is_inset=true>
                <Cell title={name.clone()} {sub} lead={html! { <Avatar id={me.id} {name} size={AvatarSize::Large} /> }} />
            </Section>
            if session.may(Permission::PeopleManage) || session.may(Permission::SettingsManage) {
                <Section title={texts.more_manage()} is_inset=true>
                    if session.may(Permission::PeopleManage) {
                        <Cell title={texts.people_title()} sub={texts.people_hint()} is_link=true data_role="people"
                            lead={html! { <span class="tile-icon" data-tone="a"><Icon name="users" /></span> }}
                            onclick={go.reform(|()| Route::People)} />
                    }
                    if session.may(Permission::SettingsManage) {
                        <Cell title={texts.categories_title()} sub={texts.categories_hint()} is_link=true data_role="categories"
                            lead={html! { <span class="tile-icon" data-tone="f"><Icon name="layers" /></span> }}
                            onclick={go.reform(|()| Route::Categories)} />
                    }
                    if session.may(Permission::SettingsManage) {
                        <Cell title={texts.faq_title()} sub={texts.faq_hint()} is_link=true data_role="faq"
                            lead={html! { <span class="tile-icon" data-tone="d"><Icon name="info" /></span> }}
                            onclick={go.reform(|()| Route::Faq)} />
                        <Cell title={texts.templates_title()} sub={texts.templates_hint()} is_link=true data_role="templates"
                            lead={html! { <span class="tile-icon" data-tone="c"><Icon name="message" /></span> }}
                            onclick={go.reform(|()| Route::Templates)} />
                        <Cell title={texts.desk_title()} sub={texts.desk_hint()} is_link=true data_role="desk"
                            lead={html! { <span class="tile-icon" data-tone="f"><Icon name="bot" /></span> }}
                            onclick={go.reform(|()| Route::Desk)} />
                    }
                </Section>
            }
            <div class="section-head inset-head"><h2>{ texts.more_language() }</h2></div>
            <LanguageChoice label={texts.more_language()} />
            <Section title={texts.more_connection()} is_inset=true>
                <div role="status" data-connection={key}>
                    <Cell title={words} lead={html! { <span class="tile-icon" data-tone={tone}><Icon name={icon} /></span> }} />
                </div>
            </Section>
        </main>
    }
}
