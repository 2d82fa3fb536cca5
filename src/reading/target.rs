use std::ops::Range;

use crate::plan::Target;

use super::counted::candidates;
use super::gauge::Gauge;
use super::measure::Draft;
use super::quantity::{Candidate, Form, ends_with};

/// Most characters between a verb that makes and the quantity it makes.
const FARTHEST: usize = 24;

/// The quantities a measure must reach, in the order of the document.
pub fn targets(draft: &Draft, gauge: &Gauge) -> Vec<Target> {
    let stream = draft.stream;
    let parts = draft.title_parts.iter().chain(&draft.text_parts);
    let problem_end = draft.problem_end(&gauge.idioms.remedies);
    let mut made = Vec::new();
    for part in parts {
        let mut found = in_text(stream.text(part), gauge);
        found.retain(|found| part.start + found.quantity.start >= problem_end);
        made.extend(found.into_iter().map(|found| {
            let place = |range: &Range<usize>| part.start + range.start..part.start + range.end;
            let quantity = place(&found.quantity);
            let words = stream.shown(&quantity);
            Target {
                text: words.chars().filter(|c| !c.is_whitespace()).collect(),
                metric: stream.shown(&place(&found.metric)),
                place: draft.place(&quantity),
                source: stream.span(&quantity),
            }
        }));
    }
    made
}

/// Bytes of one text.
struct Found {
    quantity: Range<usize>,
    metric: Range<usize>,
}

fn in_text(text: &str, gauge: &Gauge) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for candidate in candidates(text, gauge) {
        let metric = match all.last() {
            // 达到92%、86%: one metric, several quantities.
            Some(last) if candidate.continues(last) && candidate.ends_clause() => {
                Some(last.metric.clone())
            }
            Some(last) if candidate.continues(last) => Some(candidate.following()),
            _ => candidate.metric(),
        };
        if let Some(metric) = metric {
            all.push(Found {
                quantity: candidate.with_rank(),
                metric,
            });
        }
    }
    all
}

