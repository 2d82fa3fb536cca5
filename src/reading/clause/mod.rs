mod rhythm;

use super::numeral::is_plain_numeral;
use super::time::{Shape, Time};
use super::words::{Words, contains, ends_with, starts_with};

/// How far back, in bytes, the sentence of a time expression is looked at.
const WINDOW: usize = 1500;
/// How far on, in bytes, the noun of a rate is looked for.
const NEAR: usize = 15;
/// Most characters between a time and 的 that together say which thing is meant.
const ATTRIBUTE: usize = 3;

/// A time expression among the words of its sentence.
pub struct Clause<'a> {
    text: &'a str,
    time: &'a Time,
    /// From the start of the sentence to the expression.
    before: &'a str,
}

/// Whether an expression is a milestone, a figure a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    Yes,
    /// Taken as one, but it might only say which thing is meant.
    Perhaps,
    /// Not taken, but it might be one.
    PerhapsNot,
    No,
}

impl<'a> Clause<'a> {
    pub fn new(text: &'a str, time: &'a Time) -> Self {
        let from = text.floor_char_boundary(time.range.start.saturating_sub(WINDOW));
        let before = text.get(from..time.range.start).unwrap_or_default();
        let before = before.rsplit(['。', ';']).next().unwrap_or_default();
        Self { text, time, before }
    }

    /// From the last comma to the expression.
    pub fn lead(&self) -> &'a str {
        let lead = self.before.rsplit([',', ':']).next().unwrap_or_default();
        match lead.rfind('(') {
            Some(open) if !lead.get(open..).unwrap_or_default().contains(')') => {
                lead.get(open + 1..).unwrap_or_default()
            }
            _ => lead,
        }
    }

    /// The clause before its own in the same sentence.
    pub fn clause_before(&self) -> &'a str {
        let own = self.before.rsplit([',', '。', ';', ':']).next();
        let before = self.before.strip_suffix(own.unwrap_or_default());
        clause_at_comma(before.unwrap_or_default())
    }

    /// From the expression to the next comma.
    pub fn rest(&self) -> &'a str {
        let after = self.text.get(self.time.range.end..).unwrap_or_default();
        let end = after.find([',', ';', '。', ':']).unwrap_or(after.len());
        after.get(..end).unwrap_or_default()
    }

    /// What follows at once.
    pub fn near(&self) -> &'a str {
        let rest = self.rest();
        rest.split_at(rest.floor_char_boundary(NEAR)).0
    }

    /// Its own.
    pub fn words(&self) -> &'a str {
        let words = self.text.get(self.time.range.clone());
        words.unwrap_or_default()
    }

    pub fn judge(&self, words: &Words) -> Judgement {
        let yes = |is: bool| if is { Judgement::Yes } else { Judgement::No };
        if self.is_quoted() || self.is_compared() || self.is_condition() {
            return Judgement::No;
        }
        if self.rest().starts_with('的') {
            // 筹办9月份的大会
            let is_month = self.time.year.is_none() && self.words().contains('月');
            return match is_month && !self.lead().is_empty() {
                true => Judgement::PerhapsNot,
                false => Judgement::No,
            };
        }
        match self.time.shape {
            Shape::Relative(unit) => self.span(unit, words),
            // 对新增问题立行立改: how, rather than by when.
            Shape::AtOnce => Judgement::Perhaps,
            Shape::Named => Judgement::PerhapsNot,
            Shape::Ongoing if self.opens_clause() && self.stands_alone() => Judgement::Yes,
            // 帮扶工作长期坚持。
            Shape::Ongoing if self.ends_sentence() || self.lead().is_empty() => {
                Judgement::PerhapsNot
            }
            // 会诊机制长期坚持、不断完善
            Shape::Ongoing if self.rest().starts_with('、') => Judgement::PerhapsNot,
            Shape::Ongoing => Judgement::No,
            Shape::Year | Shape::Years(_) if !self.time.before && !self.time.onwards => {
                self.dates_clause(words)
            }
            Shape::Every(_) => self.rhythm(),
            // 对上半年初信初访件逐件倒查
            _ if self.before.ends_with('对') => Judgement::PerhapsNot,
            _ if self.is_after() && self.rest().contains('的') => Judgement::No,
            _ if self.is_after() || self.is_attribute() => Judgement::PerhapsNot,
            // 第三季度开始签约: from when, or within when.
            _ if self.words().ends_with("开始") && !self.rest().is_empty() => Judgement::Perhaps,
            _ => yes(!self.tells_what_is()),
        }
    }

    /// 较2020年, 比上年底, 在2022年底基础上; 占比, 合同 only end so.
    fn is_compared(&self) -> bool {
        if self.rest().starts_with("基础上") {
            return true;
        }
        let words = ["占比", "配比", "合同", "会同", "协同", "共同"];
        self.before.ends_with(['较', '比', '超', '同', '近']) && !ends_with(self.before, &words)
    }

    /// 截至2023年末,已有42家银行入驻
    fn tells_what_is(&self) -> bool {
        let after = self.text.get(self.time.range.end..).unwrap_or_default();
        let sentence = after.split([';', '。']).next().unwrap_or_default();
        let clauses = sentence.split(',').take(2);
        ends_with(self.before, &["截至", "截止"])
            && clauses.into_iter().any(|clause| clause.contains('已'))
    }

    /// 对一季度增长10%以上的企业
    fn is_condition(&self) -> bool {
        let lead = self.lead();
        let opens = matches!(lead, "对" | "凡" | "凡是") && self.rest().contains('的');
        // 对同一窗口一个季度内出现3次差评的
        opens || lead.starts_with(['对', '凡']) && self.rest().ends_with('的')
    }

    /// 2024年1月1日(含)后登记: no last day.
    fn is_after(&self) -> bool {
        let rest = self.rest();
        let rest = rest.strip_prefix("(含)").unwrap_or(rest);
        let after = rest.strip_prefix(['之', '以']).unwrap_or(rest);
        after.starts_with('后') && !after.starts_with("后续")
    }

    /// 年内到期的贷款: says which, not when; but 8月15日前将滞留的资金拨付到位.
    fn is_attribute(&self) -> bool {
        if self.rest().starts_with(['将', '把', '对']) {
            return false;
        }
        let mut rest = self.rest().chars();
        let of = rest.by_ref().take(ATTRIBUTE + 1).position(|c| c == '的');
        // 年底前80%的村: a share of them.
        let is_share = self.rest().starts_with(|c: char| c.is_ascii_digit());
        of.is_some() && rest.next().is_some() && !is_share
    }

    /// 2019年6月印发的办法: what follows may be no more than a name.
    pub fn may_qualify(&self) -> bool {
        self.rest().contains('的') || self.before.ends_with(['自', '从', '对'])
    }

    /// Within 《…》 or “…”: part of a name.
    fn is_quoted(&self) -> bool {
        let open = |opening, closing| {
            let count = |mark: char| self.before.matches(mark).count();
            count(opening) > count(closing)
        };
        open('《', '》') || open('“', '”') || self.before.matches('"').count() % 2 == 1
    }

    /// Nothing stands before it but 三是.
    fn opens_clause(&self) -> bool {
        let lead = self.lead();
        let lead = lead.strip_suffix('是').unwrap_or(lead);
        lead.chars().all(is_plain_numeral)
    }

    /// 常态化推进督导 says how, 持续推进督导 that it has no end.
    fn stands_alone(&self) -> bool {
        let says_how = self.words().starts_with("常态化");
        !says_how || self.rest().is_empty()
    }

    fn ends_sentence(&self) -> bool {
        let after = self.text.get(self.time.range.end..).unwrap_or_default();
        after.is_empty() || after.starts_with('。')
    }

    /// Does a bare year date the verb or the target of its clause?
    fn dates_clause(&self, words: &Words) -> Judgement {
        // 2022年被列为高风险地区的
        if self.rest().starts_with('被') {
            return Judgement::PerhapsNot;
        }
        let (lead, rest) = (without_years(self.lead()).0, without_years(self.rest()).1);
        let idioms = &words.idioms;
        // 2026年度缴费标准为400元: of which year it is.
        let is_of_year = self.words().ends_with("年度") && lead.is_empty() && !rest.is_empty();
        if is_of_year && !starts_with(rest, &idioms.dated_verbs) {
            return Judgement::PerhapsNot;
        }
        // 113年度添购智慧辅具1300组
        if let Some(rest) = rest.strip_prefix('度')
            && lead.is_empty()
            && has_quantity(rest)
        {
            return Judgement::PerhapsNot;
        }
        if starts_with(rest, &["版", "以来", "级", "届", "拟", "的", "度", "仍"]) {
            return Judgement::No;
        }
        // 7月底前,本年度签约项目: when is said, so this says which.
        if lead.is_empty() && self.before.ends_with("前,") {
            return Judgement::No;
        }
        let modal = lead.is_empty() || ends_with(lead, &idioms.dating_words);
        let verb = starts_with(rest, &idioms.dated_verbs);
        let target = has_quantity(rest);
        match (modal, verb || target) {
            (true, true) => Judgement::Yes,
            (true, false) if rest.is_empty() => Judgement::Yes,
            (true, false) => Judgement::PerhapsNot,
            (false, _) if target => Judgement::Perhaps,
            (false, _) => Judgement::No,
        }
    }
}

