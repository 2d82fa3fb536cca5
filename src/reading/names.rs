use std::ops::Range;

use crate::plan::{Assignment, DiagnosticCode, Field, Party, Register, Severity, fold_name};

use super::fold::{called, sound};
use super::level_of_government::{Level, bears_name};
use super::name_ends::is_mark;
use super::stream::Stream;
use super::trouble::Troubles;
use super::words::{Words, contains, ends_with, starts_with};

/// Longest name of a unit, in characters, that is not asked about.
const LONGEST_NAME: usize = 30;
/// How many characters name most towns.
const TOWN: usize = 2;
/// Longest name of a group that ends like no unit: 各县(市、区).
const LONGEST_GROUP: usize = 12;

/// What one list of names holds.
#[derive(Debug, Default)]
pub struct Names {
    pub parties: Vec<Party>,
    /// Those that the list itself says lead: 市甲局(牵头).
    pub leads: Vec<Party>,
    /// It ends in 等.
    pub open: bool,
}

impl Names {
    /// Gives an assignment these names: to lead, or to answer unless the list itself says that they lead.
    pub fn give(self, leads: bool, made: &mut Assignment) {
        made.open |= self.open;
        let side = if leads {
            &mut made.lead
        } else {
            &mut made.responsible
        };
        side.extend(self.parties);
        made.lead.extend(self.leads);
    }
}

/// Reads lists of names.
pub struct NameReader<'a> {
    pub stream: &'a Stream<'a>,
    pub register: &'a Register,
    pub words: &'a Words,
    /// 聊城市: its name before a unit stands in the level's stead.
    pub place: Option<&'a str>,
    /// 山东省, where the title names it.
    pub province: Option<&'a str>,
    /// 加★的为牵头单位
    pub lead_mark: Option<char>,
    /// The register knows the place's departments, so an unknown one is worth a question.
    pub knows_place: bool,
}

