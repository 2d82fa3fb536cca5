//! What makes a quantity a target: the words around it, and which of them say what is counted.

use std::ops::Range;

use super::clause::Judgement;
use super::quantity::{Candidate, Form};
use super::words::{ends_with, starts_with};

/// Most characters between a verb that makes and the quantity it makes.
const FARTHEST: usize = 24;

impl Candidate<'_> {
    /// Whether it is a target, and the words that say what is counted; `None` where it is surely none.
    pub fn judge(&self) -> Option<(Judgement, Range<usize>)> {
        if let Some(asked) = self.asked() {
            return Some(asked);
        }
        let metric = match self.form {
            Form::Ratio => self.reached(),
            Form::Bare => match self.reached_or_made() {
                None => return self.unsure_bare(),
                metric => metric,
            },
            Form::Counted if self.is_ruled_out() => None,
            Form::Counted => match self.counted() {
                None => return self.unsure(),
                Some(metric) if self.may_be_none() => {
                    return Some((Judgement::PerhapsNot, metric));
                }
                Some(metric) if self.may_be_one_thing() || self.is_few_in_words() => {
                    return Some((Judgement::Perhaps, metric));
                }
                counted => counted,
            },
        };
        Some((Judgement::Yes, metric?))
    }

    /// 检测能力达到12万管, 系数提高到0.58, 建成站点60站.
    fn reached_or_made(&self) -> Option<Range<usize>> {
        if self.tells(self.lead()) {
            return None;
        }
        let made = || self.made_by().map(|verb| self.made(verb));
        // 扩容至40G; 5G tells one kind from others.
        let is_kind = self.unit.len() == 1 && self.words().len() == 2;
        let has_unit = self.unit.len() > 1;
        let reached = self.reached().filter(|_| !is_kind);
        reached.or_else(|| made().filter(|_| has_unit))
    }

    /// Tells what is, says which things are meant, or what somebody gets.
    pub fn is_ruled_out(&self) -> bool {
        let lead = self.lead();
        if self.is_share_of_things() {
            return self.tells(lead);
        }
        let tells = match self.gauge.reach.is_match(lead) {
            true => self.tells(&self.gauge.standing.replace_all(lead, "")),
            false => self.tells(lead),
        };
        // 6项业务整合为1项: what is left behind.
        let is_left = self.gauge.turned.is_match(self.after())
            || self.gauge.from.is_match(lead)
            || self.rest_of_clause().ends_with("基础上")
            // 摸排出的63处地块中,条件成熟的先行改造
            || lead.ends_with('的') && self.rest_of_clause().ends_with('中');
        tells
            || is_left
            // 所收费用的10%可用于购置设备, 费用由管委会承担50%
            || starts_with(self.after(), &["可用于", "可以用于"])
            || self.words().contains('%') && ends_with(lead, &["承担", "负担", "分担"])
            // 沿河500米范围内
            || self.after().starts_with("范围")
            || self.after().starts_with('的') && !self.sets_standard()
            || self.only_recurs()
            || self.is_paid()
    }

    fn counted(&self) -> Option<Range<usize>> {
        let lead = self.lead();
        // 设置2至3岁班: says which, unless it is to be reached.
        if self.unit == "岁" && !self.gauge.reach.is_match(lead) {
            return None;
        }
        if self.is_share_of_things() {
            return Some(self.following());
        }
        if self.is_multiple() {
            return Some(self.measured(lead.len()));
        }
        if let Some(before) = self.rank() {
            return Some(self.measured(before.len()));
        }
        if self.gauge.reach.is_match(lead) {
            return self.reached();
        }
        if self.of_time {
            return None;
        }
        if let Some(verb) = self.made_by() {
            return Some(self.made(verb));
        }
        let is_object = self.is_served() || self.is_partner() || self.is_dealt_with();
        if is_object || self.extends_to() || self.is_share_of_all() || self.is_finished() {
            return Some(self.following());
        }
        self.stated()
    }

    /// What is measured, behind 达到 and the like: 2.3:1 needs them.
    fn reached(&self) -> Option<Range<usize>> {
        let lead = self.lead();
        let verb = self.gauge.reach.captures(lead)?;
        let changed = verb
            .name("metric")
            .map(|it| self.clause + it.start()..self.clause + it.end());
        let start = verb.get(0).map_or(0, |verb| verb.start());
        let metric = changed.unwrap_or_else(|| self.measured(start));
        // 单日游客量超过3万人次时, 对超过12个月未执结的案件: when something else is to happen.
        let before = lead.get(..start).unwrap_or_default();
        let is_condition = self.rest_of_clause().ends_with(['时', '的'])
            || self.after().starts_with(['时', '者'])
            || before.ends_with('对');
        let is_one = !self.qualifies() && !is_condition || self.sets_standard();
        is_one.then_some(metric)
    }

    /// Where the verb ends that makes so many: 新增, 完成全市.
    pub fn made_by(&self) -> Option<usize> {
        let lead = self.lead();
        let mut verbs: Vec<_> = self.gauge.make.find_iter(lead).collect();
        // 完成各级支持改造的3.2万户厕所整改: the first verb's.
        if verbs.len() > 1 && self.ends_in_deed() && lead.ends_with('的') {
            verbs.retain(|verb| lead.get(verb.end()..) != Some("的"));
        }
        let is_only = verbs.len() == 1;
        let verb = verbs.pop()?;
        let between = lead.get(verb.end()..).unwrap_or_default();
        // 发放的42项补贴, 帮扶、1个单位: the verb is another thing's.
        if between == "的" || is_only && (between.starts_with('、') || self.is_stock()) {
            return None;
        }
        let near = between.chars().take(FARTHEST + 1).count() <= FARTHEST;
        let counted = between.is_empty()
            || between.ends_with(['等', '的'])
            || between.ends_with(['、', '和', '及']) && !self.qualifies()
            || ends_with(between, &self.gauge.idioms.count_modifiers)
            || self.ends_clause()
            || self.goes_on()
            || self.gauge.deed.is_match(self.after())
            || self.ends_in_deed();
        // 签约5亿元以上项目8个: so large, not so many.
        let words = self.words();
        let is_class =
            self.unit.ends_with('元') || matches!(self.unit, "岁" | "级") || words.ends_with('下');
        let says_which = is_class && self.qualifies();
        (near && counted && !says_which).then_some(verb.end())
    }

    /// 加固堤防12公里: at the end of its clause, after a verb that is not known.
    fn stated(&self) -> Option<Range<usize>> {
        let lead = self.lead();
        let words = self.words();
        let counts = self.is_figure() && !self.bounded && lead.chars().count() >= 2;
        let told = self.gauge.per.replace_all(lead, "");
        let ends = self.ends_clause() && !self.qualifies() && !self.is_share_of_what_is();
        let ends = ends && !self.is_stock();
        if counts && ends && !self.gauge.condition.is_match(&told) {
            return Some(self.clause..self.quantity.start);
        }
        let least = self.bounded && words.ends_with('上');
        let counts = least && self.ends_clause() && !self.qualifies();
        (counts && !lead.is_empty()).then(|| self.measured(lead.len()))
    }

    /// What stands before the verb in its clause; where nothing does, what follows the quantity.
    pub fn measured(&self, verb: usize) -> Range<usize> {
        let lead = self.lead().get(..verb).unwrap_or_default();
        let opening = self.gauge.make.find(lead).filter(|verb| verb.start() == 0);
        let start = opening.map_or(0, |verb| verb.end());
        let before = self.clause + start..self.clause + lead.len();
        if before.is_empty() {
            self.following()
        } else {
            before
        }
    }

    /// What a verb makes: the words between it and the quantity, else those that follow.
    fn made(&self, verb: usize) -> Range<usize> {
        let between = self.clause + verb..self.quantity.start;
        if between.is_empty() && self.ends_clause() {
            return self.clause..self.quantity.start;
        }
        if self.ends_clause() && !between.is_empty() {
            between
        } else {
            self.following()
        }
    }
}
