//! Tickets as lines of a table (RFC 4180), in the words of one reader. Pure.

use std::collections::HashMap;

use chrono::DateTime;
use chrono_tz::Tz;
use zayavka_shared::{Language, TeamId, Timestamp};

use super::list::Row;
use super::store::{read_priority, read_status};
use crate::error::Error;
use crate::texts::Texts;

/// What makes a spreadsheet read UTF-8.
const MARK: &str = "\u{feff}";

/// How one reader is told of tickets.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) texts: &'a Texts,
    pub(super) language: Language,
    pub(super) time_zone: Tz,
    pub(super) teams: &'a HashMap<TeamId, String>,
}

impl Table<'_> {
    /// The first line, with what stands before it.
    pub(super) fn head(&self) -> Result<Vec<u8>, Error> {
        let columns = [
            "number", "title", "status", "priority", "category", "team", "client", "assignee", "created",
            "updated", "closed",
        ];
        let zone = self.time_zone.name();
        let names = columns.map(|column| self.text(&format!("export-{column}"), zone));
        let mut bytes = MARK.as_bytes().to_vec();
        bytes.extend(line(&names)?);
        Ok(bytes)
    }

    /// The lines of these tickets.
    pub(super) fn lines(&self, rows: &[Row]) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        for row in rows {
            bytes.extend(line(&self.cells(row)?)?);
        }
        Ok(bytes)
    }

    fn cells(&self, row: &Row) -> Result<[String; 11], Error> {
        let status = read_status(&row.status)?.key().replace('_', "-");
        let priority = read_priority(row.priority)?.key();
        let team = row.team_id.and_then(|id| self.teams.get(&TeamId(id)).cloned());
        Ok([
            row.id.to_string(),
            safe(row.title.clone()),
            self.text(&format!("ticket-status-{status}-staff"), ""),
            self.text(&format!("ticket-priority-{priority}.short"), ""),
            safe(row.category(self.language).name),
            safe(team.unwrap_or_default()),
            safe(row.client_name()),
            safe(row.assignee().map(|person| person.name).unwrap_or_default()),
            self.moment(Timestamp(row.created_at)),
            self.moment(Timestamp(row.updated_at)),
            row.closed_at.map(|at| self.moment(Timestamp(at))).unwrap_or_default(),
        ])
    }

    fn text(&self, key: &str, zone: &str) -> String {
        self.texts.get(self.language, key, &[("zone", zone.to_owned().into())])
    }

    /// As spreadsheets take it, in the desk's time zone, which the head of the column names.
    fn moment(&self, at: Timestamp) -> String {
        let moment = DateTime::from_timestamp_millis(at.0).unwrap_or(DateTime::UNIX_EPOCH);
        moment.with_timezone(&self.time_zone).format("%Y-%m-%d %H:%M:%S").to_string()
    }
}

/// What a person wrote must not become a formula when the table is opened.
fn safe(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn line(cells: &[String]) -> Result<Vec<u8>, Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(cells).map_err(|error| Error::Storage(error.into()))?;
    writer.into_inner().map_err(|error| Error::Storage(error.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_stays_a_text() {
        assert_eq!(safe("=HYPERLINK(1)".to_owned()), "'=HYPERLINK(1)");
        assert_eq!(safe("Printer = dead".to_owned()), "Printer = dead");
    }

    #[test]
    fn a_cell_holds_commas_quotes_and_lines() {
        let bytes = line(&["a,b".to_owned(), "say \"no\"".to_owned(), "1\n2".to_owned()]).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\"a,b\",\"say \"\"no\"\"\",\"1\n2\"\r\n");
    }
}
