//! What colleagues open: XLSX, CSV, Markdown, JSON, and drawings.

mod cells;
mod column;
mod csv;
mod drawing;
mod error;
mod json;
mod ledger;
mod markdown;
mod plan_csv;
mod plan_twin;
mod said_twin;
#[cfg(test)]
mod tests;
mod xlsx;

pub use column::Column;
pub use csv::csv;
pub use drawing::{
    Drawing, Hues, MatrixSheet, Page, ProgressSheet, TimelineSheet, matrix_drawing,
    progress_drawing, timeline_drawing,
};
pub use error::ReportError;
pub use json::{measure_json, measures_json, plan_json, plan_ron};
pub use ledger::{Cell, Ledger};
pub use markdown::markdown;
pub use plan_csv::plan_csv;
pub use xlsx::xlsx;
