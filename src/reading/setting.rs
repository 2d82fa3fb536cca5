//! What stands around a line that looks like the beginning of a part.

use super::label::{Label, Level};
use super::numeral::is_numeral;
use super::stream::{Line, Stream};

/// What stands around a line that may open something.
pub struct Setting<'a> {
    /// The stream after the label.
    pub rest: &'a str,
    pub open_before: bool,
    /// A sentence or a bracket has just ended.
    pub full_stop_before: bool,
    /// What looks like a label may be the first digits of an amount: `3.300个`.
    pub may_be_amount: bool,
    pub marked: bool,
    pub after_blank: bool,
}

impl<'a> Setting<'a> {
    /// `follows_field`: what a label says ends with its line, marked or not.
    pub fn new(stream: &'a Stream, line: &Line, label: Label, follows_field: bool) -> Self {
        let (before, rest) = stream
            .folded
            .split_at_checked(line.start)
            .unwrap_or_default();
        Self {
            rest: rest.get(label.length..).unwrap_or_default(),
            may_be_amount: label.level == Level::Item
                && super::label::label(rest).is_none()
                && rest.get(..label.length).is_some_and(|it| it.ends_with('.')),
            open_before: is_open(before) && !follows_field,
            full_stop_before: before.ends_with(['。', ')', '!']) || follows_field,
            marked: line.marked,
            after_blank: line.after_blank,
        }
    }

    /// `一、二、三类企业`: an enumeration, not a heading.
    pub fn is_enumeration(&self) -> bool {
        let mut chars = self.rest.chars();
        chars.next().is_some_and(is_numeral)
            && self
                .rest
                .chars()
                .take(4)
                .find(|&c| !is_numeral(c))
                .is_some_and(|c| matches!(c, '、' | '类' | '级' | '批' | '期' | '线'))
    }

    /// `(二)项` of another document; `3.项目…` is an item.
    pub fn is_citation(&self, level: Level) -> bool {
        let cites = self.rest.starts_with(['项', '款']) && !self.rest.starts_with("项目");
        let named = matches!(level, Level::Section | Level::Clause) || self.open_before;
        cites && named || self.rest.starts_with(['、', ',', '。', ';'])
    }
}

/// Does a sentence still run at the end of this text?
fn is_open(before: &str) -> bool {
    let closes = |c: char| matches!(c, '。' | '!' | '?' | ';' | ':' | ')' | '…');
    before.chars().next_back().is_some_and(|c| !closes(c))
}
