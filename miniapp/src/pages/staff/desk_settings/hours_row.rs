use web_sys::HtmlInputElement;
use yew::prelude::*;
use zayavka_shared::hours::{ClockTime, INTERVALS_MAX, Weekday, WorkingInterval};

use crate::dates;
use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) day: Weekday,
    /// None is a day off.
    pub(super) intervals: Vec<WorkingInterval>,
    #[prop_or_default]
    pub(super) error: Option<AttrValue>,
    pub(super) onhours: Callback<Vec<WorkingInterval>>,
}

/// The hours of one weekday: from and to, with a break where there are two.
#[component]
pub(super) fn HoursRow(Props { day, intervals, error, onhours }: &Props) -> Html {
    let texts = use_texts();
    let name = dates::weekday(*day as usize, texts.language());
    let fault_id = format!("desk-hours-{}-error", day.key());
    let described = error.is_some().then(|| fault_id.clone());
    let onadd = {
        let intervals = intervals.clone();
        onhours
            .reform(move |_: MouseEvent| intervals.iter().copied().chain(next_interval(&intervals)).collect())
    };
    let interval = |place: usize, one: WorkingInterval| {
        let put = |write: fn(&mut WorkingInterval, ClockTime)| {
            let intervals = intervals.clone();
            let onhours = onhours.clone();
            Callback::from(move |event: Event| {
                let typed = event.target_unchecked_into::<HtmlInputElement>().value();
                let mut intervals = intervals.clone();
                if let (Some(one), Ok(time)) = (intervals.get_mut(place), typed.parse()) {
                    write(one, time);
                    onhours.emit(intervals);
                }
            })
        };
        let onremove = {
            let intervals = intervals.clone();
            onhours.reform(move |_: MouseEvent| {
                let mut intervals = intervals.clone();
                intervals.remove(place);
                intervals
            })
        };
        html! {
            <div class="hours" key={place}>
                <input class="input time" type="time" value={shown(one.from)} aria-label={texts.desk_hours_from(&name)}
                    aria-invalid={error.is_some().to_string()} aria-describedby={described.clone()}
                    onchange={put(|one, time| one.from = time)} />
                <span aria-hidden="true">{ texts.desk_hours_dash() }</span>
                <input class="input time" type="time" value={shown(one.to)} aria-label={texts.desk_hours_to(&name)}
                    aria-invalid={error.is_some().to_string()} aria-describedby={described.clone()}
                    onchange={put(|one, time| one.to = end_of(time))} />
                <button type="button" class="icon-btn quiet" data-role="remove-hours"
                    aria-label={texts.desk_hours_remove(&name, format!("{}–{}", one.from, one.to))} onclick={onremove}>
                    <Icon name="x" />
                </button>
            </div>
        }
    };
    html! {
        <div class={classes!("field", "hours-row", error.is_some().then_some("bad"))} role="group" aria-label={name.clone()}
            data-field={format!("working_hours.{}", day.key())}>
            <span class="grow">{ &name }</span>
            <div class="hours-of-day">
                if intervals.is_empty() {
                    <span class="hint">{ texts.desk_hours_off() }</span>
                }
                { for intervals.iter().enumerate().map(|(place, one)| interval(place, *one)) }
            </div>
            if intervals.len() < INTERVALS_MAX {
                <button type="button" class="icon-btn" data-role="add-hours" aria-label={texts.desk_hours_add(&name)}
                    onclick={onadd}><Icon name="plus" /></button>
            }
            if let Some(error) = error {
                <p class="field-error" id={fault_id} role="alert"><Icon name="alert" />{ error }</p>
            }
        </div>
    }
}

/// A field of the browser knows no 24:00: midnight ends a day there.
fn shown(time: ClockTime) -> String {
    if time.minutes() == 24 * 60 { "00:00".to_owned() } else { time.to_string() }
}

fn end_of(time: ClockTime) -> ClockTime {
    if time.minutes() == 0 { ClockTime::of_minutes(24 * 60).unwrap_or(time) } else { time }
}

/// What a press adds: nine to six, or the hour and more behind what is there.
fn next_interval(intervals: &[WorkingInterval]) -> Option<WorkingInterval> {
    let of = |from: u16, to: u16| {
        Some(WorkingInterval { from: ClockTime::of_minutes(from)?, to: ClockTime::of_minutes(to)? })
    };
    let Some(last) = intervals.last() else { return of(9 * 60, 18 * 60) };
    let from = last.to.minutes() + 60;
    of(from, (from + 4 * 60).min(24 * 60)).filter(|one| one.from < one.to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(from: &str, to: &str) -> WorkingInterval {
        WorkingInterval { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    #[test]
    fn what_is_added_stands_behind_what_is_there() {
        assert_eq!(next_interval(&[]), Some(interval("09:00", "18:00")));
        assert_eq!(next_interval(&[interval("09:00", "13:00")]), Some(interval("14:00", "18:00")));
        assert_eq!(next_interval(&[interval("09:00", "22:30")]), Some(interval("23:30", "24:00")));
        assert_eq!(next_interval(&[interval("09:00", "24:00")]), None);
    }

    #[test]
    fn midnight_ends_a_day() {
        let midnight = end_of("00:00".parse().unwrap());
        assert_eq!((midnight.to_string().as_str(), shown(midnight).as_str()), ("24:00", "00:00"));
    }
}
