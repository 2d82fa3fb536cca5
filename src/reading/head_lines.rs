//! Lines that may open a chapter, a section or a measure, by what they open with.

use super::label::{Label, Level, before_digits, label};
use super::numbering::Numbering;
use super::stream::{Line, Stream};
use super::unnumbered::{Unnumbered, field_name, is_field};
use super::words::{LabelKind, Words};

pub struct HeadLines<'a> {
    stream: &'a Stream<'a>,
    words: &'a Words,
    unnumbered: Unnumbered,
    /// (1) numbers the measures: nothing above it does.
    has_clauses_for_items: bool,
    /// (一) stands under 第三条, and not above it.
    has_parts_of_articles: bool,
    /// 一、 stands under 第一节, and not above it.
    has_items_of_sections: bool,
    /// 2.责任单位:… 3.整改时限:… are what is said of the item above.
    has_numbered_fields: bool,
    numbering: Numbering,
}

impl<'a> HeadLines<'a> {
    pub fn new(stream: &'a Stream, words: &'a Words) -> Self {
        let mut lines = Self {
            stream,
            words,
            unnumbered: Unnumbered::default(),
            has_clauses_for_items: false,
            has_parts_of_articles: false,
            has_items_of_sections: false,
            has_numbered_fields: false,
            numbering: Numbering::of(stream),
        };
        let labels: Vec<Option<Label>> =
            (0..stream.lines.len()).map(|it| lines.label(it)).collect();
        let numbered = |it: &Label| it.level <= Level::Chapter;
        if !labels.iter().flatten().any(numbered) {
            lines.numbering.look_for_spaced(stream);
        }
        if !lines.numbering.is_spaced() {
            lines.unnumbered = Unnumbered::of(stream, words, &labels);
        }
        lines.has_clauses_for_items = lines.has_clauses_for_items(&labels);
        lines.has_parts_of_articles = lines.has_parts_of_articles(&labels);
        lines.has_items_of_sections = lines.has_items_of_sections(&labels);
        lines.has_numbered_fields = lines.has_numbered_fields(&labels);
        lines
    }

    /// (一) comes next after 第三条, again and again, or whenever it comes, and never before the first.
    fn has_parts_of_articles(&self, labels: &[Option<Label>]) -> bool {
        let is_article = |line: usize| self.stream.line_text(line).starts_with('第');
        let all = labels.iter().enumerate();
        let labelled = all.filter_map(|(line, label)| Some((line, (*label)?)));
        let labelled: Vec<(bool, Label)> = labelled
            .map(|(line, label)| (is_article(line) && label.level == Level::Item, label))
            .collect();
        let is_part = |label: &Label| label.level == Level::Section;
        let begins = |pair: &&[(bool, Label)]| matches!(pair, [(true, _), (_, next)] if is_part(next) && next.number == 1);
        let first_article = labelled.iter().position(|(is_article, _)| *is_article);
        let first_part = labelled.iter().position(|(_, label)| is_part(label));
        let firsts = labelled
            .iter()
            .filter(|(_, it)| is_part(it) && it.number == 1);
        let count = labelled.windows(2).filter(begins).count();
        let is_always = count == 1 && firsts.count() == 1;
        (count >= 2 || is_always) && first_article < first_part
    }

    /// 第二章, 第一节 and 一、, but no (一) and no 1.: what else would number the measures?
    fn has_items_of_sections(&self, labels: &[Option<Label>]) -> bool {
        let has = |level: Level, in_words: bool| {
            let mut all = labels.iter().enumerate();
            all.any(|(line, label)| {
                label.is_some_and(|label| label.level == level)
                    && self.stream.line_text(line).starts_with('第') == in_words
            })
        };
        let in_words = has(Level::Chapter, true) && has(Level::Section, true);
        let otherwise =
            has(Level::Section, false) || has(Level::Item, false) || has(Level::Item, true);
        in_words && has(Level::Chapter, false) && !otherwise
    }

