use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::Language;
use zayavka_shared::api::TemplateView;

use super::editor::Editor;
use crate::hooks::{Loadable, use_load, use_top};
use crate::session::use_session;
use crate::telegram::{self, use_back_button};
use crate::texts::{Texts, use_texts};
use crate::ui::{Cell, ErrorState, ListSkeleton, Section, SegmentItem, Segments};
use crate::wording::error_words;

/// Which event is open, for whom and in which language.
#[derive(Debug, Clone, PartialEq)]
struct Open {
    event: AttrValue,
    audience: AttrValue,
    language: Language,
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub onback: Callback<()>,
}

/// The events by their readers; a press opens the editor of its template.
#[component]
pub(crate) fn Templates(Props { onback }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let open = use_state_eq(|| None::<Open>);
    use_top();
    // Back first closes the editor.
    use_back_button(Some(match *open {
        Some(_) => Callback::from({
            let open = open.setter();
            move |()| open.set(None)
        }),
        None => onback.clone(),
    }));
    let (templates, reload) =
        use_load(session.api.clone(), |api| async move { api.templates().await.map(Rc::new) });
    let onopen = {
        let (open, language) = (open.setter(), session.language());
        Callback::from(move |(event, audience): (AttrValue, AttrValue)| {
            open.set(Some(Open { event, audience, language }));
        })
    };
    let onturn = {
        let open = open.setter();
        Callback::from(move |turned: Open| {
            telegram::selection();
            open.set(Some(turned));
        })
    };
    let content = match (&templates, &*open) {
        (Loadable::Loading, _) => html! { <ListSkeleton /> },
        (Loadable::Failed(error), _) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={reload} /> }
        }
        (Loadable::Ready(templates), None) => list(texts, templates, &onopen),
        (Loadable::Ready(templates), Some(open)) => {
            editor(texts, templates, open, &onturn, &reload.reform(|_: TemplateView| ()))
        }
    };
    let screen = if open.is_some() { "template" } else { "templates" };
    html! { <main class="page" data-screen={screen}>{ content }</main> }
}

fn list(texts: Texts, templates: &[TemplateView], onopen: &Callback<(AttrValue, AttrValue)>) -> Html {
    let section = |audience: &'static str| {
        // One row for an event, whatever its languages.
        let mut events: Vec<&TemplateView> = Vec::new();
        for template in templates.iter().filter(|template| template.audience == audience) {
            if !events.iter().any(|one| one.event == template.event) {
                events.push(template);
            }
        }
        let rows = events.into_iter().map(|template| {
            let key = (AttrValue::from(template.event.clone()), AttrValue::from(audience));
            let is_changed = templates.iter().any(|one| one.event == template.event && one.is_changed);
            let mark = is_changed.then(
                || html! { <span class="tagmark" data-tone="accent">{ texts.templates_changed() }</span> },
            );
            html! {
                <Cell key={template.event.clone()} title={template.title.clone()} is_link=true
                    data_role={format!("template-{}", template.event)} end={mark.unwrap_or_default()}
                    onclick={onopen.reform(move |()| key.clone())} />
            }
        });
        html! { <Section title={reader(texts, audience)} is_inset=true>{ for rows }</Section> }
    };
    html! {
        <>
            <div class="page-head"><h1>{ texts.templates_title() }</h1></div>
            <p class="lead">{ texts.templates_lead() }</p>
            { section("client") }
            { section("staff") }
        </>
    }
}

fn editor(
    texts: Texts,
    templates: &[TemplateView],
    open: &Open,
    onturn: &Callback<Open>,
    onchanged: &Callback<TemplateView>,
) -> Html {
    let of_event: Vec<&TemplateView> =
        templates.iter().filter(|template| template.event == open.event.as_str()).collect();
    let is_open = |template: &TemplateView| {
        template.audience == open.audience.as_str() && template.language == open.language
    };
    let Some(template) = of_event.iter().find(|template| is_open(template)) else { return Html::default() };
    let languages: Vec<SegmentItem> =
        Language::ALL.into_iter().map(|language| segment(language.code(), language.own_name())).collect();
    let audiences: Vec<SegmentItem> = ["client", "staff"]
        .into_iter()
        .filter(|audience| of_event.iter().any(|template| template.audience == *audience))
        .map(|audience| segment(audience, reader(texts, audience)))
        .collect();
    let onlanguage = onturn.reform({
        let open = open.clone();
        move |code: AttrValue| Open {
            language: Language::from_code(&code).unwrap_or(open.language),
            ..open.clone()
        }
    });
    let onaudience = onturn.reform({
        let open = open.clone();
        move |audience: AttrValue| Open { audience, ..open.clone() }
    });
    html! {
        <>
            <div class="page-head">
                <h1>{ &template.title }</h1>
                // Most events have one kind of reader: then there is nothing to choose.
                if audiences.len() == 1 {
                    <span class="tagmark">{ reader(texts, &open.audience) }</span>
                }
            </div>
            <div class="pad template-segments">
                if audiences.len() > 1 {
                    <Segments label={texts.templates_audience()} items={audiences} selected={open.audience.clone()} onselect={onaudience} />
                }
                <Segments label={texts.templates_language()} items={languages} selected={open.language.code()} onselect={onlanguage} />
            </div>
            <Editor key={format!("{}/{}", open.audience, open.language.code())} template={Rc::new((*template).clone())}
                onchanged={onchanged.clone()} />
        </>
    }
}

fn segment(key: &'static str, label: &'static str) -> SegmentItem {
    SegmentItem {
        key: key.into(),
        label: label.into(),
        icon: None,
        role: Some(format!("segment-{key}").into()),
    }
}

fn reader(texts: Texts, audience: &str) -> &'static str {
    if audience == "client" { texts.templates_to_client() } else { texts.templates_to_staff() }
}
