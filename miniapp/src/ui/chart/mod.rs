//! Charts, drawn as plain SVG for the width they truly have, so that their words keep the page's size.

mod geometry;
mod line_chart;

pub use geometry::Series;
pub use line_chart::LineChart;
