use std::ops::Range;

use super::names::{NameReader, is_group};
use super::numeral::is_numeral;
use super::words::{LabelKind, starts_with};

/// Longest 有关乡镇 after 等, in characters.
const LONGEST_KIND: usize = 8;

/// What stands at the ends of a name and is none of it.
impl NameReader<'_> {
    /// Without role words that follow the name, leading 由, and a remark in brackets that is a rule.
    pub(super) fn trimmed(&self, item: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (item.start, item.end);
        let text = self.stream.text(&item);
        if let Some(rule) = self.words.first_leads.find(text)
            && let Some(open) = text.get(..rule.start()).and_then(|it| it.rfind('('))
        {
            end = item.start + open;
        }
        if let Some(role) = self.words.after.find(self.stream.text(&(start..end)))
            && role.start() > 0
        {
            end = start + role.start();
        }
        // 该项工作|由市甲局
        let text = self.stream.text(&(start..end));
        let mut subjects = self.words.idioms.subjects.iter();
        let subject = subjects.find(|it| {
            let rest = text.strip_prefix(it.as_str());
            rest.is_some_and(|rest| rest.starts_with('由'))
        });
        start += subject.map_or(0, String::len);
        let text = self.stream.text(&(start..end));
        let mut openers = self.words.idioms.name_openers.iter();
        let opened = openers.find(|word| text.starts_with(word.as_str()));
        start += opened.map_or(0, String::len);
        // 建设任务由市甲局: what it is about; not 自由贸易试验区.
        let text = self.stream.text(&(start..end));
        let about = text
            .rsplit_once('由')
            .filter(|(about, name)| !about.ends_with('自') && self.words.looks_like_unit(name));
        about.map_or(start, |(_, name)| end - name.len())..end
    }

    /// 市甲局 of 市甲局(牵头) or 市甲局(协办), and whether it leads.
    pub(super) fn without_role(&self, item: &Range<usize>) -> (Range<usize>, bool) {
        let text = self.stream.text(item);
        let bracket = text.strip_suffix(')').and_then(|it| it.rsplit_once('('));
        let bracket = bracket.filter(|(stem, _)| !stem.is_empty());
        let kind = bracket.and_then(|(stem, role)| Some((stem, self.words.label_kind(role)?)));
        match kind {
            Some((stem, LabelKind::Lead)) => (item.start..item.start + stem.len(), true),
            Some((stem, LabelKind::Support)) => (item.start..item.start + stem.len(), false),
            _ => (item.clone(), false),
        }
    }

    /// 市甲局 of 市甲局等部门; `None` where the list is complete.
    pub(super) fn without_open_end(&self, item: &Range<usize>) -> Option<Range<usize>> {
        let text = self.stream.text(item);
        if self.register.canonical(text).is_some() {
            return None;
        }
        let ends = self.words.idioms.open_ends.iter();
        let mut stems = ends.filter_map(|end| text.strip_suffix(end.as_str()));
        let stem = stems.next().or_else(|| stem_of_kind(text));
        let stem = stem.filter(|stem| !stem.is_empty())?;
        // 各水电气热通信等专营单位: the 等 belongs to the name.
        let is_unit = self.is_unit(stem) || is_group(stem);
        is_unit.then(|| item.start..item.start + stem.len())
    }
}

/// 恩江镇 of 恩江镇等有关乡镇: what follows 等 only says of which kind they are.
fn stem_of_kind(text: &str) -> Option<&str> {
    let (stem, kind) = text.rsplit_once('等')?;
    let kinds = ["有关", "相关", "其他", "各", "市直", "县直", "区直", "省直"];
    let counted = |c: char| c.is_ascii_digit() || is_numeral(c);
    let is_kind = starts_with(kind, &kinds) || kind.starts_with(counted);
    (is_kind && kind.chars().count() <= LONGEST_KIND).then_some(stem)
}

/// 市甲局*: says something of the unit that the list does not explain.
pub fn is_mark(c: char) -> bool {
    matches!(c, '*' | '★' | '☆' | '▲' | '△' | '※' | '#')
}
