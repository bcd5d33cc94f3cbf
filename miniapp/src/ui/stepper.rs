use yew::prelude::*;
use zayavka_shared::ticket::Status;

use super::StatusGlyph;
use crate::texts::{Side, Texts, use_texts};

/// Where a step is against the ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Past,
    Now,
    Next,
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub status: Status,
}

/// Where a ticket stands on its way, for a client.
#[component]
pub fn Stepper(Props { status }: &Props) -> Html {
    let texts = use_texts();
    let steps = steps(*status).into_iter().map(|(step, place)| {
        let (class, glyph) = match place {
            Place::Past => ("past", Status::Done),
            Place::Now => ("now", step),
            Place::Next => ("next", Status::New),
        };
        let is_now = place == Place::Now;
        html! {
            <li
                key={step.key()}
                class={classes!("step", class)}
                data-kind={is_now.then_some(step.key())}
                aria-current={is_now.then_some("step")}
            >
                <StatusGlyph status={glyph} />{ label(step, texts) }
            </li>
        }
    });
    html! {
        <ol class="stepper" aria-label={texts.stepper_label()} data-status={status.key()}>{ for steps }</ol>
    }
}

/// Received – in progress – check – done. Waiting takes the second step's place; a refusal and a
/// cancellation end the way.
fn steps(status: Status) -> Vec<(Status, Place)> {
    use Place::{Next, Now, Past};
    let (new, work, review, done) = (Status::New, Status::InProgress, Status::InReview, Status::Done);
    match status {
        Status::New => vec![(new, Now), (work, Next), (review, Next), (done, Next)],
        Status::InProgress | Status::Waiting => {
            vec![(new, Past), (status, Now), (review, Next), (done, Next)]
        }
        Status::InReview => vec![(new, Past), (work, Past), (review, Now), (done, Next)],
        Status::Done => vec![(new, Past), (work, Past), (review, Past), (done, Now)],
        Status::Rejected | Status::Cancelled => vec![(new, Past), (status, Now)],
    }
}

fn label(step: Status, texts: Texts) -> &'static str {
    match step {
        Status::New => texts.stepper_received(),
        Status::InProgress => texts.stepper_work(),
        Status::InReview => texts.stepper_review(),
        Status::Done => texts.stepper_done(),
        Status::Waiting | Status::Rejected | Status::Cancelled => texts.status(step, Side::Client),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_is_the_one_step_of_now() {
        for status in Status::ALL {
            let now: Vec<Status> = steps(status)
                .into_iter()
                .filter(|(_, place)| *place == Place::Now)
                .map(|(step, _)| step)
                .collect();
            assert_eq!(now, [status]);
        }
    }

    #[test]
    fn a_refused_ticket_has_no_steps_ahead() {
        assert!(steps(Status::Rejected).iter().all(|(_, place)| *place != Place::Next));
    }
}
