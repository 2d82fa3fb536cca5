//! Markdown is text: its marks are the reader's business. Only what is not to be read is left out (where links lead,
//! comments, the signs of quotations), and a table of tasks is put into lines.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::table::{self, Cell, Grid, Words};

/// The text without the marks that hide words or say nothing, and its tables of tasks as measures.
pub fn plain(text: String) -> String {
    with_tables_read(without_marks(text))
}

/// `[《某办法》](https://…)`, `<!-- -->`, `<br>`, `1\.` and `> `.
fn without_marks(text: String) -> String {
    let may_hold = ["](", "<!--", "<br", "\\", "> "];
    if !may_hold.iter().any(|mark| text.contains(mark)) {
        return text;
    }
    let plain = |found: &Captures| {
        let whole = found.get(0).map_or("", |it| it.as_str());
        match found.get(1).or(found.get(2)) {
            Some(kept) => kept.as_str(),
            None if whole.starts_with("<br") => "\n",
            None => "",
        }
        .to_owned()
    };
    let text = without_comments(text);
    match MARKS.replace_all(&text, plain) {
        Cow::Borrowed(_) => text,
        Cow::Owned(text) => text,
    }
}

fn without_comments(text: String) -> String {
    let (mut kept, mut rest) = (String::new(), text.as_str());
    while let Some((before, (_, after))) = rest
        .split_once("<!--")
        .and_then(|(before, inside)| Some((before, inside.split_once("-->")?)))
    {
        kept.push_str(before);
        rest = after;
    }
    if rest.len() == text.len() {
        return text;
    }
    kept.push_str(rest);
    kept
}

/// What a link and an escape show is kept.
#[expect(clippy::expect_used, reason = "a constant pattern")]
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    let link = "!?\\[([^\\]\\n]{0,200})\\]\\((?:https?:|/|\\.|#|mailto:)[^\\s()]{0,500}\\)";
    let escape = "\\\\([.*_#])";
    let line_end = "<br ?/?>";
    let quotation = "(?m:^[ \\t]*(?:(?:> ?)+ |>\\r?$))";
    Regex::new(&format!("{link}|{escape}|{line_end}|{quotation}")).expect("a constant pattern")
});

/// The text, its tables of tasks (rows of cells between `|`) as measures; all else untouched.
fn with_tables_read(text: String) -> String {
    if !text.contains("|-")
        && !text.contains("| -")
        && !text.contains("|:")
        && !text.contains("| :")
    {
        return text;
    }
    let words = Words::embedded();
    let mut read = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        if !(line.contains('|') && lines.peek().is_some_and(|next| is_rule(next))) {
            read.push_str(line);
            continue;
        }
        let mut rows = vec![line];
        while let Some(row) = lines.next_if(|next| next.contains('|')) {
            rows.push(row);
        }
        let grid = Grid {
            rows: rows
                .iter()
                .filter(|row| !is_rule(row))
                .map(|row| cells(row))
                .collect(),
        };
        if table::is_of_tasks(&grid, words) {
            table::write(&grid, words, &mut read);
            read.push('\n');
        } else {
            rows.iter().for_each(|row| read.push_str(row));
        }
    }
    read
}

/// The line below a table's headings: `|---|:--|`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let is_mark = |c: char| matches!(c, '|' | '-' | ':' | ' ');
    line.contains('|') && line.contains('-') && line.chars().all(is_mark)
}

fn cells(line: &str) -> Vec<Cell> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').unwrap_or(line);
    let text = |cell: &str| Cell::new(&cell.trim().replace("<br>", "\n").replace("<br/>", "\n"));
    line.split('|').map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(with_tables_read(text.to_owned()), expected);
    }

    #[test]
    fn marks_that_hide_words_or_say_nothing_are_left_out() {
        let check = |text: &str, expected: &str| assert_eq!(plain(text.to_owned()), expected);
        check(
            "按照[《办法》](http://a.cn/2020/1/1.html)执行",
            "按照《办法》执行",
        );
        check("甲<!-- 2019年\n底前 -->乙<br>丙", "甲乙\n丙");
        check("1\\. 推行", "1. 推行");
        check("> 一、甲\n> > 乙\n>\n>5%", "一、甲\n乙\n\n>5%");
        check("见[附件](附件1)及a<b", "见[附件](附件1)及a<b");
    }

    #[test]
    fn a_table_of_tasks_is_read_and_all_else_stays() {
        check(
            "# 措施\n| 任务 | 牵头单位 |\n|---|:-:|\n| 深化品牌 | 市财政局<br>市税务局 |\n\n完。\n",
            "# 措施\n\n1.深化品牌。\n牵头单位:市财政局、市税务局\n\n\n完。\n",
        );
        check(
            "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n",
            "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n",
        );
        check(
            "## 一、开办企业\r\n- 甲|乙\r\n",
            "## 一、开办企业\r\n- 甲|乙\r\n",
        );
    }
}
