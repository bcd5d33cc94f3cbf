//! How long things took: the median and the ninth decile, exact.

use zayavka_shared::api::ReportSpan;

use crate::error::Error;

/// Reads durations as the database tells them: whole milliseconds with commas between, in no order.
///
/// # Errors
/// If there is something else in the text.
pub(super) fn read(text: Option<&str>) -> Result<ReportSpan, Error> {
    let text = text.unwrap_or_default();
    let values = text.split(',').filter(|value| !value.is_empty()).map(str::parse);
    let values: Result<Vec<i64>, _> = values.collect();
    Ok(of(values.map_err(|error| Error::Corrupt(format!("a duration: {error}")))?))
}

fn of(mut values: Vec<i64>) -> ReportSpan {
    ReportSpan { median: percentile(&mut values, 50), p90: percentile(&mut values, 90) }
}

/// The least value that so many percent of all do not exceed.
fn percentile(values: &mut [i64], percent: usize) -> Option<i64> {
    let rank = (values.len() * percent).div_ceil(100);
    let place = rank.checked_sub(1)?;
    Some(*values.select_nth_unstable(place).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_values() {
        assert_eq!(of(vec![]), ReportSpan { median: None, p90: None });
        assert_eq!(of(vec![7]), ReportSpan { median: Some(7), p90: Some(7) });
        assert_eq!(of(vec![40, 10, 30, 20]), ReportSpan { median: Some(20), p90: Some(40) });
        assert_eq!(of((1..=100).rev().collect()), ReportSpan { median: Some(50), p90: Some(90) });
    }

    #[test]
    fn durations_are_read_as_the_database_joins_them() {
        assert_eq!(read(Some("5,3,9")).unwrap().median, Some(5));
        assert_eq!(read(None).unwrap(), ReportSpan::default());
        assert!(read(Some("5,soon")).is_err());
    }
}
