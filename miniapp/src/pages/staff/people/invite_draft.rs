//! What an invite will be, while it is being chosen.

use std::collections::BTreeSet;

use zayavka_shared::api::{INVITE_USES_MAX, NewInvite};
use zayavka_shared::{Role, TeamId};

/// How long an invite is good for, as the sheet offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lasts {
    Hours(i64),
    Days(i64),
}

impl Lasts {
    pub(super) const ALL: [Self; 5] =
        [Self::Hours(1), Self::Days(1), Self::Days(3), Self::Days(7), Self::Days(30)];

    /// As the server reads it.
    pub(super) fn key(self) -> String {
        match self {
            Self::Hours(hours) => format!("{hours}h"),
            Self::Days(days) => format!("{days}d"),
        }
    }
}

/// The choices of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct InviteDraft {
    pub(super) role: Role,
    pub(super) teams: BTreeSet<TeamId>,
    pub(super) lasts: Lasts,
    /// How many people may come by it, as typed.
    pub(super) uses: String,
}

impl Default for InviteDraft {
    fn default() -> Self {
        Self { role: Role::Agent, teams: BTreeSet::new(), lasts: Lasts::Days(3), uses: "1".to_owned() }
    }
}

impl InviteDraft {
    /// The invite to ask for; `None` while the number of uses cannot be read.
    pub(super) fn invite(&self) -> Option<NewInvite> {
        let uses = self.uses.trim().parse().ok().filter(|uses| (1..=INVITE_USES_MAX).contains(uses))?;
        Some(NewInvite {
            role: self.role,
            team_ids: self.teams.iter().copied().collect(),
            expires_in: Some(self.lasts.key()),
            max_uses: Some(uses),
        })
    }

    pub(super) fn toggle(&mut self, team: TeamId) {
        if !self.teams.remove(&team) {
            self.teams.insert(team);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_untouched_sheet_asks_for_an_agent_once_within_three_days() {
        let invite = InviteDraft::default().invite().unwrap();
        assert_eq!(
            (invite.role, invite.max_uses, invite.expires_in.as_deref()),
            (Role::Agent, Some(1), Some("3d"))
        );
        assert!(invite.team_ids.is_empty());
    }

    #[test]
    fn uses_that_the_server_would_refuse_are_not_sent() {
        for uses in ["", "0", "-1", "1001", "many", "1.5"] {
            let draft = InviteDraft { uses: uses.to_owned(), ..InviteDraft::default() };
            assert_eq!(draft.invite(), None, "{uses}");
        }
        let draft = InviteDraft { uses: " 1000 ".to_owned(), ..InviteDraft::default() };
        assert_eq!(draft.invite().unwrap().max_uses, Some(1000));
    }

    #[test]
    fn a_team_pressed_twice_is_not_in_it() {
        let mut draft = InviteDraft::default();
        for team in [1, 2, 1] {
            draft.toggle(TeamId(team));
        }
        assert_eq!(draft.invite().unwrap().team_ids, [TeamId(2)]);
    }
}
