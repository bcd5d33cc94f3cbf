use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::texts::{Texts, use_texts};

const HOUR: i64 = 60;
/// A working day, whatever the desk's hours: what is promised must not change with them.
const DAY: i64 = 8 * HOUR;
/// What is offered, in working minutes.
const OFFERED: [i64; 8] = [HOUR, 2 * HOUR, 4 * HOUR, DAY, 2 * DAY, 3 * DAY, 5 * DAY, 10 * DAY];

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// Working minutes; none promises nothing.
    pub(super) minutes: Option<i64>,
    pub(super) onminutes: Callback<Option<i64>>,
}

/// In how much working time a client is replied to.
#[component]
pub(super) fn AnswerTime(Props { minutes, onminutes }: &Props) -> Html {
    let texts = use_texts();
    let onchange = onminutes.reform(|event: Event| {
        event.target_unchecked_into::<HtmlSelectElement>().value().parse::<i64>().ok()
    });
    // Another program may have set a time that is not offered here.
    let own = minutes.filter(|minutes| !OFFERED.contains(minutes));
    html! {
        <div class="field" data-field="answer_within_minutes">
            <label class="label" for="edit-answer">{ texts.category_answer() }</label>
            <select class="input" id="edit-answer" aria-describedby="edit-answer-hint" {onchange}>
                <option value="" selected={minutes.is_none()}>{ texts.category_answer_none() }</option>
                { for OFFERED.into_iter().chain(own).map(|one| html! {
                    <option key={one} value={one.to_string()} selected={*minutes == Some(one)}>{ words(texts, one) }</option>
                }) }
            </select>
            <p class="field-hint" id="edit-answer-hint">{ texts.category_answer_hint() }</p>
        </div>
    }
}

fn words(texts: Texts, minutes: i64) -> String {
    if minutes % DAY == 0 {
        texts.category_answer_days(minutes / DAY)
    } else if minutes % HOUR == 0 {
        texts.category_answer_hours(minutes / HOUR)
    } else {
        texts.category_answer_minutes(minutes)
    }
}

#[cfg(test)]
mod tests {
    use zayavka_shared::Language;
    use zayavka_shared::hours::ANSWER_MINUTES_MAX;

    use super::*;

    #[test]
    fn a_time_is_told_in_the_largest_whole_unit() {
        let texts = Texts::new(Language::En);
        assert_eq!(words(texts, 60), "Within 1 working hour");
        assert_eq!(words(texts, 960), "Within 2 working days (of 8 hours)");
        assert_eq!(words(texts, 90), "Within 90 working minutes");
    }

    #[test]
    fn what_is_offered_is_taken() {
        assert!(OFFERED.iter().all(|minutes| (1..=ANSWER_MINUTES_MAX).contains(minutes)));
    }
}
