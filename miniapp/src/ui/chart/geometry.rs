//! Where things stand in a chart. Pure numbers, in pixels.

use std::rc::Rc;

/// What one line shows, a value for each place of the horizontal axis.
pub type Series = Rc<[i64]>;

/// Lines across the chart, the one at zero not counted.
const GRID_LINES: i64 = 3;
/// How wide a digit of the axis is, and what stands between the numbers and the lines.
const DIGIT: f64 = 7.0;
const GAP: f64 = 8.0;
/// The room of a word below the axis.
const LABEL: f64 = 72.0;

/// The chart's inner edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Frame {
    /// Leaves room for the numbers at the left and for the days below.
    pub(super) fn of(width: f64, height: f64, scale: Scale) -> Self {
        let digits = scale.top().to_string().len();
        #[expect(clippy::cast_precision_loss, reason = "a number has few digits")]
        let left = digits as f64 * DIGIT + GAP;
        Self { left, right: (width - GAP).max(left), top: GAP, bottom: height - 22.0 }
    }

    /// Where the place `index` of `count` stands; a single one stands in the middle.
    pub(super) fn x(self, index: usize, count: usize) -> f64 {
        let span = self.right - self.left;
        match count {
            0 | 1 => self.left + span / 2.0,
            _ => self.left + span * ratio(index, count - 1),
        }
    }

    /// How high a value stands.
    pub(super) fn y(self, value: i64, scale: Scale) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of tickets are far below 2^53")]
        let share = value as f64 / scale.top() as f64;
        self.bottom - (self.bottom - self.top) * share
    }

    /// The place nearest to a point.
    pub(super) fn nearest(self, x: f64, count: usize) -> usize {
        (0..count)
            .min_by(|one, other| {
                (self.x(*one, count) - x).abs().total_cmp(&(self.x(*other, count) - x).abs())
            })
            .unwrap_or(0)
    }

    /// The places that get a word below: as many as stand apart, always the first and the last.
    pub(super) fn labelled(self, count: usize) -> Vec<usize> {
        if count < 2 {
            return (0..count).collect();
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few words fit")]
        let fitting = ((self.right - self.left) / LABEL).floor().max(1.0) as usize;
        let steps = fitting.min(4).min(count - 1);
        // Equal steps look calm; where they do not come out even, fewer words stand.
        let steps = (1..=steps).rev().find(|steps| (count - 1).is_multiple_of(*steps)).unwrap_or(1);
        let steps = if steps == 1 && fitting > 1 && count > 2 { 2 } else { steps };
        (0..=steps).map(|step| step * (count - 1) / steps).collect()
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a chart has few places")]
    let (part, whole) = (part as f64, whole as f64);
    part / whole
}

/// The vertical axis: a few lines with round numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    step: i64,
    lines: i64,
}

impl Scale {
    /// Lets the largest value fit.
    pub(super) fn to(max: i64) -> Self {
        let wanted = max.max(1);
        let rough = wanted.div_euclid(GRID_LINES) + i64::from(wanted % GRID_LINES != 0);
        let mut power = 1;
        while rough > power * 10 {
            power *= 10;
        }
        let round = [10, 15, 20, 25, 30, 40, 50, 100].map(|tenths| tenths * power);
        let step = round.into_iter().find(|tenths| tenths % 10 == 0 && *tenths >= rough * 10);
        let step = step.map_or(power * 10, |tenths| tenths / 10);
        Self { step, lines: wanted.div_euclid(step) + i64::from(wanted % step != 0) }
    }

    pub(super) fn top(self) -> i64 {
        self.step * self.lines
    }

    /// The numbers at the lines, from zero.
    pub(super) fn numbers(self) -> impl Iterator<Item = i64> {
        (0..=self.lines).map(move |line| line * self.step)
    }
}

