//! Forms that were begun, here or on another device.

use std::collections::HashSet;
use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::{CategoryView, LiveEvent, LiveKind};

use super::discard::use_discard;
use super::form::Draft;
use super::new_form::draft_key;
use crate::hooks::use_load;
use crate::live::use_live;
use crate::session::use_session;
use crate::texts::use_texts;

/// What was begun, and how to throw one of it away.
pub(super) struct Drafts {
    /// The newest first.
    pub(super) drafts: Vec<(CategoryView, Draft)>,
    pub(super) ondiscard: Callback<(CategoryId, Draft)>,
}

/// The drafts of this device and of the others.
#[hook]
pub(super) fn use_drafts(categories: &Rc<Vec<CategoryView>>) -> Drafts {
    let texts = use_texts();
    let session = use_session();
    let memory = session.memory;
    let (elsewhere, reload) = use_load(session.api.clone(), |api| async move { api.drafts().await });
    // Those of this device are read anew at each drawing; this draws again once one has gone or come.
    let change_count = use_state_eq(|| 0_u32);
    let gone = use_state_eq(HashSet::<CategoryId>::new);
    {
        let reload = reload.clone();
        use_live(Callback::from(move |event: LiveEvent| {
            if matches!(event.kind, LiveKind::DraftChanged | LiveKind::Reset) {
                reload.emit(());
            }
        }));
    }
    let onback = {
        let (change_count, gone) = (change_count.clone(), gone.clone());
        Callback::from(move |(category, _): (CategoryId, Draft)| {
            gone.set(gone.iter().copied().filter(|one| *one != category).collect());
            change_count.set(*change_count + 1);
            reload.emit(());
        })
    };
    let discard = use_discard(texts.client_draft_discarded(), onback);
    let ondiscard = {
        let gone = gone.clone();
        Callback::from(move |(category, draft): (CategoryId, Draft)| {
            gone.set(gone.iter().copied().chain([category]).collect());
            discard.emit((category, draft));
        })
    };
    let draft_of = |category: &CategoryView| {
        let here = memory.load::<Draft>(&draft_key(category.id));
        let there = elsewhere.ready().and_then(|all| all.iter().find(|one| one.category_id == category.id));
        let newer = match (here, there) {
            (Some(here), Some(there)) if here.saved_at >= there.updated_at.0 => Some(here),
            // What is not there any more was filed or thrown away on another device.
            (Some(here), None) if elsewhere.ready().is_some() && !here.is_ahead(&category.fields) => None,
            (here, None) => here,
            (_, Some(there)) => Some(Draft::of(there)),
        };
        newer.filter(|draft| !draft.filled().is_blank(&category.fields))
    };
    let mut drafts: Vec<(CategoryView, Draft)> = categories
        .iter()
        .filter(|category| !gone.contains(&category.id))
        .filter_map(|category| Some((category.clone(), draft_of(category)?)))
        .collect();
    drafts.sort_by_key(|(_, draft)| std::cmp::Reverse(draft.saved_at));
    Drafts { drafts, ondiscard }
}
