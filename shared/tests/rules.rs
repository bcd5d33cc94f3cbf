//! Whatever anyone asks of a ticket, in whatever order: what must always hold does.

use proptest::prelude::*;
use zayavka_shared::ticket::{
    Actor, Allowed, Candidate, Command, Event, Facts, Policy, Priority, Refusal, Score, Status, Ticket,
    Visibility, Written, allowed, apply, decide,
};
use zayavka_shared::{CategoryId, Permission, Permissions, Role, TicketId, Timestamp, UserId};

const CLIENT: UserId = UserId(1);
const START: Timestamp = Timestamp(1_800_000_000_000);

fn a_new_ticket() -> Ticket {
    Ticket {
        id: TicketId(1),
        client: CLIENT,
        category: CategoryId(1),
        team: None,
        status: Status::New,
        priority: Priority::Normal,
        assignee: None,
        version: 1,
        created_at: START,
        updated_at: START,
        closed_at: None,
    }
}

/// The client, two agents, a lead, and someone who has no part in it.
fn an_actor() -> impl Strategy<Value = Actor> {
    prop_oneof![
        Just(Actor::user(CLIENT, Permissions::default())),
        Just(Actor::user(UserId(2), Role::Agent.permissions())),
        Just(Actor::user(UserId(3), Role::Agent.permissions())),
        Just(Actor::user(UserId(4), Role::Lead.permissions())),
        Just(Actor::user(UserId(5), Permissions::default())),
    ]
}

fn a_command() -> impl Strategy<Value = Command> {
    let status = prop::sample::select(Status::ALL.to_vec());
    let person = prop::option::of((1..6_i64).prop_map(UserId));
    prop_oneof![
        Just(Command::Take),
        status.prop_map(|to| Command::Move { to }),
        person.prop_map(|to| Command::Assign { to }),
        Just(Command::Cancel),
        Just(Command::Confirm),
        Just(Command::Reopen),
        prop::sample::select(Score::ALL.to_vec()).prop_map(|score| Command::Rate { score }),
        Just(Command::Comment { visibility: Visibility::Public }),
        Just(Command::Comment { visibility: Visibility::Internal }),
        ((1..6_i64).prop_map(UserId), prop::bool::ANY).prop_map(|(author, is_internal)| {
            let visibility = if is_internal { Visibility::Internal } else { Visibility::Public };
            Command::EditComment { comment: Written { author, visibility, at: START } }
        }),
    ]
}

/// A wish with the time that passes before it.
fn a_step() -> impl Strategy<Value = (Actor, Command, i64)> {
    (an_actor(), a_command(), prop_oneof![Just(1_000_i64), Just(20 * 24 * 3_600_000_i64)])
}

fn facts(now: Timestamp, command: Command) -> Facts {
    let candidate = match command {
        Command::Assign { to: Some(id) } => Some(Candidate { id, is_staff: (2..=4).contains(&id.0) }),
        Command::Assign { to: None }
        | Command::Take
        | Command::Move { .. }
        | Command::Cancel
        | Command::Confirm
        | Command::Reopen
        | Command::Rate { .. }
        | Command::Comment { .. }
        | Command::EditComment { .. } => None,
    };
    Facts { now, candidate }
}

/// What holds for every ticket at every moment.
fn ensure_sound(ticket: &Ticket) -> Result<(), TestCaseError> {
    prop_assert_eq!(ticket.closed_at.is_some(), ticket.status.is_closed());
    prop_assert!(ticket.assignee.is_none_or(|id| (2..=4).contains(&id.0)), "only staff are assignees");
    prop_assert!(ticket.updated_at >= ticket.created_at);
    Ok(())
}