impl NameReader<'_> {
    /// Splits a list into names; `level` is the prefix that the name before left behind.
    pub fn read(&self, range: &Range<usize>, level: &mut Level, troubles: &mut Troubles) -> Names {
        let mut names = Names::default();
        for item in self.items(range) {
            let mut item = self.trimmed(item);
            // ★县甲局, 县甲局★
            let before = self.stream.text(&item).chars().next();
            let before = before.filter(|&c| is_mark(c));
            item.start += before.map_or(0, char::len_utf8);
            let mark = before.or(self.mark_behind(item.end));
            let is_marked = mark.is_some() && mark == self.lead_mark;
            if mark.is_some() && !is_marked {
                self.odd(&item, troubles);
            }
            if let Some(shorter) = self.without_open_end(&item) {
                names.open = true;
                item = shorter;
            }
            let text = self.stream.text(&item);
            if text.is_empty() || self.words.idioms.nobody.iter().any(|word| word == text) {
                continue;
            }
            let (bare, is_lead) = self.without_role(&item);
            let leads = is_marked || is_lead;
            let party = self.party(&bare, level, troubles);
            let side = if leads {
                &mut names.leads
            } else {
                &mut names.parties
            };
            side.push(party);
        }
        names
    }

    /// 县甲局★; not the sign of the next field: 县甲局▲配合:县乙局.
    fn mark_behind(&self, place: usize) -> Option<char> {
        let after = self.stream.folded.get(place..)?;
        let mark = after.chars().next().filter(|&c| is_mark(c))?;
        let next = after.get(mark.len_utf8()..)?;
        (!self.words.opens_with_label(next)).then_some(mark)
    }

    /// White space of one line stands before this place.
    pub fn has_space_before(&self, place: usize) -> bool {
        let gap = self.stream.source_before(place)..self.stream.source_at(place);
        let gap = self.stream.source.get(gap).unwrap_or_default();
        !gap.is_empty() && !gap.contains(['\n', '\r', '\u{c}']) && gap.trim().is_empty()
    }

    /// Opens with a level of government, 各, or a name that the register has.
    pub fn is_named(&self, range: &Range<usize>) -> bool {
        let text = self.stream.text(range);
        let first = text
            .split(['、', ',', '。', ';', ')'])
            .next()
            .unwrap_or_default();
        text.starts_with('各')
            || self.level_of(first).is_some()
            || self.register.canonical(first).is_some()
    }

    /// Its first name is a unit that opens with a level of government: 市甲局、….
    pub fn is_levelled(&self, range: &Range<usize>) -> bool {
        let first = self.items(range).into_iter().next();
        let first = first.map_or("", |first| self.stream.text(&first));
        self.level_of(first).is_some() && self.words.looks_like_unit(first)
    }

    /// Ends like a unit, or the register has it.
    pub fn is_unit(&self, name: &str) -> bool {
        self.words.looks_like_unit(name) || self.register.canonical(name).is_some()
    }

    pub(super) fn starts_unit(&self, range: &Range<usize>) -> bool {
        let text = self.stream.text(range);
        let idioms = &self.words.idioms;
        let mut starts = idioms.levels.iter().chain(&idioms.unlevelled);
        starts.any(|start| text.starts_with(start.as_str())) && self.words.looks_like_unit(text)
    }

    fn party(&self, item: &Range<usize>, level: &mut Level, troubles: &mut Troubles) -> Party {
        let written = self.stream.shown(item);
        let name = self.name(item, &written, level, troubles);
        Party {
            name,
            written,
            source: self.stream.span(item),
        }
    }

    fn name(
        &self,
        item: &Range<usize>,
        written: &str,
        level: &mut Level,
        troubles: &mut Troubles,
    ) -> String {
        let text = self.stream.text(item);
        let plain = sound(text).map(|_| called(text));
        let text = plain.as_deref().unwrap_or(text);
        let own = self.level_of(text);
        level.meet(text, written, own);
        let known = self.register.canonical(text).map(str::to_owned);
        let known = known.or_else(|| self.restored(item, written, level, troubles));
        level.party = text.strip_suffix("党委").map(str::to_owned);
        if let Some(name) = known {
            return name;
        }
        let is_long = written.chars().count() > LONGEST_NAME;
        let is_odd = !is_group(text) || written.chars().count() > LONGEST_GROUP;
        let is_boxed = text.starts_with('(');
        // 市甲局等市有关部门: the list did not end as others do.
        let stem = text.split_once('等').map(|(stem, _)| stem);
        let is_open = stem.is_some_and(|stem| self.words.looks_like_unit(stem));
        let code = if is_long || is_boxed || is_open || is_odd && !self.words.looks_like_unit(text)
        {
            Some(DiagnosticCode::OddDepartment)
        } else {
            Some(DiagnosticCode::UnknownDepartment).filter(|_| self.knows_place)
        };
        if let Some(code) = code {
            self.ask(item, code, vec![written.to_owned()], troubles);
        }
        called(written)
    }

    /// The name with the level that it leaves out; `None` where it leaves none out.
    fn restored(
        &self,
        item: &Range<usize>,
        written: &str,
        level: &Level,
        troubles: &mut Troubles,
    ) -> Option<String> {
        let text = self.stream.text(item);
        if let Some(whole) = level.beside_party(text) {
            return Some(fold_name(&whole));
        }
        let is_bare = self.level_of(text).is_none();
        let is_of_office = is_bare && level.is_of_office() && text.ends_with(['处', '室']);
        let is_of_town = is_bare && level.is_of_town() && self.leaves_town_out(text);
        if !self.takes_level(text) && !is_of_office && !is_of_town {
            return None;
        }
        let Some((prefix, sure)) = level.restored(text, &self.words.idioms) else {
            // 各县公安局、教育局: of the counties, or of the city?
            let lost = level.is_lost.then(|| called(written));
            if lost.is_some() {
                let code = DiagnosticCode::UnknownDepartment;
                self.ask(item, code, vec![written.to_owned()], troubles);
            }
            return lost;
        };
        let full = format!("{prefix}{}", called(written));
        let name = self.register.canonical(&full).map(str::to_owned);
        let name = name.unwrap_or(full);
        let arguments = vec![written.to_owned(), name.clone()];
        let code = DiagnosticCode::LevelRestored;
        if sure {
            let (field, severity) = (Some(Field::Assignments), Severity::Info);
            troubles.add(self.stream, item, field, code, severity, arguments);
        } else {
            self.ask(item, code, arguments, troubles);
        }
        Some(name)
    }

    /// Words that should be a list of names and are more than that: 会同市乙局组织评审.
    pub fn odd(&self, words: &Range<usize>, troubles: &mut Troubles) {
        let written = self.stream.shown(words);
        self.ask(
            words,
            DiagnosticCode::OddDepartment,
            vec![written],
            troubles,
        );
    }

    fn ask(
        &self,
        item: &Range<usize>,
        code: DiagnosticCode,
        arguments: Vec<String>,
        troubles: &mut Troubles,
    ) {
        let (field, severity) = (Some(Field::Assignments), Severity::Doubt);
        troubles.add(self.stream, item, field, code, severity, arguments);
    }

    /// 市 of 市财政局, 市委 of 市委组织部.
    fn level_of(&self, text: &str) -> Option<&str> {
        let levels = self.words.idioms.levels.iter();
        if self.opens_as_none(text) {
            return None;
        }
        let mut fitting = levels.filter(|level| text.starts_with(level.as_str()));
        fitting.next().map(String::as_str)
    }

    /// 市场监管局
    fn opens_as_none(&self, text: &str) -> bool {
        starts_with(text, &self.words.idioms.not_levels)
    }

    /// 派出所 of a town; 石梁派出所 says of which, in a document of 石梁镇.
    fn leaves_town_out(&self, text: &str) -> bool {
        let stem = text.chars().take(TOWN).collect::<String>();
        let says_which = ["镇", "乡"].iter().any(|kind| {
            let town = format!("{stem}{kind}");
            self.stream.folded.contains(&town)
        });
        ends_with(text, &self.words.idioms.town_ends) && !says_which
    }

    fn takes_level(&self, text: &str) -> bool {
        let idioms = &self.words.idioms;
        let bare = !starts_with(text, &idioms.unlevelled);
        // 湖滨镇党委 is the town's.
        let of_party = text.ends_with("党委") && text != "党委";
        // 城关街道办 of a county, and 淮泽银保监分局 of a city that is named so, leave none out.
        let says_where = contains(text, &idioms.placed_units);
        bare && !of_party
            && !says_where
            && self.level_of(text).is_none()
            && !self.place.is_some_and(|place| bears_name(text, place))
            && !self.province.is_some_and(|place| bears_name(text, place))
            && (self.opens_as_none(text) || !text.contains(['市', '省', '县', '区', '州']))
            && ends_with(text, &idioms.levelled_ends)
    }
}

/// 各街道, 驻州高校, 有关单位: named by what they share.
pub fn is_group(name: &str) -> bool {
    starts_with(name, &["各", "驻", "有关", "相关"])
}
