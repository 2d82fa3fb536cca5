use rust_i18n::t;
use rust_xlsxwriter::XlsxError;
use thiserror::Error;

/// Measures that a sheet has room for below its titles.
pub(super) const ROOM: usize = 1_048_575;

#[derive(Debug, Error)]
pub enum ReportError {
    #[error("{measures} measures do not fit in one sheet")]
    TooManyMeasures { measures: usize },
    #[error("the sheet could not be made: {0}")]
    Sheet(#[from] XlsxError),
    #[error("the table could not be written: {0}")]
    Csv(#[from] csv::Error),
    #[error("the table could not be written: {0}")]
    Text(#[from] std::io::Error),
    #[error("the picture could not be painted: {0}")]
    Picture(Box<dyn std::error::Error + Send + Sync>),
}

impl ReportError {
    /// What a person is told: what happened, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::TooManyMeasures { measures } => {
                t!("report-error.too-many", measures = measures, room = ROOM).into()
            }
            Self::Sheet(cause) => t!("report-error.sheet", cause = cause).into(),
            Self::Csv(cause) => t!("report-error.table", cause = cause).into(),
            Self::Text(cause) => t!("report-error.table", cause = cause).into(),
            Self::Picture(cause) => t!("report-error.picture", cause = cause).into(),
        }
    }
}
