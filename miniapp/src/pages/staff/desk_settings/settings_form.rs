use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zayavka_shared::Language;
use zayavka_shared::api::{DeskSettings, ProblemCode, TelegramAnswer};
use zayavka_shared::hours::Weekday;

use super::form::{Edit, Form, Text};
use super::holidays::Holidays;
use super::hours_row::HoursRow;
use crate::pages::staff::text_row::TextRow;
use crate::session::use_session;
use crate::telegram::{self, MainButton, Outcome, use_closing_confirmation, use_still_page};
use crate::texts::{Texts, use_texts};
use crate::toast::use_toasts;
use crate::ui::{Icon, Section, SegmentItem, Segments};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) settings: Rc<DeskSettings>,
}

/// The settings, edited together and saved together.
#[component]
pub(super) fn SettingsForm(Props { settings }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let form = {
        let settings = settings.clone();
        use_state_eq(move || Form::of((*settings).clone()))
    };
    let language = {
        let own = session.language();
        use_state_eq(move || own)
    };
    let refusals = use_state_eq(Vec::<TelegramAnswer>::new);
    let is_busy = use_state_eq(|| false);
    use_closing_confirmation(form.is_dirty());
    use_still_page();
    let onsave = {
        let (api, form, language, toasts) =
            (session.api.clone(), form.clone(), language.setter(), toasts.clone());
        let (refusals, is_busy) = (refusals.setter(), is_busy.setter());
        Callback::from(move |()| {
            let (api, form, language, toasts) = (api.clone(), form.clone(), language.clone(), toasts.clone());
            let (refusals, is_busy) = (refusals.clone(), is_busy.clone());
            is_busy.set(true);
            spawn_local(async move {
                match api.change_settings(&form.change()).await {
                    Ok(saved) => {
                        telegram::notify(Outcome::Success);
                        toasts.say(texts.desk_saved());
                        refusals.set(saved.telegram.iter().filter(|answer| !answer.ok).cloned().collect());
                        form.set(Form::of(DeskSettings { telegram: Vec::new(), ..saved }));
                    }
                    Err(error) => {
                        let problem =
                            error.problem().filter(|_| error.code() == Some(ProblemCode::InvalidFields));
                        if let Some(problem) = problem {
                            let refused = (*form).clone().refused(&problem.errors);
                            if let Some(faulty) = refused.faulty_language() {
                                language.set(faulty);
                            }
                            form.set(refused);
                        }
                        toasts.refuse(&error);
                    }
                }
                is_busy.set(false);
            });
        })
    };
    let onedit = {
        let form = form.clone();
        Callback::from(move |edit: Edit| form.set((*form).clone().with(edit)))
    };
    let onlanguage = {
        let language = language.setter();
        Callback::from(move |code: AttrValue| {
            telegram::selection();
            language.set(Language::from_code(&code).unwrap_or(Language::Ru));
        })
    };
    let language = *language;
    let row = |text: Text, label: &'static str, hint: Option<&'static str>, is_long: bool| {
        let path = format!("{}.{}", text.path(), language.code());
        let error = form.errors.get(&path).cloned().map(AttrValue::from);
        let oninput = onedit.reform(move |words: String| Edit::Text(text, language, words));
        html! {
            <TextRow key={path.clone()} path={path.clone()} {label} hint={hint.map(AttrValue::Static)} {error} {is_long}
                value={form.text(text, language).to_owned()} {oninput} />
        }
    };
    html! {
        <>
            { refused(texts, &refusals) }
            <Section title={texts.desk_bot()} is_inset=true>
                <TextRow path="bot_name" label={texts.desk_name()} hint={texts.desk_name_hint()}
                    value={form.edited.bot_name.clone()} error={form.errors.get("bot_name").cloned().map(AttrValue::from)}
                    oninput={onedit.reform(Edit::Name)} />
            </Section>
            <div class="pad template-segments spaced">
                <Segments label={texts.desk_texts_language()} items={languages()} selected={language.code()} onselect={onlanguage} />
            </div>
            <Section is_inset=true>
                { row(Text::Greeting, texts.desk_greeting(), Some(texts.desk_greeting_hint()), true) }
                { row(Text::Description, texts.desk_description(), Some(texts.desk_description_hint()), true) }
                { row(Text::ShortDescription, texts.desk_short(), Some(texts.desk_short_hint()), true) }
                { row(Text::StartCommand, texts.desk_start(), None, false) }
                { row(Text::HelpCommand, texts.desk_help(), None, false) }
                { row(Text::MenuButton, texts.desk_menu(), Some(texts.desk_menu_hint()), false) }
            </Section>
            <Section title={texts.desk_consent_section()} is_inset=true>
                { row(Text::Consent, texts.desk_consent(), Some(texts.desk_consent_hint()), true) }
            </Section>
            <Section title={texts.desk_rules()} is_inset=true>
                <TextRow path="reopen_days" label={texts.desk_days()} hint={texts.desk_days_hint()} is_number=true
                    value={form.days.clone()} error={form.errors.get("reopen_days").cloned().map(AttrValue::from)}
                    oninput={onedit.reform(Edit::Days)} />
                { for Language::ALL.into_iter().map(|language| offer(texts, &form, language, &onedit)) }
            </Section>
            <Section title={texts.desk_hours()} is_inset=true>
                <p class="panel-in hint">{ texts.desk_hours_hint(&session.me.time_zone) }</p>
                { for Weekday::ALL.map(|day| html! {
                    <HoursRow key={day.key()} {day} intervals={form.edited.working_hours.day(day).to_vec()}
                        error={form.hours_fault(day, texts).map(AttrValue::from)}
                        onhours={onedit.reform(move |hours| Edit::Hours(day, hours))} />
                }) }
            </Section>
            <Section title={texts.desk_holidays()} is_inset=true>
                <Holidays days={form.edited.holidays.clone()} error={form.errors.get("holidays").cloned().map(AttrValue::from)}
                    onday={onedit.reform(|(day, is_kept)| Edit::Holiday(day, is_kept))} />
            </Section>
            <MainButton text={texts.desk_save()} onpress={onsave} is_busy={*is_busy} />
        </>
    }
}