/// The path through the points of a series.
pub(super) fn line(values: &[i64], frame: Frame, scale: Scale) -> String {
    let points = values
        .iter()
        .enumerate()
        .map(|(index, value)| format!("{:.1} {:.1}", frame.x(index, values.len()), frame.y(*value, scale)));
    let points: Vec<String> = points.collect();
    format!("M{}", points.join("L"))
}

/// The area below the path.
pub(super) fn area(values: &[i64], frame: Frame, scale: Scale) -> String {
    let count = values.len();
    let (first, last) = (frame.x(0, count), frame.x(count.saturating_sub(1), count));
    let bottom = frame.bottom;
    format!("{}L{last:.1} {bottom:.1}L{first:.1} {bottom:.1}Z", line(values, frame, scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { left: 20.0, right: 300.0, top: 8.0, bottom: 128.0 };

    fn numbers(max: i64) -> Vec<i64> {
        Scale::to(max).numbers().collect()
    }

    #[test]
    fn an_axis_has_few_lines_with_round_numbers() {
        assert_eq!(numbers(0), [0, 1]);
        assert_eq!(numbers(1), [0, 1]);
        assert_eq!(numbers(3), [0, 1, 2, 3]);
        assert_eq!(numbers(7), [0, 3, 6, 9]);
        assert_eq!(numbers(20), [0, 10, 20]);
        assert_eq!(numbers(41), [0, 15, 30, 45]);
        assert_eq!(numbers(100), [0, 40, 80, 120]);
        assert_eq!(numbers(12_345), [0, 5_000, 10_000, 15_000]);
    }

    #[test]
    fn every_value_fits_below_the_uppermost_line() {
        for max in 0..2_000 {
            let scale = Scale::to(max);
            assert!(scale.top() >= max.max(1), "{max}");
            assert!(scale.numbers().count() <= 4, "{max}");
        }
    }

    #[test]
    fn places_run_from_edge_to_edge() {
        assert_eq!((FRAME.x(0, 3), FRAME.x(1, 3), FRAME.x(2, 3)), (20.0, 160.0, 300.0));
        assert_eq!(FRAME.x(0, 1), 160.0);
        let scale = Scale::to(9);
        assert_eq!((FRAME.y(0, scale), FRAME.y(9, scale)), (128.0, 8.0));
    }

    #[test]
    fn a_tap_finds_the_nearest_place() {
        assert_eq!(FRAME.nearest(-50.0, 8), 0);
        assert_eq!(FRAME.nearest(61.0, 8), 1);
        assert_eq!(FRAME.nearest(900.0, 8), 7);
        assert_eq!(FRAME.nearest(10.0, 0), 0);
    }

    #[test]
    fn words_below_stand_apart_and_reach_both_edges() {
        assert_eq!(FRAME.labelled(0), [] as [usize; 0]);
        assert_eq!(FRAME.labelled(1), [0]);
        assert_eq!(FRAME.labelled(2), [0, 1]);
        assert_eq!(FRAME.labelled(7), [0, 2, 4, 6]);
        assert_eq!(FRAME.labelled(30), [0, 14, 29]);
        let narrow = Frame { right: 80.0, ..FRAME };
        assert_eq!(narrow.labelled(30), [0, 29]);
    }

    #[test]
    fn a_path_goes_through_its_points_and_an_area_closes_below() {
        let scale = Scale::to(9);
        assert_eq!(line(&[0, 9], FRAME, scale), "M20.0 128.0L300.0 8.0");
        assert_eq!(area(&[0, 9], FRAME, scale), "M20.0 128.0L300.0 8.0L300.0 128.0L20.0 128.0Z");
    }

    #[test]
    fn numbers_of_more_digits_get_more_room() {
        let narrow = Frame::of(320.0, 150.0, Scale::to(5));
        let wide = Frame::of(320.0, 150.0, Scale::to(5_000));
        assert!(wide.left > narrow.left);
        assert_eq!(narrow.right, wide.right);
        let tiny = Frame::of(0.0, 150.0, Scale::to(5));
        assert!(tiny.right >= tiny.left);
    }
}