/// 2024年、2025年新增: what stands before and behind a list of years.
fn without_years(words: &str) -> (&str, &str) {
    let is_year = |it: &str| it.len() == "2024年".len() && it.starts_with("20");
    let (mut before, mut behind) = (words, words);
    while let Some(list) = before.strip_suffix(['、', '和', '及'])
        && let Some(at) = list.len().checked_sub("2024年".len())
        && let Some((lead, year)) = list.split_at_checked(at)
        && is_year(year)
    {
        before = lead;
    }
    while let Some(list) = behind.strip_prefix(['、', '和', '及'])
        && let Some((year, rest)) = list.split_at_checked("2024年".len())
        && is_year(year)
    {
        behind = rest;
    }
    (before, behind)
}

/// 新增3家; not 评级于11月30日前完成, whose figures are a date's.
fn has_quantity(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut figures = text
        .match_indices(is_digit)
        .filter_map(|(at, _)| text.get(at + 1..));
    let is_date = |rest: &str| {
        rest.trim_start_matches(is_digit)
            .starts_with(['年', '月', '日'])
    };
    figures.any(|rest| !is_date(rest)) || text.contains("百分之") || text.contains('%')
}

/// The clause that the comma at the end of a text ends; empty where none does.
pub fn clause_at_comma(text: &str) -> &str {
    let sentence = text.rsplit(['。', ';', ':']).next().unwrap_or_default();
    let clauses = sentence.strip_suffix(',').unwrap_or_default();
    clauses.rsplit(',').next().unwrap_or_default()
}
