//! What one person wants.

use std::collections::BTreeSet;

use zayavka_shared::api::{Preferences, PushGroup};

use super::Quiet;

/// A person's preferences; who chose nothing has the default: everything, at once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wishes {
    /// What they do not want to be told.
    pub muted: BTreeSet<PushGroup>,
    pub quiet: Option<Quiet>,
}

impl Wishes {
    #[must_use]
    pub fn wants(&self, group: PushGroup) -> bool {
        !self.muted.contains(&group)
    }

    /// As the API says it, to staff or to a client.
    #[must_use]
    pub fn view(&self, is_staff: bool) -> Preferences {
        Preferences {
            pushes: offered(is_staff).map(|group| (group, self.wants(group))).collect(),
            quiet_hours: self.quiet.map(Quiet::view),
        }
    }

    /// Notes whether a group is wanted.
    pub fn set(&mut self, group: PushGroup, is_wanted: bool) {
        if is_wanted {
            self.muted.remove(&group);
        } else {
            self.muted.insert(group);
        }
    }
}

/// The groups that concern such a person: staff may have tickets of their own.
pub(super) fn offered(is_staff: bool) -> impl Iterator<Item = PushGroup> {
    PushGroup::ALL.into_iter().filter(move |group| is_staff || !group.is_for_staff())
}
