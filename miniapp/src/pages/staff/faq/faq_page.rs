use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::FaqId;
use zayavka_shared::api::{AdminCategory, AdminFaq, LiveEvent, LiveKind};

use super::editor::FaqEditor;
use super::list::FaqList;
use crate::hooks::{Loadable, use_load, use_top};
use crate::live::use_live;
use crate::session::use_session;
use crate::telegram::use_back_button;
use crate::texts::use_texts;
use crate::ui::{EmptyState, ErrorState, Icon, ListSkeleton};
use crate::wording::error_words;

/// What is open in the place of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    New,
    One(FaqId),
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub onback: Callback<()>,
}

/// The frequent questions by category; a press opens the editor of one.
#[component]
pub(crate) fn FaqPage(Props { onback }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let open = use_state_eq(|| None::<Open>);
    use_top();
    use_back_button(Some(onback.clone()));
    let (loaded, reload) = use_load(session.api.clone(), |api| async move {
        let all = Rc::new(api.all_faq().await?);
        Ok::<(Rc<Vec<AdminFaq>>, Rc<Vec<AdminCategory>>), _>((all, Rc::new(api.all_categories().await?)))
    });
    {
        let reload = reload.clone();
        use_live(Callback::from(move |event: LiveEvent| {
            if matches!(event.kind, LiveKind::SettingsChanged | LiveKind::Reset) {
                reload.emit(());
            }
        }));
    }
    let turn = |wanted: Option<Open>| {
        let open = open.setter();
        Callback::from(move |()| open.set(wanted))
    };
    let onopen = {
        let open = open.setter();
        Callback::from(move |id| open.set(Some(Open::One(id))))
    };
    let onclose = {
        let (close, reload) = (turn(None), reload.clone());
        Callback::from(move |()| {
            close.emit(());
            reload.emit(());
        })
    };
    let content = match (&loaded, *open) {
        (Loadable::Loading, _) => html! { <ListSkeleton /> },
        (Loadable::Failed(error), _) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={reload} /> }
        }
        (Loadable::Ready((all, categories)), None) => html! {
            <FaqList all={all.clone()} categories={categories.clone()} {onopen} />
        },
        (Loadable::Ready((_, categories)), Some(Open::New)) => html! {
            <FaqEditor categories={categories.clone()} {onclose} />
        },
        (Loadable::Ready((all, categories)), Some(Open::One(id))) => {
            match all.iter().find(|one| one.id == id) {
                Some(faq) => html! {
                    <FaqEditor key={id.0} faq={Rc::new(faq.clone())} categories={categories.clone()} {onclose} />
                },
                None => html! {
                    <EmptyState icon="alert" tone="warn" title={texts.faq_gone()}>
                        <button type="button" class="btn soft" onclick={turn(None).reform(|_: MouseEvent| ())}>
                            { texts.act_back() }
                        </button>
                    </EmptyState>
                },
            }
        }
    };
    let (screen, title) = match *open {
        None => ("faq", texts.faq_title()),
        Some(Open::New) => ("faq-editor", texts.faq_new()),
        Some(Open::One(_)) => ("faq-editor", texts.faq_one()),
    };
    html! {
        <main class="page" data-screen={screen}>
            <div class="page-head">
                <h1>{ title }</h1>
                if open.is_none() {
                    <button type="button" class="icon-btn" aria-label={texts.faq_new()} data-role="new-faq"
                        onclick={turn(Some(Open::New)).reform(|_: MouseEvent| ())}><Icon name="plus" /></button>
                }
            </div>
            { content }
        </main>
    }
}
