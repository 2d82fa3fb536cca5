//! The list for a terminal: short columns, the title last and whole.

use rust_i18n::t;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::notebook::MeasureState;
use crate::plan::Measure;
use crate::report::{Column, Ledger};
use crate::wording;

/// How wide the names of who leads may stand, in columns of a terminal.
const LEADS: usize = 30;

/// One line a measure under a line of titles, then how many there are and as of which day.
pub(super) fn table(ledger: &Ledger<'_>) -> String {
    let titles = [
        Column::Id,
        Column::Status,
        Column::Light,
        Column::Due,
        Column::Lead,
        Column::Title,
    ];
    let mut lines = vec![titles.map(|column| column.title().into_owned())];
    for &row in ledger.rows {
        let measure = ledger.plan.measures.get(row);
        let said = ledger.state.measures.get(row);
        lines.extend(
            measure
                .zip(said)
                .map(|(measure, said)| cells(measure, said)),
        );
    }
    let mut text = String::new();
    for line in &lines {
        push_line(&mut text, line, &lines);
    }
    text.push_str(&format!("{}\n", ledger.summary()));
    text
}

fn cells(measure: &Measure, said: &MeasureState) -> [String; 6] {
    let status = wording::status(said.status);
    [
        measure.id.clone(),
        match said.has_clash() {
            true => t!("cli.clashing", status = status).into(),
            false => status.into(),
        },
        wording::light(said.light).into(),
        said.due.map(|due| due.to_string()).unwrap_or_default(),
        leads(measure),
        measure.title.clone(),
    ]
}

fn leads(measure: &Measure) -> String {
    let mut names: Vec<&str> = Vec::new();
    for party in measure.assignments.iter().flat_map(|it| &it.lead) {
        if !names.contains(&party.name.as_str()) {
            names.push(&party.name);
        }
    }
    cut(&names.join(&t!("cli.and")), LEADS)
}

/// As much of a text as stands in `width` columns; `…` where there is more.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let fits = |c: &char| {
        let wide = c.width().unwrap_or(0);
        let fits = wide <= room;
        room = room.saturating_sub(wide);
        fits
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push('…');
    cut
}

fn push_line<const N: usize>(text: &mut String, line: &[String; N], all: &[[String; N]]) {
    for (index, cell) in line.iter().enumerate() {
        text.push_str(cell);
        if index + 1 == N {
            break;
        }
        let widest = all.iter().map(|line| line[index].width()).max();
        let gap = widest.unwrap_or(0).saturating_sub(cell.width()) + 2;
        text.extend(std::iter::repeat_n(' ', gap));
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_by_width() {
        assert_eq!(cut("市财政局", 8), "市财政局");
        assert_eq!(cut("市财政局", 7), "市财政…");
        assert_eq!(cut("市财政局", 6), "市财…");
    }

    #[test]
    fn columns_stand_below_each_other() {
        let lines = [["甲乙".to_owned(), "一".into()], ["a".into(), "二".into()]];
        let mut text = String::new();
        lines.iter().for_each(|it| push_line(&mut text, it, &lines));
        assert_eq!(text, "甲乙  一\na     二\n");
    }
}
