//! Quantities that may be targets and may not: it is asked.

use std::ops::Range;

use super::clause::Judgement;
use super::quantity::{Candidate, Form};
use super::words::{contains, ends_with, starts_with};

impl Candidate<'_> {
    /// What is counted in words that may say another thing as well.
    pub fn asked(&self) -> Option<(Judgement, Range<usize>)> {
        if self.form != Form::Counted {
            return None;
        }
        let before = || self.measured(self.lead().len());
        if self.is_of_problem() {
            Some((Judgement::PerhapsNot, self.following()))
        } else if self.is_task() || self.is_of_deed() || self.is_one_of_rhythm() {
            Some((Judgement::Perhaps, before()))
        } else if self.is_fund()
            || self.is_total()
            || self.is_least_of_rhythm()
            || self.is_covered_class()
            || self.is_term()
        {
            Some((Judgement::PerhapsNot, before()))
        } else if self.is_capacity() || self.is_times_of_another() {
            Some((Judgement::Perhaps, before()))
        } else if self.is_team() || self.is_found_and_settled() || self.is_set_aside() {
            Some((Judgement::Perhaps, self.following()))
        } else {
            None
        }
    }

    /// 服务期不少于5年: what somebody undertakes.
    fn is_term(&self) -> bool {
        let terms = ["服务期", "服务年限", "质保期", "保修期"];
        self.of_time && self.unit == "年" && contains(self.lead(), &terms)
    }

    /// 开展一次拉网式清理, 只需到一个窗口, 合并为一个综合性项目: how much, or only what.
    pub fn may_be_one_thing(&self) -> bool {
        let lead = self.lead();
        let only = self.words() == "一个" && (lead.contains("只需") || lead.ends_with('为'));
        (only || matches!(self.words(), "一次" | "一名")) && !self.ends_clause()
    }

    /// 岗位总量为上年的1.5倍
    fn is_times_of_another(&self) -> bool {
        self.unit == "倍" && self.lead().ends_with('的') && self.ends_clause()
    }

    /// 扫描载体52万页: a unit and a verb that are not known.
    pub fn unsure_bare(&self) -> Option<(Judgement, Range<usize>)> {
        let lead = self.lead();
        let has_unit = self.unit.len() > "x".len() && !self.unit.is_ascii();
        let counts = self.is_figure() && has_unit && lead.chars().count() >= 2;
        let is_told = self.tells(lead) || self.is_stock() || self.is_share_of_what_is();
        let may_be_one = counts && !is_told && !self.says_which() && !self.is_paid();
        may_be_one.then(|| (Judgement::Perhaps, self.measured(lead.len())))
    }

    /// 清洗记录620万条, 对156个村开展普查, where no known verb makes so many: not sure either way.
    pub fn unsure(&self) -> Option<(Judgement, Range<usize>)> {
        let lead = self.lead();
        if !self.is_figure() {
            return None;
        }
        // 帮助260户以上企业提升等级: so many, or only those.
        let is_helped = self.bounded && ends_with(lead, &self.gauge.idioms.helping_verbs);
        if self.is_subject() || is_helped {
            return Some((Judgement::PerhapsNot, self.following()));
        }
        if self.is_stock_of_days() {
            return Some((Judgement::PerhapsNot, self.measured(lead.len())));
        }
        // 形成音像资料90小时
        let is_reached = self.gauge.reach.is_match(lead);
        if self.unit.ends_with("小时") && self.ends_clause() && !is_reached {
            return Some((Judgement::PerhapsNot, self.measured(lead.len())));
        }
        // 储备达到15天以上市场供应量
        if self.of_time && is_reached && self.bounded && self.qualifies() {
            return Some((Judgement::PerhapsNot, self.measured(lead.len())));
        }
        // 一般诉求3个工作日办结
        if self.of_time
            && starts_with(
                self.after(),
                &["办结", "办毕", "审结", "送达", "响应", "到达", "到场"],
            )
        {
            return Some((Judgement::PerhapsNot, self.measured(lead.len())));
        }
        if self.of_time || is_reached || self.says_which() {
            return None;
        }
        let may_be_one = self.ends_clause() && !self.is_share_of_what_is() && !self.is_stock();
        Some(match may_be_one {
            true => (Judgement::Perhaps, self.measured(lead.len())),
            false => (Judgement::PerhapsNot, self.following()),
        })
    }

    /// For how many days there must be enough, or is.
    fn is_stock_of_days(&self) -> bool {
        let lead = self.lead();
        // 成品粮储备可供城区15天以上
        let is_lasting = self.of_time && self.bounded && self.ends_clause();
        // 不低于本地日均3天用气量
        let is_bound = contains(lead, &["不低于", "不少于"]);
        let is_bound = is_bound && self.of_time && !self.gauge.reach.is_match(lead);
        // 供热期内保持15天以上用量
        let keeps = self.of_time && self.bounded && contains(lead, &["保持", "满足"]);
        is_lasting && lead.contains('可') || is_bound || keeps
    }

    /// 5亿元以上项目, 160千瓦及以下, 65岁以上老年人, 逾10%者.
    fn says_which(&self) -> bool {
        let made = self.gauge.make.is_match(self.lead());
        // 新签约5亿元以上项目8个
        let is_class = self.rest_of_clause().contains(|c: char| c.is_ascii_digit());
        self.unit == "岁"
            || self.after().starts_with('者')
            || self.lead().ends_with(['仅', '超', '逾'])
            || self.words().ends_with('下')
            || self.qualifies() && (!made || is_class)
    }
}
