use proptest::prelude::*;

use super::*;

const T: i64 = 1_800_000_000_000;

fn fresh() -> Pace {
    Pace::rebuilt(&[], Before::Known, T)
}

/// Sends at once and is answered at once.
fn send(pace: &mut Pace, chat: i64, now: i64) -> Turn {
    let turn = pace.turn(chat, now);
    if turn == Turn::Now {
        pace.begin(chat, now);
        pace.end(chat, now, Ending::Answered);
    }
    turn
}

#[test]
fn a_private_chat_takes_three_at_once_then_one_a_second() {
    let mut pace = fresh();
    for _ in 0..3 {
        assert_eq!(send(&mut pace, 1, T), Turn::Now);
    }
    assert_eq!(send(&mut pace, 1, T), Turn::At(T + 1_000));
    assert_eq!(send(&mut pace, 1, T + 1_000), Turn::Now);
    assert_eq!(send(&mut pace, 1, T + 1_500), Turn::At(T + 2_000));
}

#[test]
fn a_group_takes_twenty_a_minute() {
    let mut pace = fresh();
    for _ in 0..20 {
        assert_eq!(send(&mut pace, -5, T), Turn::Now);
    }
    assert_eq!(send(&mut pace, -5, T + 59_000), Turn::At(T + 60_001));
    assert_eq!(send(&mut pace, -5, T + 60_001), Turn::Now);
}

#[test]
fn the_bot_makes_thirty_calls_a_second_whatever_the_chats() {
    let mut pace = fresh();
    for chat in 1..=30 {
        assert_eq!(send(&mut pace, chat, T), Turn::Now);
    }
    assert_eq!(send(&mut pace, 31, T + 1_000), Turn::At(T + 1_001));
    assert_eq!(send(&mut pace, 31, T + 1_001), Turn::Now);
}

#[test]
fn a_chat_with_a_message_under_way_waits_for_its_answer() {
    let mut pace = fresh();
    pace.begin(1, T);
    assert_eq!(pace.turn(1, T + 60_000), Turn::Busy);
    assert_eq!(pace.turn(2, T), Turn::Now);
}

#[test]
fn one_chat_that_complains_pauses_itself_alone() {
    let mut pace = fresh();
    pace.begin(1, T);
    pace.end(1, T, Ending::Flooded { until: T + 7_000 });
    assert_eq!(pace.turn(1, T + 100), Turn::At(T + 7_000));
    assert_eq!(pace.turn(2, T + 100), Turn::Now);
}

#[test]
fn three_chats_that_complain_within_ten_seconds_pause_the_bot() {
    let mut pace = fresh();
    for chat in 1..=3 {
        let now = T + chat * 3_000;
        assert_eq!(pace.turn(9, now), Turn::Now);
        pace.begin(chat, now);
        pace.end(chat, now, Ending::Flooded { until: now + 20_000 });
    }
    assert_eq!(pace.turn(9, T + 9_000), Turn::At(T + 29_000));
    assert_eq!(pace.turn(9, T + 29_000), Turn::Now);
}

#[test]
fn one_chat_that_complains_thrice_does_not_pause_the_bot() {
    let mut pace = fresh();
    for round in 0..3 {
        pace.begin(1, T + round);
        pace.end(1, T + round, Ending::Flooded { until: T + 20_000 });
    }
    assert_eq!(pace.turn(2, T + 10), Turn::Now);
}

#[test]
fn in_an_outage_one_probe_goes_at_a_time_and_an_answer_ends_it() {
    let mut pace = fresh();
    for chat in 1..=3 {
        pace.begin(chat, T);
        assert!(!pace.end(chat, T, Ending::Unanswered));
    }
    let Turn::At(probe_at) = pace.turn(9, T) else { panic!("the bot goes on knocking") };
    assert!(probe_at <= T + 10_000);
    assert_eq!(pace.turn(9, probe_at), Turn::Now);
    pace.begin(9, probe_at);
    assert_eq!(pace.turn(8, probe_at), Turn::Busy);
    assert!(pace.end(9, probe_at, Ending::Answered), "Telegram is back");
    assert_eq!(pace.turn(8, probe_at), Turn::Now);
}

#[test]
fn a_process_that_follows_a_dead_one_waits_until_its_last_calls_are_a_second_old() {
    let mut pace = Pace::rebuilt(&[], Before::Unknown, T);
    assert_eq!(pace.turn(1, T + 1_000), Turn::At(T + 1_001));
    assert_eq!(pace.turn(1, T + 1_001), Turn::Now);
}

#[test]
fn a_clock_that_is_put_back_does_not_stop_the_sending() {
    let mut pace = fresh();
    for chat in 1..=30 {
        send(&mut pace, chat, T);
    }
    send(&mut pace, -5, T + 1_001);
    let back = T - 3_600_000;
    assert!(matches!(pace.turn(40, back), Turn::Now | Turn::At(_)));
    assert_eq!(pace.turn(1, back + 3_000), Turn::Now);
}

