use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use zayavka_shared::DayTime;
use zayavka_shared::api::{ChangePreferences, QuietHours};

use super::zones::{self, ZoneOptions};
use crate::session::use_session;
use crate::texts::use_texts;
use crate::ui::Icon;

/// Where the browser keeps hours that are switched off.
const KEPT_AS: &str = "quiet";
const EVENING: u16 = 22 * 60;
const MORNING: u16 = 8 * 60;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) hours: Option<QuietHours>,
    pub(super) onchange: Callback<ChangePreferences>,
}

/// When the bot is silent: on or off, from, to, and by which clock.
#[component]
pub(super) fn QuietHoursSection(Props { hours, onchange }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    // Hours that are no hours are not sent; what is wrong with them stands at the field.
    let faulty = use_state_eq(|| None::<QuietHours>);
    {
        // Other hours, from here or from another page, are not faulty.
        let faulty = faulty.setter();
        use_effect_with(hours.clone(), move |_| faulty.set(None));
    }
    let shown = faulty.as_ref().or(hours.as_ref()).cloned();
    let onhours = {
        let (faulty, onchange) = (faulty.setter(), onchange.clone());
        Callback::from(move |hours: QuietHours| {
            if hours.from == hours.to {
                faulty.set(Some(hours));
            } else {
                faulty.set(None);
                onchange.emit(change(Some(hours)));
            }
        })
    };
    let onswitch = {
        let (faulty, onchange, hours) = (faulty.setter(), onchange.clone(), hours.clone());
        let (memory, desk_zone) = (session.memory, session.me.time_zone.clone());
        Callback::from(move |event: Event| {
            faulty.set(None);
            if event.target_unchecked_into::<HtmlInputElement>().checked() {
                let usual = memory.load::<QuietHours>(KEPT_AS).or_else(|| usual(&desk_zone));
                onchange.emit(change(usual));
            } else {
                if let Some(hours) = &hours {
                    memory.save(KEPT_AS, hours);
                }
                onchange.emit(change(None));
            }
        })
    };
    html! {
        <>
            <div class="section-head inset-head"><h2>{ texts.preferences_quiet() }</h2></div>
            <div class="section inset">
                <label class="cell">
                    <span class="cell-body"><span class="cell-title">{ texts.preferences_quiet_switch() }</span></span>
                    <input class="switch" type="checkbox" role="switch" checked={shown.is_some()} data-role="quiet" onchange={onswitch} />
                </label>
                if let Some(hours) = shown {
                    <Hours is_faulty={faulty.is_some()} {hours} {onhours} />
                }
            </div>
            <p class="section-foot inset-head">{ texts.preferences_quiet_hint() }</p>
        </>
    }
}

fn change(hours: Option<QuietHours>) -> ChangePreferences {
    ChangePreferences { quiet_hours: Some(hours), ..ChangePreferences::default() }
}

/// The night, where the person is.
fn usual(desk_zone: &str) -> Option<QuietHours> {
    let time_zone = zones::here().unwrap_or_else(|| desk_zone.to_owned());
    Some(QuietHours { from: DayTime::from_minutes(EVENING)?, to: DayTime::from_minutes(MORNING)?, time_zone })
}

#[derive(Debug, Properties, PartialEq)]
struct HoursProps {
    hours: QuietHours,
    /// The end is the beginning.
    is_faulty: bool,
    onhours: Callback<QuietHours>,
}

#[component]
fn Hours(HoursProps { hours, is_faulty, onhours }: &HoursProps) -> Html {
    let texts = use_texts();
    let desk_zone = use_session().me.time_zone.clone();
    let ontime = |set: fn(&mut QuietHours, DayTime)| {
        let (hours, onhours) = (hours.clone(), onhours.clone());
        Callback::from(move |event: Event| {
            // A field that is being emptied says nothing yet.
            if let Ok(time) = event.target_unchecked_into::<HtmlInputElement>().value().parse() {
                let mut hours = hours.clone();
                set(&mut hours, time);
                onhours.emit(hours);
            }
        })
    };
    let onzone = {
        let (hours, onhours) = (hours.clone(), onhours.clone());
        Callback::from(move |event: Event| {
            let time_zone = event.target_unchecked_into::<HtmlSelectElement>().value();
            onhours.emit(QuietHours { time_zone, ..hours.clone() });
        })
    };
    let zone = use_node_ref();
    {
        // What was chosen by hand stays chosen, whatever the options say.
        let zone = zone.clone();
        use_effect_with(hours.time_zone.clone(), move |name| {
            if let Some(select) = zone.cast::<HtmlSelectElement>() {
                select.set_value(name);
            }
        });
    }
    let described = is_faulty.then_some("quiet-error");
    html! {
        <>
            <label class="cell">
                <span class="cell-body"><span class="cell-title">{ texts.preferences_quiet_from() }</span></span>
                <input class="cell-input num" type="time" required=true value={hours.from.to_string()} data-role="quiet-from"
                    onchange={ontime(|hours, time| hours.from = time)} />
            </label>
            <label class="cell">
                <span class="cell-body"><span class="cell-title">{ texts.preferences_quiet_to() }</span></span>
                <input class="cell-input num" type="time" required=true value={hours.to.to_string()} data-role="quiet-to"
                    aria-invalid={is_faulty.to_string()} aria-describedby={described}
                    onchange={ontime(|hours, time| hours.to = time)} />
            </label>
            if *is_faulty {
                <p class="field-error pad" id="quiet-error" role="alert"><Icon name="alert" />{ texts.preferences_quiet_same() }</p>
            }
            <label class="cell wrap">
                <span class="cell-body"><span class="cell-title">{ texts.preferences_zone() }</span></span>
                <select ref={zone} class="cell-input" data-role="quiet-zone" onchange={onzone}>
                    <ZoneOptions chosen={hours.time_zone.clone()} desk={desk_zone} />
                </select>
            </label>
        </>
    }
}
