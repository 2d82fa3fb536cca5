use chrono::{Datelike, NaiveDate};
use rust_i18n::t;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook,
    Worksheet, XlsxError,
};

use super::error::ROOM;
use super::{Cell, Column, Ledger, ReportError};

/// UTF-16 units that a cell holds.
const CELL: usize = 32_767;
const LAST_COLUMN: u16 = Column::ALL.len() as u16 - 1;

/// The ledger as a workbook of one sheet and one table: titles that stay in sight and filter, a row for each measure.
/// The same ledger gives the same bytes.
pub fn xlsx(ledger: &Ledger<'_>) -> Result<Vec<u8>, ReportError> {
    let measures = ledger.measures().count();
    if measures > ROOM {
        return Err(ReportError::TooManyMeasures { measures });
    }
    let mut workbook = Workbook::new();
    let day = excel_date(ledger.viewpoint.today);
    let mut properties = DocProperties::new().set_title(&ledger.plan.title);
    if let Some(day) = &day {
        properties = properties.set_creation_datetime(day);
    }
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    sheet.set_name(t!("ledger.sheet", today = ledger.viewpoint.today))?;
    lay_out(sheet, ledger, measures as u32)?;
    let header = header_format();
    for (at, column) in (0u16..).zip(Column::ALL) {
        sheet.set_column_width(at, column.width())?;
        sheet.write_string_with_format(0, at, column.title(), &header)?;
    }
    let (text, date) = (cell_format(), cell_format().set_num_format("yyyy-mm-dd"));
    for (row, (measure, said)) in (1u32..).zip(ledger.measures()) {
        for (at, column) in (0u16..).zip(Column::ALL) {
            match ledger.cell(column, measure, &said) {
                Cell::Text(words) => {
                    sheet.write_string_with_format(row, at, fitted(words), &text)?
                }
                Cell::Date(day) => write_date(sheet, row, at, day, &date)?,
            };
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// Titles that stay, a filter over all, and how it prints: A4 across, all columns on a page, titles on each.
fn lay_out(sheet: &mut Worksheet, ledger: &Ledger<'_>, measures: u32) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet.set_freeze_panes(1, 3)?;
    sheet.autofilter(0, 0, measures, LAST_COLUMN)?;
    // An id like 1.10 is text on purpose; no green corner on each.
    sheet.ignore_error_range(0, 0, measures, 0, IgnoreError::NumberStoredAsText)?;
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    // `&` opens a code in the line above a page, which holds 255 characters.
    let title: String = ledger.plan.title.chars().take(80).collect();
    sheet.set_header(format!("&C{}", title.replace('&', "&&")));
    sheet.set_footer("&C- &P -");
    Ok(())
}

fn header_format() -> Format {
    cell_format()
        .set_bold()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0xD6_E7_EA))
}

fn cell_format() -> Format {
    Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0xBF_BF_BF))
}

/// A calendar that begins after the date has it as words.
fn write_date<'s>(
    sheet: &'s mut Worksheet,
    row: u32,
    at: u16,
    date: NaiveDate,
    format: &Format,
) -> Result<&'s mut Worksheet, XlsxError> {
    match excel_date(date) {
        Some(day) => sheet.write_datetime_with_format(row, at, &day, format),
        None => sheet.write_string_with_format(row, at, date.to_string(), format),
    }
}

fn excel_date(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8).ok()
}

/// As much of the words as a cell holds; what is left out is said.
fn fitted(words: String) -> String {
    // An ideograph is three bytes and one unit: fewer bytes than units never.
    if words.len() <= CELL || words.encode_utf16().count() <= CELL {
        return words;
    }
    let rest = t!("ledger.cut");
    let mut room = CELL.saturating_sub(rest.encode_utf16().count());
    let fits = |c: &char| {
        let units = c.len_utf16();
        let fits = units <= room;
        room = room.saturating_sub(units);
        fits
    };
    let mut fitted: String = words.chars().take_while(fits).collect();
    fitted.push_str(&rest);
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_overfull() {
        let long = "措".repeat(40_000);
        let fitted = fitted(long.clone());
        assert_eq!(fitted.encode_utf16().count(), CELL);
        assert!(!long.starts_with(&fitted));
        assert_eq!(super::fitted("措施".into()), "措施");
        assert!(super::fitted("𠮷".repeat(20_000)).encode_utf16().count() <= CELL);
    }
}
