use csv::{Terminator, WriterBuilder};

use super::{Cell, Column, Ledger, ReportError};

/// The ledger as CSV: a line of titles, then one for each measure; dates as ISO has them. The caller adds a BOM where a
/// spreadsheet is to open the file.
pub fn csv(ledger: &Ledger<'_>) -> Result<String, ReportError> {
    let titles = Column::ALL.map(|column| column.title().into_owned());
    let rows = ledger.measures().map(|(measure, said)| {
        Column::ALL.map(|column| match ledger.cell(column, measure, &said) {
            Cell::Text(text) => inert(text),
            Cell::Date(date) => date.to_string(),
        })
    });
    table(&titles, rows)
}

/// Lines of cells under a line of titles.
pub(super) fn table<const N: usize>(
    titles: &[String; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<String, ReportError> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(titles)?;
    for row in rows {
        writer.write_record(row)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whoever wrote a note must not run a formula on the desk of its reader: a spreadsheet takes text that begins so for one.
pub(super) fn inert(text: String) -> String {
    const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    if text.starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text
    }
}
