use super::lines::{self, Line, Parts};

/// Fewest lines beside each other that make columns of a page.
const FEWEST: usize = 6;
/// Share of the lines in two columns that fill them to the edge, in percent: a table's cells do not.
const FULL: usize = 60;

/// The lines of a page as they are read: down the left column, then down the right one, where there are two;
/// else from top to bottom, parts of a line with a gap between them.
pub fn in_reading_order(rows: Vec<Parts>) -> Vec<Line> {
    let Some(gutter) = gutter(&rows) else {
        return rows.into_iter().filter_map(joined).collect();
    };
    let mut lines = Vec::new();
    let mut right = Vec::new();
    for row in rows {
        let crosses = row
            .iter()
            .any(|part| part.left < gutter && part.right > gutter);
        if crosses {
            lines.append(&mut right);
            lines.extend(joined(row));
            continue;
        }
        let (left_parts, right_parts) = row.into_iter().partition(|part| part.right <= gutter);
        lines.extend(joined(left_parts));
        right.extend(joined(right_parts));
    }
    lines.append(&mut right);
    lines
}

/// The middle between two columns of running text.
fn gutter(rows: &[Parts]) -> Option<f32> {
    let pairs: Vec<(&Line, &Line)> = rows
        .iter()
        .filter_map(|row| match row.as_slice() {
            [left, right] => Some((left, right)),
            _ => None,
        })
        .collect();
    if pairs.len() < FEWEST || pairs.len() * 2 < rows.len() {
        return None;
    }
    let end = pairs.iter().map(|(left, _)| left.right).fold(0.0, f32::max);
    let begin = pairs
        .iter()
        .map(|(_, right)| right.left)
        .fold(f32::MAX, f32::min);
    let is_full = |(left, _): &&(&Line, &Line)| end - left.right <= left.size * 2.0;
    let full = pairs.iter().filter(is_full).count();
    (end < begin && full * 100 >= pairs.len() * FULL).then_some((end + begin) / 2.0)
}

/// Parts of a line with a tab between them.
fn joined(parts: Parts) -> Option<Line> {
    lines::joined(parts, '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str, left: f32, right: f32, baseline: f32) -> Line {
        Line {
            left,
            right,
            baseline,
            size: 10.0,
            text: text.to_owned(),
        }
    }

    fn texts(rows: Vec<Parts>) -> String {
        let lines = in_reading_order(rows);
        lines
            .iter()
            .map(|line| line.text.as_str())
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let mut rows = vec![vec![part("题", 40.0, 260.0, 0.0)]];
        rows.extend((1..=6).map(|at| {
            let baseline = at as f32 * 15.0;
            vec![
                part("左", 0.0, 140.0, baseline),
                part("右", 160.0, 300.0, baseline),
            ]
        }));
        assert_eq!(texts(rows), "题|左|左|左|左|左|左|右|右|右|右|右|右");
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let row = |at: usize| {
            let baseline = at as f32 * 15.0;
            let end = 20.0 + 15.0 * (at % 4) as f32;
            vec![
                part("甲", 0.0, end, baseline),
                part("乙", 160.0, 200.0, baseline),
            ]
        };
        assert_eq!(texts((0..6).map(row).collect()), ["甲\t乙"; 6].join("|"));
    }
}
