use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::{HtmlElement, ScrollBehavior, ScrollToOptions};
use yew::prelude::*;
use zayavka_shared::api::FileView;

use super::Icon;
use crate::report;
use crate::texts::use_texts;

/// A strip that has not moved for so long has come to rest.
const REST_MS: u32 = 90;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub images: Rc<Vec<FileView>>,
    /// The place of the image that is shown.
    pub at: usize,
    /// Another one is wanted.
    pub onplace: Callback<usize>,
    pub onclose: Callback<()>,
    pub ondownload: Callback<FileView>,
    /// The file is wanted in the person's own chat.
    pub onsend: Callback<FileView>,
}

/// Pictures over the whole page: a strip that a finger moves from one to the next, or keys, or buttons.
#[component]
pub fn ImageViewer(props: &Props) -> Html {
    let Props { images, at, onplace, onclose, ondownload, onsend } = props;
    let texts = use_texts();
    let viewer = use_node_ref();
    let strip = use_node_ref();
    {
        let viewer = viewer.clone();
        use_effect_with((), move |()| {
            if let Some(viewer) = viewer.cast::<HtmlElement>() {
                report::ignore("focusing the viewer", viewer.focus());
            }
        });
    }
    use_shown(&strip, *at);
    let onscroll = use_swiped(&strip, *at, onplace.clone());
    let step = {
        let (onplace, at, count) = (onplace.clone(), *at, images.len());
        move |forward: bool| {
            if let Some(place) = neighbour(at, count, forward) {
                onplace.emit(place);
            }
        }
    };
    let onkeydown = {
        let (onclose, step) = (onclose.clone(), step.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => onclose.emit(()),
            "ArrowRight" => step(true),
            "ArrowLeft" => step(false),
            _ => {}
        })
    };
    let Some(image) = images.get(*at).cloned() else { return Html::default() };
    let (downloaded, sent) = (image.clone(), image.clone());
    let turn = |forward: bool, label: &'static str, icon: &'static str| {
        let step = step.clone();
        let onclick = Callback::from(move |_: MouseEvent| step(forward));
        let disabled = neighbour(*at, images.len(), forward).is_none();
        html! {
            <button type="button" class="icon-btn" aria-label={label} {disabled} {onclick}
                data-role={if forward { "next-image" } else { "previous-image" }}><Icon name={icon} /></button>
        }
    };
    html! {
        <section ref={viewer} class="viewer" role="dialog" aria-modal="true" aria-label={image.name.clone()}
            tabindex="-1" data-role="viewer" {onkeydown}>
            <div ref={strip} class="viewer-strip" {onscroll}>
                { for images.iter().enumerate().map(|(place, image)| html! {
                    <img key={image.id.to_string()} src={image.url.clone()} alt={image.name.clone()} draggable="false"
                        loading={if place == *at { "eager" } else { "lazy" }} aria-hidden={(place != *at).then_some("true")} />
                }) }
            </div>
            <div class="viewer-bar">
                <button type="button" class="icon-btn" aria-label={texts.act_close()}
                    onclick={onclose.reform(|_: MouseEvent| ())}><Icon name="x" /></button>
                <span class="one grow">{ &image.name }</span>
                if images.len() > 1 {
                    <span class="num" role="status" data-role="image-count">
                        { texts.image_count(*at + 1, images.len()) }
                    </span>
                    { turn(false, texts.image_previous(), "left") }
                    { turn(true, texts.image_next(), "right") }
                }
                <button type="button" class="icon-btn" aria-label={texts.file_to_chat()} data-role="to-chat"
                    onclick={onsend.reform(move |_: MouseEvent| sent.clone())}><Icon name="bot" /></button>
                <button type="button" class="icon-btn" aria-label={texts.file_download()} data-role="download"
                    onclick={ondownload.reform(move |_: MouseEvent| downloaded.clone())}><Icon name="download" /></button>
            </div>
        </section>
    }
}

/// Brings the place into view; at once as the strip opens, gliding after that.
#[hook]
fn use_shown(strip: &NodeRef, at: usize) {
    let has_opened = use_mut_ref(|| false);
    let strip = strip.clone();
    use_effect_with(at, move |at| {
        let Some(strip) = strip.cast::<HtmlElement>() else { return };
        let was_open = has_opened.replace(true);
        if place_of(&strip) == Some(*at) {
            return;
        }
        let options = ScrollToOptions::new();
        #[expect(clippy::cast_precision_loss, reason = "a few pictures")]
        options.set_left(*at as f64 * f64::from(strip.client_width()));
        options.set_behavior(if was_open { ScrollBehavior::Auto } else { ScrollBehavior::Instant });
        strip.scroll_to_with_scroll_to_options(&options);
    });
}

/// Tells of the place at which the strip came to rest.
#[hook]
fn use_swiped(strip: &NodeRef, at: usize, onplace: Callback<usize>) -> Callback<Event> {
    let timer = use_mut_ref(|| None::<Timeout>);
    let strip = strip.clone();
    Callback::from(move |_: Event| {
        let (strip, onplace) = (strip.clone(), onplace.clone());
        let rest = Timeout::new(REST_MS, move || {
            let place = strip.cast::<HtmlElement>().as_ref().and_then(place_of);
            if let Some(place) = place.filter(|place| *place != at) {
                onplace.emit(place);
            }
        });
        timer.replace(Some(rest));
    })
}

/// The picture that is nearest to the middle.
fn place_of(strip: &HtmlElement) -> Option<usize> {
    let (left, width) = (strip.scroll_left(), strip.client_width());
    usize::try_from((left + width / 2).checked_div(width)?).ok()
}

/// The next or previous place, if there is one.
fn neighbour(at: usize, count: usize, forward: bool) -> Option<usize> {
    if forward { Some(at + 1).filter(|next| *next < count) } else { at.checked_sub(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_end_at_both_ends() {
        assert_eq!(neighbour(0, 3, true), Some(1));
        assert_eq!(neighbour(2, 3, true), None);
        assert_eq!(neighbour(2, 3, false), Some(1));
        assert_eq!(neighbour(0, 3, false), None);
        assert_eq!(neighbour(0, 0, true), None);
    }
}
