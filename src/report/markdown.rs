use rust_i18n::t;

use super::{Cell, Column, Ledger};
use crate::notebook::MeasureState;
use crate::plan::Measure;

/// The ledger to read: a heading for each chapter and measure, its text, then a line for each column that says something.
pub fn markdown(ledger: &Ledger<'_>) -> String {
    let mut text = format!("# {}\n\n", escaped(&ledger.plan.title));
    text.push_str(&escaped(&ledger.summary()));
    text.push('\n');
    let mut chapter = None;
    for (measure, said) in ledger.measures() {
        if chapter != Some(measure.chapter) {
            chapter = Some(measure.chapter);
            let words = words(ledger, Column::Chapter, measure, &said);
            text.push_str(&format!("\n## {}\n", escaped(&words)));
        }
        push_measure(&mut text, ledger, measure, &said);
    }
    text
}

fn push_measure(text: &mut String, ledger: &Ledger<'_>, measure: &Measure, said: &MeasureState) {
    let (id, title) = (&measure.id, escaped(&measure.title));
    text.push_str(&format!("\n### {id} {title}\n\n"));
    for paragraph in measure.text.lines().filter(|line| !line.is_empty()) {
        text.push_str(&format!("{}\n\n", escaped(paragraph)));
    }
    let in_headings = [Column::Id, Column::Chapter, Column::Title, Column::Text];
    for column in Column::ALL {
        let words = words(ledger, column, measure, said);
        if in_headings.contains(&column) || words.is_empty() {
            continue;
        }
        // Further lines belong to the item; a backslash ends a line without ending it.
        let words = escaped(&words).replace('\n', "\\\n  ");
        let line = t!("ledger.item", title = column.title(), words = words);
        text.push_str(&format!("- {line}\n"));
    }
}

fn words(ledger: &Ledger<'_>, column: Column, measure: &Measure, said: &MeasureState) -> String {
    match ledger.cell(column, measure, said) {
        Cell::Text(text) => text,
        Cell::Date(date) => date.to_string(),
    }
}

/// Text that reads as it stands, whatever marks are in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut opens_line = true;
    for c in text.chars() {
        let marks = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&'
        );
        if marks || (opens_line && matches!(c, '#' | '-' | '+' | '=')) {
            escaped.push('\\');
        }
        escaped.push(c);
        opens_line = c == '\n' || (opens_line && c.is_whitespace());
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escaped(text), expected);
    }

    #[test]
    fn marks_are_only_characters() {
        check("*重点* <b>", "\\*重点\\* \\<b\\>");
        check("# 甲\n- 乙-丙", "\\# 甲\n\\- 乙-丙");
        check("“一窗通”（99%以上）", "“一窗通”（99%以上）");
    }
}
