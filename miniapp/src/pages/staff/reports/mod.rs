//! What the desk, its staff and its bot did in a period.

mod agents;
mod bars;
mod change;
mod days;
mod figure_link;
mod figures;
mod links;
mod period;
mod reports_page;
mod tile;
mod weeks;

pub(crate) use reports_page::Reports;