/// One call of a run: when it reached Telegram, and where.
#[derive(Debug, Clone, Copy)]
struct Arrival {
    chat: i64,
    at: i64,
}

/// A step of a run: so much time passes, then one of the calls under way is answered or a chat is tried.
#[derive(Debug, Clone)]
struct Step {
    passes_ms: i64,
    chat: i64,
    /// Where between beginning and answer the message arrives, in a hundred.
    arrives_at: i64,
    ends: bool,
    dies: bool,
}

fn a_step() -> impl Strategy<Value = Step> {
    let chat = prop_oneof![1..6_i64, 6..60_i64, -3..0_i64];
    let passes_ms = prop_oneof![4 => Just(0), 4 => 0..40_i64, 1 => 0..3_000_i64];
    (passes_ms, chat, 0..=100_i64, any::<bool>(), 0..300_u32).prop_map(
        |(passes_ms, chat, arrives_at, ends, dies)| Step {
            passes_ms,
            chat,
            arrives_at,
            ends,
            dies: dies == 0,
        },
    )
}

/// Plays the steps. A death loses the calls under way, which arrive all the same; it comes once within the
/// memory of the limits, since what died under way leaves no other trace than the restart.
fn play(steps: &[Step]) -> Vec<Arrival> {
    let mut pace = fresh();
    let mut under_way: VecDeque<(i64, i64, i64)> = VecDeque::new();
    let (mut sent, mut arrivals) = (Vec::new(), Vec::new());
    let (mut now, mut died_at) = (T, None);
    for step in steps {
        now += step.passes_ms;
        if step.dies && died_at.is_none_or(|at| now - at > 2 * MEMORY_MS) {
            died_at = Some(now);
            arrivals.extend(under_way.drain(..).map(|(chat, begun_at, share)| Arrival {
                chat,
                at: begun_at + (now - begun_at) * share / 100,
            }));
            pace = Pace::rebuilt(&sent, Before::Unknown, now);
        } else if step.ends {
            if let Some((chat, begun_at, share)) = under_way.pop_front() {
                pace.end(chat, now, Ending::Answered);
                sent.push((chat, now));
                arrivals.push(Arrival { chat, at: begun_at + (now - begun_at) * share / 100 });
            }
        } else if pace.turn(step.chat, now) == Turn::Now {
            pace.begin(step.chat, now);
            under_way.push_back((step.chat, now, step.arrives_at));
        }
    }
    arrivals.sort_unstable_by_key(|arrival| arrival.at);
    arrivals
}

/// Whether some span of time has more arrivals than the limit.
fn is_over(arrivals: &[i64], limit: usize, span_ms: i64) -> bool {
    arrivals.windows(limit + 1).any(|some| some[limit] - some[0] < span_ms)
}

/// Whether the chat got more than three at once and one a second allow.
fn is_private_over(arrivals: &[i64]) -> bool {
    let mut paid_at = 0;
    arrivals.iter().any(|at| {
        let is_over = paid_at - at > 2_000;
        paid_at = paid_at.max(*at) + 1_000;
        is_over
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_limit_is_passed_wherever_a_window_begins_and_whenever_the_process_dies(
        steps in prop::collection::vec(a_step(), 1..1_500),
    ) {
        let arrivals = play(&steps);
        let all: Vec<i64> = arrivals.iter().map(|arrival| arrival.at).collect();
        prop_assert!(!is_over(&all, 30, 1_000), "more than 30 within a second");
        for chat in -3..60 {
            let own: Vec<i64> =
                arrivals.iter().filter(|arrival| arrival.chat == chat).map(|arrival| arrival.at).collect();
            if chat < 0 {
                prop_assert!(!is_over(&own, 20, 60_000), "more than 20 within a minute in {chat}");
            } else {
                prop_assert!(!is_private_over(&own), "too many in {chat}: {own:?}");
            }
        }
    }

    #[test]
    fn whoever_waits_as_long_as_told_may_send(chats in prop::collection::vec(1..8_i64, 1..80)) {
        let mut pace = fresh();
        let mut now = T;
        for chat in chats {
            while let Turn::At(at) = send(&mut pace, chat, now) {
                prop_assert!(at > now);
                now = at;
            }
        }
    }

    #[test]
    fn many_messages_take_little_longer_than_telegram_allows(latency in 0..60_i64) {
        let mut pace = fresh();
        let mut now = T;
        let mut under_way: VecDeque<(i64, i64)> = VecDeque::new();
        for chat in 1..=2_000 {
            loop {
                while let Some((done, ends_at)) = under_way.front().copied().filter(|(_, at)| *at <= now) {
                    pace.end(done, ends_at.max(now), Ending::Answered);
                    under_way.pop_front();
                }
                if pace.turn(chat, now) == Turn::Now {
                    break;
                }
                now += 1;
            }
            pace.begin(chat, now);
            under_way.push_back((chat, now + latency));
        }
        let ideal = 2_000 * 1_000 / 30;
        prop_assert!(now - T <= ideal * (1_000 + latency + 5) / 1_000 + 1_000, "{} ms", now - T);
    }
}