    /// (1) right below 市甲局: or 一、市甲局 on a line of its own, again and again, where no other number stands.
    fn has_clauses_for_items(&self, labels: &[Option<Label>]) -> bool {
        let between = |it: &Label| matches!(it.level, Level::Section | Level::Item);
        if labels.iter().flatten().any(between) {
            return false;
        }
        let clauses = labels
            .iter()
            .enumerate()
            .filter(|(_, label)| label.is_some_and(|it| it.level == Level::Clause));
        let is_below_heading = |line: usize| {
            // 分管领导:张三 may stand between.
            let mut above = (0..line).rev();
            let above = above.find(|&it| !is_field(self.stream, labels, it));
            above.is_some_and(|above| {
                self.unnumbered.get(above).is_some()
                    || labels.get(above).is_some_and(Option::is_some)
                        && !self.stream.line_text(above).contains('。')
            })
        };
        let is_first = |label: &Option<Label>| label.is_some_and(|it| it.number == 1);
        let below = clauses.clone().filter(|(line, _)| is_below_heading(*line));
        let below = below.count();
        let mut firsts = clauses.filter(|(_, label)| is_first(label));
        // Under what says who does it they may be parts, unless they are all that stands under each heading.
        let is_said = self.words.label.is_match(&self.stream.folded);
        let is_all = below == self.unnumbered.chapters();
        below >= 2 && (is_all || !is_said) && firsts.all(|(line, _)| is_below_heading(line))
    }

    /// Behind numbers stand who does it and when, neither of them first.
    fn has_numbered_fields(&self, labels: &[Option<Label>]) -> bool {
        let later = |label: &Label| label.level >= Level::Item && label.number > 1;
        let fields = labels.iter().enumerate().filter_map(|(line, label)| {
            let label = label.as_ref().filter(|label| later(label))?;
            let line = self.stream.lines.get(line)?.start + label.length;
            self.words
                .label_kind(field_name(self.stream.folded.get(line..)?)?)
        });
        let (who, when): (Vec<LabelKind>, Vec<LabelKind>) =
            fields.partition(|kind| matches!(kind, LabelKind::Lead | LabelKind::Support));
        !who.is_empty() && !when.is_empty()
    }

    /// What a line opens with, if it can open anything.
    pub fn label(&self, index: usize) -> Option<Label> {
        if let Some(label) = self.without_label(index) {
            return Some(label);
        }
        let line = self.stream.lines.get(index)?;
        let rest = self.stream.folded.get(line.start..)?;
        let label = label(rest).or_else(|| before_digits(rest))?;
        let after = rest.get(label.length..).unwrap_or_default();
        let is_field = || label.level >= Level::Item && field_name(after).is_some();
        if self.has_numbered_fields && is_field() {
            return None;
        }
        let label = self.placed(label, rest.starts_with('第'));
        // - 牵头单位:市甲局 belongs to the measure above, ——便民为先。 to the text.
        let opens = label.level != Level::Bullet
            || !self.words.opens_with_label(after)
                && (!rest.starts_with('—') || self.names_owner(index) && !self.says_who(index));
        opens.then_some(label)
    }

    /// Of a line that this document uses as a head, and that no label opens: 一月份, 一 深入推进, 2 工程建设, 2.1建设水厂.
    fn without_label(&self, index: usize) -> Option<Label> {
        if let Some((level, length)) = self.unnumbered.get(index) {
            return Some(Label {
                level,
                number: 0,
                length,
            });
        }
        self.numbering.label(self.stream, index)
    }

    /// At the level that it has in this document.
    fn placed(&self, label: Label, is_article: bool) -> Label {
        match label.level {
            Level::Item if self.has_parts_of_articles && is_article => Label {
                level: Level::Section,
                ..label
            },
            Level::Chapter if self.has_items_of_sections && !is_article => Label {
                level: Level::Item,
                ..label
            },
            Level::Section if self.has_parts_of_articles => Label {
                level: Level::Item,
                ..label
            },
            Level::Clause if self.has_clauses_for_items => Label {
                level: Level::Item,
                ..label
            },
            _ => label,
        }
    }

