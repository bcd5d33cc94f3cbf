//! Whether and when a person is told: what they want decides. Pure, and the only place that asks.

use zayavka_shared::Timestamp;
use zayavka_shared::api::PushGroup;

use super::decide::{About, Notice};
use crate::preferences::Wishes;

/// When a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timing {
    /// It is not wanted.
    Never,
    Now,
    /// The quiet hours of its reader end then.
    HeldUntil(Timestamp),
}

/// What becomes of a notice at this moment.
pub(super) fn timing(wishes: &Wishes, notice: &Notice, now: Timestamp) -> Timing {
    let is_wanted = wishes.wants(group(notice.about))
        // Words that come with a move are a reply, too.
        || notice.has_words && wishes.wants(group_of_words(notice.about));
    match wishes.quiet.and_then(|quiet| quiet.end_after(now)) {
        _ if !is_wanted => Timing::Never,
        Some(end) => Timing::HeldUntil(end),
        None => Timing::Now,
    }
}

fn group(about: About) -> PushGroup {
    match about {
        About::Received => PushGroup::Receipts,
        About::Taken | About::Moved(_) => PushGroup::Status,
        About::Replied => PushGroup::Replies,
        About::NewTicket => PushGroup::NewTickets,
        About::Assigned => PushGroup::Assignments,
        About::ClientReplied | About::ClientReopened | About::ClientCancelled | About::ClientConfirmed => {
            PushGroup::ClientReplies
        }
        About::ColleagueReplied | About::ColleagueNoted => PushGroup::Colleagues,
    }
}

/// Whose words stand in such a message.
fn group_of_words(about: About) -> PushGroup {
    match about {
        About::Received | About::Taken | About::Moved(_) | About::Replied => PushGroup::Replies,
        About::Assigned | About::NewTicket | About::ColleagueReplied | About::ColleagueNoted => {
            PushGroup::Colleagues
        }
        About::ClientReplied | About::ClientReopened | About::ClientCancelled | About::ClientConfirmed => {
            PushGroup::ClientReplies
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;
    use proptest::prelude::*;
    use zayavka_shared::ticket::Status;
    use zayavka_shared::{DayTime, UserId};

    use super::*;
    use crate::preferences::Quiet;

    const EVERY: [About; 12] = [
        About::Received,
        About::Taken,
        About::Moved(Status::Done),
        About::Replied,
        About::Assigned,
        About::ClientReplied,
        About::ClientReopened,
        About::ClientCancelled,
        About::ClientConfirmed,
        About::ColleagueReplied,
        About::ColleagueNoted,
        About::NewTicket,
    ];

    fn notice(about: About, has_words: bool) -> Notice {
        Notice { to: UserId(1), about, has_words }
    }

    fn without(groups: &[PushGroup]) -> Wishes {
        Wishes { muted: groups.iter().copied().collect(), quiet: None }
    }

    #[test]
    fn who_chose_nothing_is_told_everything_at_once() {
        for about in EVERY {
            assert_eq!(timing(&Wishes::default(), &notice(about, false), Timestamp(0)), Timing::Now);
        }
    }

    #[test]
    fn the_reader_of_a_message_can_mute_it() {
        for about in EVERY {
            let muted = without(&[group(about)]);
            assert_eq!(timing(&muted, &notice(about, false), Timestamp(0)), Timing::Never, "{about:?}");
            let all = without(&PushGroup::ALL);
            assert_eq!(timing(&all, &notice(about, true), Timestamp(0)), Timing::Never, "{about:?}");
            // A client is never asked about staff's messages, and the reverse.
            let is_for_staff = about.topic().audience() == crate::templates::Audience::Staff;
            assert_eq!(group(about).is_for_staff(), is_for_staff, "{about:?}");
            assert_eq!(group_of_words(about).is_for_staff(), is_for_staff, "{about:?}");
        }
    }

    #[test]
    fn a_muted_move_still_brings_the_words_that_came_with_it() {
        let wishes = without(&[PushGroup::Status]);
        let done = About::Moved(Status::Done);
        assert_eq!(timing(&wishes, &notice(done, false), Timestamp(0)), Timing::Never);
        assert_eq!(timing(&wishes, &notice(done, true), Timestamp(0)), Timing::Now);
    }

    proptest! {
        #[test]
        fn what_is_wanted_is_told_now_or_as_soon_as_the_quiet_hours_end(
            about in 0..EVERY.len(), has_words: bool, muted in 0_usize..128,
            from in 0_u16..1440, to in 0_u16..1440, now in 0_i64..4_000_000_000_000,
        ) {
            let time = |minutes| DayTime::from_minutes(minutes).unwrap();
            let quiet = Quiet::new(time(from), time(to), Tz::Europe__Berlin);
            let is_muted = |place: usize| (muted >> place) & 1 == 1;
            let groups = PushGroup::ALL.into_iter().enumerate();
            let muted = groups.filter(|(place, _)| is_muted(*place)).map(|(_, group)| group).collect();
            let wishes = Wishes { muted, quiet };
            let now = Timestamp(now);
            let timing = timing(&wishes, &notice(EVERY[about], has_words), now);
            match timing {
                Timing::Never => prop_assert!(!wishes.wants(group(EVERY[about]))),
                Timing::Now => prop_assert_eq!(quiet.and_then(|quiet| quiet.end_after(now)), None),
                Timing::HeldUntil(end) => prop_assert_eq!(quiet.and_then(|quiet| quiet.end_after(now)), Some(end)),
            }
        }
    }
}
