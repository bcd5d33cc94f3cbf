use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;
use zayavka_shared::api::FileView;

use super::Icon;
use crate::report;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub images: Rc<Vec<FileView>>,
    /// The place of the image that is shown.
    pub at: usize,
    /// Another one is wanted.
    pub onplace: Callback<usize>,
    pub onclose: Callback<()>,
    /// The file itself is wanted.
    pub onfile: Callback<FileView>,
}

/// Pictures over the whole page, one at a time.
#[component]
pub fn ImageViewer(Props { images, at, onplace, onclose, onfile }: &Props) -> Html {
    let texts = use_texts();
    let viewer = use_node_ref();
    {
        let viewer = viewer.clone();
        use_effect_with((), move |()| {
            if let Some(viewer) = viewer.cast::<HtmlElement>() {
                report::ignore("focusing the viewer", viewer.focus());
            }
        });
    }
    let step = {
        let (onplace, at, count) = (onplace.clone(), *at, images.len());
        move |forward: bool| onplace.emit(neighbour(at, count, forward))
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
    let wanted = image.clone();
    let turn = |forward: bool, label: &'static str, icon: &'static str| {
        let step = step.clone();
        let onclick = Callback::from(move |_: MouseEvent| step(forward));
        html! { <button type="button" class="icon-btn" aria-label={label} {onclick}><Icon name={icon} /></button> }
    };
    html! {
        <section ref={viewer} class="viewer" role="dialog" aria-modal="true" aria-label={image.name.clone()}
            tabindex="-1" {onkeydown}>
            <img src={image.url.clone()} alt={image.name.clone()} />
            <div class="viewer-bar">
                <button type="button" class="icon-btn" aria-label={texts.act_close()}
                    onclick={onclose.reform(|_: MouseEvent| ())}><Icon name="x" /></button>
                <span class="one grow">{ &image.name }</span>
                if images.len() > 1 {
                    { turn(false, texts.image_previous(), "left") }
                    { turn(true, texts.image_next(), "right") }
                }
                <button type="button" class="icon-btn" aria-label={texts.image_download()}
                    onclick={onfile.reform(move |_: MouseEvent| wanted.clone())}><Icon name="download" /></button>
            </div>
        </section>
    }
}

/// The next or previous place; after the last comes the first.
fn neighbour(at: usize, count: usize, forward: bool) -> usize {
    let step = if forward { 1 } else { count.saturating_sub(1) };
    (at + step).checked_rem(count).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_go_round() {
        assert_eq!(neighbour(2, 3, true), 0);
        assert_eq!(neighbour(0, 3, false), 2);
        assert_eq!(neighbour(0, 0, true), 0);
    }
}
