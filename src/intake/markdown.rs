//! Markdown is text: its marks are the reader's business. Only a table of tasks is put into lines.

use super::table::{self, Cell, Grid, Words};

/// The text, its tables of tasks (rows of cells between `|`) as measures; all else untouched.
pub fn with_tables_read(text: String) -> String {
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
        if table::is_of_tasks(&grid, &words) {
            table::write(&grid, &words, &mut read);
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