    /// Whether what a line opens says who does it, up to the next line that opens something.
    fn names_owner(&self, index: usize) -> bool {
        let lines = self.stream.lines.get(index..).unwrap_or_default();
        let opens = |line: &&Line| {
            let text = self.stream.folded.get(line.start..);
            text.is_some_and(|text| label(text).is_some())
        };
        let start = lines.first().map_or(0, |line| line.start);
        let next = lines.iter().skip(1).find(opens);
        let end = next.map_or(self.stream.folded.len(), |line| line.start);
        let item = self.stream.text(&(start..end));
        !self.words.roles(item).is_empty() || owner_bracket(item, self.words).is_some()
    }

    /// ——市甲局主责,市乙局协同,9月底前: nothing else.
    fn says_who(&self, index: usize) -> bool {
        let line = self.stream.line_text(index).trim_start_matches('—');
        let first = line.split([',', ';', '。']).next().unwrap_or_default();
        let role = self.words.after.find(first);
        role.is_some_and(|role| self.words.looks_like_unit(&first[..role.start()]))
    }

    /// 完成时限:2025年12月底前: what it says ends with its line, marked or not.
    pub fn follows_field(&self, index: usize) -> bool {
        follows_field(self.stream, self.words, index)
    }
}

/// Whether the line above opens with a label.
pub fn follows_field(stream: &Stream, words: &Words, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|it| stream.lines.get(it));
    let text = before.and_then(|line| stream.folded.get(line.start..));
    text.is_some_and(|text| words.opens_with_label(text))
}

/// Where a bullet ends with a bracket of units: - 增設三個櫃位(某局).
pub fn bullets_of_units(stream: &Stream, words: &Words) -> Vec<usize> {
    let starts = stream.lines.iter().map(|line| line.start);
    let labelled = starts.filter_map(|start| Some((start, label(stream.folded.get(start..)?)?)));
    let labelled: Vec<(usize, Label)> = labelled.collect();
    let ends = labelled.iter().skip(1).map(|(start, _)| *start);
    let items = labelled.iter().zip(ends.chain([stream.folded.len()]));
    let bullets = items.filter(|((_, label), _)| label.level == Level::Bullet);
    // What follows its bracket on other lines is not its own.
    let owners = bullets.filter_map(|((start, _), end)| {
        let next = stream.lines.partition_point(|line| line.start <= *start);
        let later = stream.lines.iter().skip(next).map(|line| line.start);
        let mut ends = later.take_while(|it| *it < end).chain([end]);
        ends.find_map(|end| Some(start + owner_bracket(stream.text(&(*start..end)), words)?))
    });
    owners.collect()
}

/// Whether most items open with units and a colon, and there are several.
pub fn open_with_units(stream: &Stream, words: &Words) -> bool {
    let starts = stream.lines.iter().map(|line| line.start);
    let items = starts.filter_map(|start| {
        let text = stream.folded.get(start..)?;
        let label = label(text).filter(|it| it.number > 0 && it.level > Level::Chapter)?;
        let names = field_name(text.get(label.length..)?);
        Some(names.is_some_and(|it| it.split('、').all(|name| words.looks_like_unit(name))))
    });
    let (mut all, mut open) = (0usize, 0usize);
    for opens in items {
        all += 1;
        open += usize::from(opens);
    }
    open >= 3 && open * 2 >= all
}

/// Where an item opens with who does it: 1.市甲局:开展检查。
pub fn units_in_front(stream: &Stream, words: &Words) -> Vec<usize> {
    let starts = stream.lines.iter().map(|line| line.start);
    let places = starts.filter_map(|start| {
        let text = stream.folded.get(start..)?;
        let label = label(text)?;
        words.unit_in_front(text.get(label.length..)?)?;
        Some(start + label.length)
    });
    places.collect()
}

/// Where an item's last bracket opens, if it names units.
fn owner_bracket(item: &str, words: &Words) -> Option<usize> {
    let item = item.trim_end_matches(['。', ';']);
    let (lead, inside) = item.strip_suffix(')')?.rsplit_once('(')?;
    // One name that is odd is asked about; the others say what the bracket is.
    let names = inside.trim_end_matches('等').split(['、', ',', '/', ';']);
    let names = names.filter(|name| !words.says_when(name));
    let (units, others): (Vec<&str>, Vec<&str>) =
        names.partition(|name| words.looks_like_unit(name));
    (!units.is_empty() && units.len() >= others.len()).then_some(lead.len())
}
