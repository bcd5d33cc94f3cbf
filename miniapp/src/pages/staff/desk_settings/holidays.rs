use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::dates;
use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// `YYYY-MM-DD`, in their order.
    pub(super) days: Vec<String>,
    #[prop_or_default]
    pub(super) error: Option<AttrValue>,
    /// A day, and whether it is one from now on.
    pub(super) onday: Callback<(String, bool)>,
}

/// Days on which nobody replies.
#[component]
pub(super) fn Holidays(Props { days, error, onday }: &Props) -> Html {
    let texts = use_texts();
    let typed = use_state_eq(String::new);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let onadd = {
        let (typed, onday) = (typed.clone(), onday.clone());
        Callback::from(move |_: MouseEvent| {
            onday.emit(((*typed).clone(), true));
            typed.set(String::new());
        })
    };
    html! {
        <>
            { for days.iter().map(|day| {
                let name = dates::calendar_day(day, texts.language());
                let removed = day.clone();
                html! {
                    <div class="field holiday" key={day.clone()} data-holiday={day.clone()}>
                        <span class="grow">{ &name }</span>
                        <button type="button" class="icon-btn quiet" aria-label={texts.desk_holiday_remove(&name)}
                            onclick={onday.reform(move |_: MouseEvent| (removed.clone(), false))}><Icon name="x" /></button>
                    </div>
                }
            }) }
            <div class={classes!("field", error.is_some().then_some("bad"))} data-field="holidays">
                <label class="label" for="desk-holiday">{ texts.desk_holiday() }</label>
                <div class="row">
                    <input class="input" id="desk-holiday" type="date" value={(*typed).clone()} aria-describedby="desk-holiday-hint"
                        {oninput} />
                    <button type="button" class="btn soft small" data-role="add-holiday" disabled={typed.len() != "YYYY-MM-DD".len()}
                        onclick={onadd}>{ texts.desk_holiday_add() }</button>
                </div>
                <p class="field-hint" id="desk-holiday-hint">{ texts.desk_holidays_hint() }</p>
                if let Some(error) = error {
                    <p class="field-error" role="alert"><Icon name="alert" />{ error }</p>
                }
            </div>
        </>
    }
}