impl Candidate<'_> {
    fn continues(&self, last: &Found) -> bool {
        let between = self.text.get(last.quantity.end..self.quantity.start);
        let linked = between.is_some_and(|between| matches!(between, "、" | "和" | "及" | "以及"));
        linked && !self.qualifies()
    }

    /// The words that say what is counted; `None` where it is no target.
    fn metric(&self) -> Option<Range<usize>> {
        match self.form {
            Form::Counted => self.counted(),
            Form::Ratio => self.reached(),
            Form::Bare => self.reached_or_made(),
        }
    }

    /// 检测能力达到12万管, 系数提高到0.58, 建成站点60站.
    fn reached_or_made(&self) -> Option<Range<usize>> {
        let told = self.gauge.compared.replace_all(self.lead(), "");
        if self.gauge.fact.is_match(&told) {
            return None;
        }
        let made = || self.made_by().map(|verb| self.made(verb));
        let has_unit = !self.unit.is_empty();
        self.reached().or_else(|| made().filter(|_| has_unit))
    }

    fn counted(&self) -> Option<Range<usize>> {
        let lead = self.lead();
        let mut told = self.gauge.compared.replace_all(lead, "").into_owned();
        if self.is_share_of_things() {
            return (!self.gauge.fact.is_match(&told)).then(|| self.following());
        }
        if self.gauge.reach.is_match(lead) {
            told = self.gauge.standing.replace_all(&told, "").into_owned();
        }
        let tells = self.after().starts_with('的') && !self.sets_standard()
            || self.gauge.fact.is_match(&told);
        // 6项业务整合为1项: what is left behind.
        let tells = tells || self.gauge.turned.is_match(self.after());
        if tells || self.gauge.from.is_match(lead) || self.only_recurs() || self.is_paid() {
            return None;
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
        if self.extends_to() {
            return Some(self.following());
        }
        if self.is_served() || self.is_share_of_all() || self.is_finished() {
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
        (!self.qualifies() || self.sets_standard()).then_some(metric)
    }

    /// Where the verb ends that makes so many: 新增, 完成全市.
    fn made_by(&self) -> Option<usize> {
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
        if between == "的" || is_only && between.starts_with('、') {
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
        let is_class = self.unit.ends_with('元') || self.unit == "岁" || words.ends_with('下');
        let says_which = is_class && self.qualifies();
        (near && counted && !says_which).then_some(verb.end())
    }

    /// 加固堤防12公里: at the end of its clause, after a verb that is not known.
    fn stated(&self) -> Option<Range<usize>> {
        let lead = self.lead();
        let words = self.words();
        let in_digits = words.starts_with(|c: char| c.is_ascii_digit());
        let counts = in_digits && !self.bounded && lead.chars().count() >= 2;
        let told = self.gauge.per.replace_all(lead, "");
        let ends = self.ends_clause() && !self.qualifies();
        if counts && ends && !self.gauge.condition.is_match(&told) {
            return Some(self.clause..self.quantity.start);
        }
        let least = self.bounded && words.ends_with('上');
        (least && self.ends_clause() && !lead.is_empty()).then(|| self.measured(lead.len()))
    }

    /// 每月通报一次 says how often, 每人1000元 how much for each; 每年建设40座 and 每年不少于4次 say what must be reached.
    fn only_recurs(&self) -> bool {
        let lead = self.lead();
        let words = self.words();
        // 每月至少举办一场
        let is_one = matches!(words, "一次" | "一场" | "一期" | "一批" | "一轮" | "一回");
        if is_one && lead.contains('每') {
            return true;
        }
        let Some(each) = lead.rfind('每') else {
            return false;
        };
        if self.unit == "次" {
            return lead.ends_with("至少") || !self.gauge.reach.is_match(lead);
        }
        let each = lead.get(each..).unwrap_or_default();
        let of_period = self.gauge.period.is_match(each);
        self.unit.ends_with('元') && !of_period && !self.gauge.reach.is_match(lead)
    }

    /// 奖励500万元, 给予最高50万元补助, 总投资2亿元: what one gets or what a thing costs; 贴息期限不超过2年, for how long.
    fn is_paid(&self) -> bool {
        if self.of_time {
            return self.gauge.term.is_match(self.lead());
        }
        // 按不超过10%的比例给予补助
        let by = self.lead().rfind('按').is_some();
        if by && self.gauge.awards.is_match(self.rest_of_clause()) {
            return true;
        }
        if !self.unit.ends_with('元') {
            return false;
        }
        let lead = self.lead();
        let spends = self.gauge.spending.is_match(lead);
        let is_given = lead.contains("给予") && self.gauge.awards.is_match(self.rest_of_clause());
        let award = self.gauge.award.is_match(self.after());
        let gives = is_given || award && self.gauge.giving.is_match(lead);
        !spends && (self.gauge.awarded.is_match(lead) || gives)
    }

    /// What stands before the verb in its clause; where nothing does, what follows the quantity.
    fn measured(&self, verb: usize) -> Range<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Idioms;

    fn gauge() -> Gauge {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        Gauge::new(&Idioms {
            counters: words(&[
                "个工作日",
                "小时",
                "个",
                "家",
                "年",
                "元",
                "万元",
                "次",
                "座",
                "套",
                "间",
                "吨",
                "名",
                "辆",
            ]),
            target_verbs: words(&["达", "达到", "压缩至", "不超过", "合并为"]),
            making_verbs: words(&["新增", "确保", "打造", "完成", "建设"]),
            fact_words: words(&["去年"]),
            counted_in_words: words(&["个"]),
            condition_words: words(&["对", "每"]),
            count_modifiers: words(&["全市", "批"]),
            deed_nouns: words(&["建设"]),
            award_words: words(&["奖励", "补助", "总投资"]),
            spending_verbs: words(&["发放"]),
            rank_openers: words(&["全市"]),
            reached_verbs: words(&["达到"]),
            aiming_verbs: words(&["确保"]),
            finishing_verbs: words(&["全部"]),
            standard_nouns: words(&["比例"]),
            serving_verbs: words(&["提供"]),
            ..Idioms::default()
        })
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = in_text(text, &gauge());
        let found: Vec<_> = found
            .into_iter()
            .map(|found| (&text[found.quantity], &text[found.metric]))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn quantities() {
        check("确保电子化率达99%以上,扩大", &[("99%以上", "电子化率")]);
        check(
            "甲、乙率分别达到92%、86%",
            &[("92%", "甲、乙率分别"), ("86%", "甲、乙率分别")],
        );
        check(
            "平均时间压缩至2个工作日内。",
            &[("2个工作日内", "平均时间")],
        );
        check("将事项合并为1个", &[("1个", "将事项")]);
        check("新增企业300家以上", &[("300家以上", "企业")]);
        check("新增转移、变更等4个类别", &[("4个", "类别")]);
        check("打造一个示范区", &[("一个", "示范区")]);
        check("对超过50家的单位", &[]);
        check("500元以上项目", &[]);
        check("去年达到90%", &[]);
        check("第3个窗口,“24小时不打烊”", &[]);
        check("3年免检", &[]);
    }

    #[test]
    fn ranges_and_units_of_several_parts() {
        check("新增企业2—3家", &[("2—3家", "企业")]);
        check("新增企业3至5家。", &[("3至5家", "企业")]);
        check("比例达到10%—20%", &[("10%—20%", "比例")]);
        check("新增住房10万套(间)", &[("10万套(间)", "住房")]);
        check("新增产能1,500万吨/年,", &[("1,500万吨/年", "产能")]);
        check("产值翻一番", &[("翻一番", "产值")]);
        check("去年产值翻一番", &[]);
    }

    #[test]
    fn in_a_rhythm() {
        check("每年建设充电站40座", &[("40座", "充电站")]);
        check("每年汰换燃油车10辆。", &[("10辆", "每年汰换燃油车")]);
        check("每年达到1000名", &[("1000名", "每年")]);
        check("每月通报1次", &[]);
        check("每家1000元", &[]);
    }

    #[test]
    fn money_that_is_given_or_spent() {
        check("对上市企业奖励500万元", &[]);
        check("给予最高50万元补助", &[]);
        check("总投资2.3万元,", &[]);
        check("单家最高不超过10万元", &[]);
        check("发放补助2000万元", &[("2000万元", "发放补助")]);
    }

    #[test]
    fn what_a_modifier_counts() {
        check("完成第一批13个事项落地", &[("13个", "事项落地")]);
        check("完成全市120个小区改造", &[("120个", "小区改造")]);
        check("建成区45%以上面积达到要求", &[("45%以上", "面积达到要求")]);
        check("打造窗口2个、3家店面", &[("2个", "窗口"), ("3家", "店面")]);
        check("由不足30%提升到50%", &[("50%", "由不足30%提升到")]);
        check("为200间教室更换灯具", &[("200间", "教室更换灯具")]);
        check("打造5万元以上窗口8个", &[("8个", "5万元以上窗口")]);
        check("完成窗口50个建设,", &[("50个", "建设")]);
        check("为12万名妇女提供检查", &[("12万名", "妇女提供检查")]);
        check("完成6个事项合并为1个", &[("1个", "6个事项")]);
        check("完成设计、建设的5个项目", &[]);
        check("3座污水厂全部开工", &[("3座", "污水厂全部开工")]);
    }

    #[test]
    fn shares_and_ranks() {
        check("确保80%以上的事项网上办", &[("80%以上", "的事项网上办")]);
        check("按设备投资额10%的比例补助", &[]);
        check("排名进入全市前5名。", &[("前5名", "排名进入全市")]);
        check("对进入全市前5名的单位", &[]);
    }
}