proptest! {
    #[test]
    fn no_sequence_of_wishes_breaks_a_ticket(steps in prop::collection::vec(a_step(), 1..60)) {
        let (policy, mut ticket, mut now) = (Policy::default(), a_new_ticket(), START);
        for (actor, command, passes) in steps {
            now = now.plus_ms(passes);
            let before = ticket.clone();
            let Ok(events) = decide(&policy, &facts(now, command), &actor, &ticket, command) else { continue };
            for event in &events {
                apply(&mut ticket, event, now);
            }
            ensure_sound(&ticket)?;
            if events.iter().any(|event| matches!(event, Event::Rated { .. })) {
                prop_assert_eq!(before.status, Status::Done);
                prop_assert!(actor.is(CLIENT), "nobody rates in the client's place");
            }
            if let Command::EditComment { comment } = command {
                prop_assert!(actor.is(comment.author), "nobody changes another's words");
                prop_assert!(now.since_ms(comment.at) <= policy.edit_window_ms);
                prop_assert_eq!(&ticket, &before, "a mended slip moves nothing");
            }
            let changes = events.iter().filter(|event| matches!(event, Event::Moved { .. } | Event::Assigned { .. })).count();
            prop_assert_eq!(ticket.version, before.version + i64::try_from(changes).unwrap());
            prop_assert!(ticket.status != Status::New || before.status == Status::New, "nothing becomes new again");
            for event in events {
                if let Event::Moved { from, to, .. } = event {
                    prop_assert!(from != to, "a move goes somewhere");
                }
            }
        }
    }

    #[test]
    fn replaying_the_events_gives_the_ticket(steps in prop::collection::vec(a_step(), 1..60)) {
        let (policy, mut ticket, mut now, mut history) = (Policy::default(), a_new_ticket(), START, Vec::new());
        for (actor, command, passes) in steps {
            now = now.plus_ms(passes);
            if let Ok(events) = decide(&policy, &facts(now, command), &actor, &ticket, command) {
                for event in events {
                    apply(&mut ticket, &event, now);
                    history.push((event, now));
                }
            }
        }
        let mut replayed = a_new_ticket();
        for (event, at) in &history {
            apply(&mut replayed, event, *at);
        }
        prop_assert_eq!(replayed, ticket);
    }

    #[test]
    fn what_is_offered_is_what_is_done(steps in prop::collection::vec(a_step(), 0..30), actor in an_actor()) {
        let (policy, mut ticket, mut now) = (Policy::default(), a_new_ticket(), START);
        for (actor, command, passes) in steps {
            now = now.plus_ms(passes);
            if let Ok(events) = decide(&policy, &facts(now, command), &actor, &ticket, command) {
                events.iter().for_each(|event| apply(&mut ticket, event, now));
            }
        }
        let offered = allowed(&policy, now, &actor, &ticket);
        let is_done = |command| decide(&policy, &facts(now, command), &actor, &ticket, command).is_ok();
        for status in Status::ALL.into_iter().filter(|status| *status != ticket.status) {
            prop_assert_eq!(offered.contains(&Allowed::Status(status)), is_done(Command::Move { to: status }), "{:?}", status);
        }
        for (act, command) in [
            (Allowed::Take, Command::Take),
            (Allowed::Cancel, Command::Cancel),
            (Allowed::Confirm, Command::Confirm),
            (Allowed::Reopen, Command::Reopen),
            (Allowed::Rate, Command::Rate { score: Score::ALL[4] }),
            (Allowed::Comment, Command::Comment { visibility: Visibility::Public }),
            (Allowed::Note, Command::Comment { visibility: Visibility::Internal }),
        ] {
            prop_assert_eq!(offered.contains(&act), is_done(command), "{:?}", act);
        }
    }

    #[test]
    fn whoever_has_no_part_and_no_right_does_nothing(command in a_command()) {
        let stranger = Actor::user(UserId(5), Permissions::default());
        let decided = decide(&Policy::default(), &facts(START, command), &stranger, &a_new_ticket(), command);
        prop_assert_eq!(decided, Err(Refusal::Forbidden));
    }

    #[test]
    fn a_client_never_moves_assigns_or_notes(command in a_command()) {
        let client = Actor::user(CLIENT, Permissions::default());
        prop_assume!(matches!(command, Command::Move { .. } | Command::Assign { .. } | Command::Take)
            || matches!(command, Command::Comment { visibility: Visibility::Internal })
            || matches!(command, Command::EditComment { comment: Written { visibility: Visibility::Internal, .. } }));
        let decided = decide(&Policy::default(), &facts(START, command), &client, &a_new_ticket(), command);
        prop_assert_eq!(decided, Err(Refusal::Forbidden));
    }
}

#[test]
fn each_role_may_all_that_the_role_below_may() {
    for (lower, higher) in Role::ALL.into_iter().zip(Role::ALL.into_iter().skip(1)) {
        for permission in Permission::ALL {
            assert!(
                !lower.permissions().has(permission) || higher.permissions().has(permission),
                "{higher:?}"
            );
        }
    }
}
