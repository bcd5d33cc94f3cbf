use wasm_bindgen::JsCast as _;
use yew::prelude::*;

use super::Series;
use super::geometry::{Frame, Scale, area, line};
use crate::hooks::use_width;

/// Below this width a chart is lower, too.
const WIDE: f64 = 420.0;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// What the chart says, in a sentence.
    pub label: AttrValue,
    /// The filled line.
    pub main: Series,
    /// The dotted line.
    pub other: Series,
    /// The words below, one for each place; those that fit are shown.
    pub words: Vec<AttrValue>,
    /// The place that is looked at.
    pub selected: usize,
    pub onselect: Callback<usize>,
}

/// Two lines over the same places. A place is looked at by a tap, or by drawing a finger along.
#[component]
pub fn LineChart(Props { label, main, other, words, selected, onselect }: &Props) -> Html {
    let place = use_node_ref();
    let width = use_width(&place);
    let height = if width < WIDE { 150.0 } else { 240.0 };
    let scale = Scale::to(main.iter().chain(other.iter()).copied().max().unwrap_or(0));
    let frame = Frame::of(width, height, scale);
    let count = main.len();
    let look = {
        let onselect = onselect.clone();
        move |event: &PointerEvent| {
            let svg = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if let Some(svg) = svg {
                let x = f64::from(event.client_x()) - svg.get_bounding_client_rect().left();
                onselect.emit(frame.nearest(x, count));
            }
        }
    };
    let onpointerdown = {
        let look = look.clone();
        Callback::from(move |event: PointerEvent| look(&event))
    };
    let onpointermove = Callback::from(move |event: PointerEvent| {
        if event.buttons() != 0 {
            look(&event);
        }
    });
    html! {
        <div class="chart-place" ref={place}>
            if width > 0.0 {
                <svg class="chart" width={width.to_string()} height={height.to_string()} role="img" aria-label={label}
                    {onpointerdown} {onpointermove}>
                    { for scale.numbers().map(|number| grid_line(frame, scale, number)) }
                    <path class="chart__area" d={area(main, frame, scale)} />
                    <path class="chart__line chart__line--other" d={line(other, frame, scale)} />
                    <path class="chart__line" d={line(main, frame, scale)} />
                    { mark(frame, scale, *selected, main, other) }
                    { for frame.labelled(count).into_iter().map(|index| word(frame, height, words, index)) }
                </svg>
            }
        </div>
    }
}

fn grid_line(frame: Frame, scale: Scale, number: i64) -> Html {
    let y = frame.y(number, scale);
    html! {
        <g key={number.to_string()} aria-hidden="true">
            <path class="chart__grid" d={format!("M{:.1} {y:.1}H{:.1}", frame.left, frame.right)} />
            <text x={(frame.left - 5.0).to_string()} y={(y + 4.0).to_string()} text-anchor="end">{ number }</text>
        </g>
    }
}

/// The place that is looked at, with a dot on each line.
fn mark(frame: Frame, scale: Scale, selected: usize, main: &Series, other: &Series) -> Html {
    let (Some(one), Some(two)) = (main.get(selected), other.get(selected)) else { return Html::default() };
    let x = frame.x(selected, main.len());
    let dot = |value: i64, class: &'static str| {
        html! { <circle {class} cx={format!("{x:.1}")} cy={format!("{:.1}", frame.y(value, scale))} r="4" /> }
    };
    html! {
        <g aria-hidden="true">
            <path class="chart__mark" d={format!("M{x:.1} {:.1}V{:.1}", frame.top, frame.bottom)} />
            { dot(*two, "chart__dot chart__dot--other") }
            { dot(*one, "chart__dot") }
        </g>
    }
}

fn word(frame: Frame, height: f64, words: &[AttrValue], index: usize) -> Html {
    let anchor = match index {
        _ if words.len() == 1 => "middle",
        0 => "start",
        _ if index + 1 == words.len() => "end",
        _ => "middle",
    };
    let x = frame.x(index, words.len());
    html! {
        <text key={index} aria-hidden="true" x={format!("{x:.1}")} y={(height - 4.0).to_string()} text-anchor={anchor}>
            { words.get(index).cloned() }
        </text>
    }
}
