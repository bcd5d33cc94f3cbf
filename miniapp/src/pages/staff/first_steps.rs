use yew::prelude::*;
use zayavka_shared::api::{FirstSteps, LiveEvent, LiveKind};

use crate::hooks::{use_go, use_load};
use crate::live::use_live;
use crate::route::Route;
use crate::session::use_session;
use crate::texts::use_texts;
use crate::ui::{Cell, Icon, Section};

/// The way from an empty desk to the first ticket that flows; gone once tickets do.
#[component]
pub(crate) fn FirstStepsCard() -> Html {
    let texts = use_texts();
    let go = use_go();
    let session = use_session();
    let (steps, reload) = use_load(session.api.clone(), |api| async move { api.first_steps().await });
    // Once tickets flow nothing more is asked, however much happens.
    let is_over = steps.ready().is_some_and(FirstSteps::is_over);
    use_live(Callback::from(move |event: LiveEvent| match event.kind {
        _ if is_over => {}
        LiveKind::TicketCreated | LiveKind::TicketChanged | LiveKind::SettingsChanged | LiveKind::Reset => {
            reload.emit(());
        }
        LiveKind::Ready
        | LiveKind::TicketGone
        | LiveKind::TicketRead
        | LiveKind::CommentCreated
        | LiveKind::CommentChanged
        | LiveKind::MeChanged
        | LiveKind::DraftChanged => {}
    }));
    // A desk that flows needs no guide, and a guide that does not come is no fault of the page.
    let Some(steps) = steps.ready().copied().filter(|steps| !steps.is_over()) else { return Html::default() };
    let rows = [
        ("bot", steps.bot, texts.first_bot(), texts.first_bot_hint(), Route::Desk),
        (
            "categories",
            steps.categories,
            texts.first_categories(),
            texts.first_categories_hint(),
            Route::Categories,
        ),
        ("staff", steps.staff, texts.first_staff(), texts.first_staff_hint(), Route::People),
        ("ticket", steps.ticket, texts.first_ticket(), texts.first_ticket_hint(), Route::New),
        ("work", steps.work, texts.first_work(), texts.first_work_hint(), Route::Board),
    ];
    html! {
        <div data-role="first-steps">
            <Section title={texts.first_title()} is_inset=true>
                { for rows.into_iter().map(|(key, is_done, title, hint, route)| {
                    let (icon, tone) = if is_done { ("okay", "ok") } else { ("right", "quiet") };
                    let words = if is_done { texts.first_done() } else { hint };
                    html! {
                        <div key={key} data-step={key} data-done={is_done.to_string()}>
                            <Cell {title} sub={words} is_link=true data_role={format!("step-{key}")}
                                lead={html! { <span class="tile-icon" data-tone={tone}><Icon name={icon} /></span> }}
                                onclick={go.reform(move |()| route)} />
                        </div>
                    }
                }) }
            </Section>
        </div>
    }
}