/// What Telegram did not take, in its own words.
fn refused(texts: Texts, refusals: &[TelegramAnswer]) -> Html {
    if refusals.is_empty() {
        return Html::default();
    }
    html! {
        <div role="alert" data-role="telegram">
            <Section title={texts.desk_refused()} is_inset=true>
                { for refusals.iter().map(|answer| html! {
                    <div class="panel-in telegram-answer" data-method={answer.method.clone()}>
                        <p class="field-error"><Icon name="alert" />{ &answer.method }</p>
                        <p class="hint">{ answer.description.clone().unwrap_or_default() }</p>
                    </div>
                }) }
            </Section>
        </div>
    }
}

fn offer(texts: Texts, form: &Form, language: Language, onedit: &Callback<Edit>) -> Html {
    let id = format!("desk-language-{}", language.code());
    let onchange = onedit.reform(move |event: Event| {
        Edit::Language(language, event.target_unchecked_into::<HtmlInputElement>().checked())
    });
    html! {
        <div class="field" data-field={format!("languages.{}", language.code())}>
            <div class="row">
                <label class="grow" for={id.clone()}>{ texts.desk_speaks(language.own_name()) }</label>
                <input class="switch" {id} type="checkbox" role="switch"
                    checked={form.edited.languages.contains(&language)} {onchange} />
            </div>
        </div>
    }
}

fn languages() -> Vec<SegmentItem> {
    let item = |language: Language| SegmentItem {
        key: language.code().into(),
        label: language.own_name().into(),
        icon: None,
        role: Some(format!("segment-{}", language.code()).into()),
    };
    Language::ALL.into_iter().map(item).collect()
}
