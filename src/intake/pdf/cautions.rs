use crate::intake::Caution;
use crate::intake::table::Words;

use super::flow::Block;

/// What of the pages was not read, or perhaps not as it stands there; `pictures`: of each page, whether it has any.
pub fn of(pages: &[Vec<Block>], pictures: &[bool]) -> Vec<Caution> {
    let numbered = || pages.iter().zip(1..);
    let is_picture = |(page, number): &(&Vec<Block>, usize)| {
        page.is_empty() && pictures.get(number - 1) == Some(&true)
    };
    let has_open_table = |(page, _): &(&Vec<Block>, usize)| page.iter().any(heads_open_table);
    let pictures: Vec<usize> = numbered().filter(is_picture).map(|it| it.1).collect();
    let tables: Vec<usize> = numbered().filter(has_open_table).map(|it| it.1).collect();
    let mut cautions = Vec::new();
    if !pictures.is_empty() {
        cautions.push(Caution::Pictures { pages: pictures });
    }
    if !tables.is_empty() {
        cautions.push(Caution::OpenTables { pages: tables });
    }
    cautions
}

/// 序号, 工作任务 and 责任分工 beside each other, with no lines between them.
fn heads_open_table(block: &Block) -> bool {
    let Block::Line(line) = block else {
        return false;
    };
    let parts = line.text.split('\t');
    let known = parts
        .clone()
        .filter(|part| Words::embedded().role(part).is_some());
    parts.count() > 2 && known.count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::pdf::lines::Line;

    #[track_caller]
    fn check(pages: &[&[&str]], pictures: &[bool], expected: &[Caution]) {
        let line = |text: &&str| {
            Block::Line(Line {
                left: 0.0,
                right: 100.0,
                baseline: 0.0,
                size: 10.0,
                text: (*text).to_owned(),
            })
        };
        let pages: Vec<Vec<Block>> = pages
            .iter()
            .map(|page| page.iter().map(line).collect())
            .collect();
        assert_eq!(of(&pages, pictures), expected);
    }

    #[test]
    fn pages_without_words_are_told_if_they_have_pictures() {
        let pictures = Caution::Pictures { pages: vec![2, 4] };
        let pages: [&[&str]; 4] = [&["甲"], &[], &[], &[]];
        check(&pages, &[true, true, false, true], &[pictures]);
    }

    #[test]
    fn tables_without_lines_are_told() {
        let tables = Caution::OpenTables { pages: vec![1] };
        check(&[&["题", "序号\t工作任务\t责任分工"]], &[false], &[tables]);
        check(&[&["联系人:甲\t电话:乙\t传真:丙"]], &[false], &[]);
    }
}
