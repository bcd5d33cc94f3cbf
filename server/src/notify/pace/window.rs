//! At most so many calls within a span of time, wherever that span begins.

use std::collections::VecDeque;

use super::Turn;

#[derive(Debug)]
pub(super) struct Window {
    limit: usize,
    span_ms: i64,
    in_flight: usize,
    /// When calls ended, oldest first.
    ended: VecDeque<i64>,
}

impl Window {
    pub(super) fn new(limit: usize, span_ms: i64) -> Self {
        Self { limit, span_ms, in_flight: 0, ended: VecDeque::new() }
    }

    pub(super) fn in_flight(&self) -> usize {
        self.in_flight
    }

    pub(super) fn turn(&mut self, now: i64) -> Turn {
        self.forget(now);
        let taken = self.in_flight + self.ended.len();
        if taken < self.limit {
            return Turn::Now;
        }
        // So many of the ended have to fall out of the span before there is room.
        match self.ended.get(taken - self.limit) {
            Some(at) => Turn::At(at + self.span_ms + 1),
            None => Turn::Busy,
        }
    }

    pub(super) fn begin(&mut self) {
        self.in_flight += 1;
    }

    pub(super) fn end(&mut self, now: i64) {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.note(now);
    }

    /// Counts a call that ended at this moment.
    pub(super) fn note(&mut self, at: i64) {
        self.ended.push_back(at);
    }

    pub(super) fn is_empty(&mut self, now: i64) -> bool {
        self.forget(now);
        self.in_flight == 0 && self.ended.is_empty()
    }

    pub(super) fn pull_back(&mut self, now: i64) {
        self.ended.iter_mut().for_each(|at| *at = (*at).min(now));
    }

    fn forget(&mut self, now: i64) {
        // A whole millisecond more, since moments are cut to milliseconds.
        while self.ended.front().is_some_and(|at| now - at > self.span_ms) {
            self.ended.pop_front();
        }
    }
}
