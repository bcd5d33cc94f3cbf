//! The OpenAPI document, made from the handlers themselves.

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Zayavka",
        description = "The helpdesk inside Telegram. Every call carries \
        `Authorization: tma <initData>`; every refusal is a problem document."
    ),
    paths(
        crate::people::routes::show_me,
        crate::people::routes::change_me,
        crate::people::routes::list_people,
        crate::people::routes::change_person,
        crate::people::routes::reassign,
        crate::people::routes::list_roles,
        crate::teams::routes::list_teams,
        crate::teams::routes::create_team,
        crate::teams::routes::change_team,
        crate::invites::routes::list_invites,
        crate::invites::routes::create_invite,
        crate::invites::routes::revoke_invite,
        crate::invites::routes::accept_invite,
        crate::consents::routes::give_consent,
        crate::preferences::routes::show,
        crate::preferences::routes::change,
        crate::settings::routes::show_settings,
        crate::settings::routes::change_settings,
        crate::templates::routes::list_templates,
        crate::templates::routes::set_template,
        crate::templates::routes::reset_template,
        crate::templates::routes::preview_template,
        crate::templates::routes::send_template,
        crate::categories::routes::list,
        crate::categories::admin::list_categories,
        crate::categories::admin::create_category,
        crate::categories::admin::change_category,
        crate::categories::label::show_label,
        crate::faq::routes::offer_faq,
        crate::faq::routes::count_helped,
        crate::faq::admin::list_faq,
        crate::faq::admin::create_faq,
        crate::faq::admin::change_faq,
        crate::faq::admin::delete_faq,
        crate::drafts::routes::list_drafts,
        crate::drafts::routes::put_draft,
        crate::drafts::routes::discard_draft,
        crate::drafts::routes::open_draft,
        crate::statuses::routes::list,
        crate::files::routes::upload,
        crate::files::send::send,
        crate::files::uploads::routes::begin,
        crate::files::uploads::routes::show,
        crate::files::uploads::routes::take_part,
        crate::files::uploads::routes::give_up,
        crate::tickets::routes::list_tickets,
        crate::tickets::routes::count_tickets,
        crate::tickets::bulk::change_many,
        crate::tickets::export::export_csv,
        crate::tickets::export::link_csv,
        crate::tickets::routes::create_ticket,
        crate::tickets::routes::show_ticket,
        crate::tickets::routes::list_events,
        crate::tickets::routes::set_status,
        crate::tickets::routes::take,
        crate::tickets::routes::assign,
        crate::tickets::routes::cancel,
        crate::tickets::routes::confirm,
        crate::tickets::routes::reopen,
        crate::tickets::routes::mark_read,
        crate::comments::routes::list_comments,
        crate::comments::routes::add_comment,
        crate::comments::routes::edit_comment,
        crate::ratings::routes::rate,
        crate::reports::routes::show_overview,
        crate::first_steps::routes::show,
        crate::live::routes::live,
    ),
    components(schemas(zayavka_shared::api::Problem))
)]
struct Api;

/// The document as a value.
#[must_use]
pub fn api() -> Document {
    Api::openapi()
}

/// The document as JSON.
#[must_use]
pub fn document() -> String {
    api().to_pretty_json().expect("the document is plain JSON")
}
