//! What colleagues open: XLSX, CSV, Markdown, JSON.

mod cells;
mod column;
mod csv;
mod error;
mod ledger;
mod markdown;
#[cfg(test)]
mod tests;
mod xlsx;

pub use column::Column;
pub use csv::csv;
pub use error::ReportError;
pub use ledger::{Cell, Ledger};
pub use markdown::markdown;
pub use xlsx::xlsx;
