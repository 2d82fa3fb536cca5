use std::ops::Range;

use crate::plan::{DiagnosticCode, Field, Severity, Target};

use super::clause::Judgement;
use super::counted::candidates;
use super::fold::close;
use super::gauge::Gauge;
use super::measure::Draft;
use super::quantity::Candidate;
use super::stream::Stream;
use super::trouble::Troubles;

/// The quantities a measure must reach, in the order of the document; of what may be one and may not it is asked.
pub fn targets(draft: &Draft, gauge: &Gauge, troubles: &mut Troubles) -> Vec<Target> {
    let stream = draft.stream;
    let parts = draft.title_parts.iter().chain(&draft.text_parts);
    let mut made = Vec::new();
    for part in parts {
        let mut found = in_text(stream.text(part), gauge);
        found.retain(|found| part.start + found.quantity.start >= draft.problem_end);
        for found in found {
            let place = |range: &Range<usize>| part.start + range.start..part.start + range.end;
            let quantity = place(&found.quantity);
            let words = stream.shown(&quantity);
            let text = close(&words);
            doubt(stream, &quantity, (&text, found.judgement), troubles);
            if found.judgement != Judgement::PerhapsNot {
                made.push(Target {
                    text,
                    metric: stream.shown(&place(&found.metric)),
                    place: draft.place(&quantity),
                    source: stream.span(&quantity),
                });
            }
        }
    }
    made
}

fn doubt(
    stream: &Stream,
    quantity: &Range<usize>,
    (text, judgement): (&str, Judgement),
    troubles: &mut Troubles,
) {
    let taken_as = match judgement {
        Judgement::Perhaps => "target",
        Judgement::PerhapsNot => "none",
        Judgement::Yes | Judgement::No => return,
    };
    let (code, severity) = (DiagnosticCode::TargetUnsure, Severity::Doubt);
    let arguments = vec![text.to_owned(), taken_as.to_owned()];
    troubles.add(
        stream,
        quantity,
        Some(Field::Targets),
        code,
        severity,
        arguments,
    );
}

/// Bytes of one text.
struct Found {
    quantity: Range<usize>,
    metric: Range<usize>,
    judgement: Judgement,
}

fn in_text(text: &str, gauge: &Gauge) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let mut tells_what_is = false;
    // Up to where a sentence goes on that began with what is: 现有消防站41座,万人拥有消防员2.1人。
    let mut told_until = 0;
    for candidate in candidates(text, gauge) {
        let last = all.last().filter(|last| candidate.continues(last));
        let judged = match last {
            // 达到92%、86%: one metric, several quantities.
            Some(last) => {
                let metric = match candidate.ends_clause() {
                    true => last.metric.clone(),
                    false => candidate.following(),
                };
                Some((last.judgement, metric))
            }
            None => candidate.judge(),
        };
        // A part of what is there already is there, too.
        let is_there = tells_what_is && candidate.is_of_those()
            || candidate.quantity.end <= told_until && !candidate.is_aimed_at();
        let judged = judged.map(|(judgement, metric)| match judgement {
            Judgement::Yes if is_there => (Judgement::PerhapsNot, metric),
            judgement => (judgement, metric),
        });
        if candidate.tells_of_now() {
            told_until = candidate.sentence_end();
        }
        tells_what_is = candidate.tells_what_is();
        if let Some((judgement, metric)) = judged {
            all.push(Found {
                quantity: candidate.with_rank(),
                metric,
                judgement,
            });
        }
    }
    all
}

impl Candidate<'_> {
    fn continues(&self, last: &Found) -> bool {
        let between = self.text.get(last.quantity.end..self.quantity.start);
        let linked = between.is_some_and(|between| matches!(between, "、" | "和" | "及" | "以及"));
        // 书房2处、24小时开放
        let last = self.text.get(last.quantity.clone()).unwrap_or_default();
        let is_alike = !self.of_time || last.contains(self.unit);
        linked && is_alike && !self.qualifies()
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
            fact_words: words(&["去年", "现有"]),
            now_words: words(&["现有"]),
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
            .filter(|found| found.judgement == Judgement::Yes)
            .map(|found| (&text[found.quantity], &text[found.metric]))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn quantities() {
        check(
            "项目前期审批时间达到35个工作日,",
            &[("35个工作日", "项目前期审批时间")],
        );
        check("新增候车处18个,", &[("18个", "候车处")]);
        check("按照改造一个、移交一个、管好一个的思路,", &[]);
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

    #[track_caller]
    fn check_unsure(text: &str, expected: &[(&str, Judgement)]) {
        let found = in_text(text, &gauge());
        let unsure = found
            .into_iter()
            .filter(|it| it.judgement != Judgement::Yes);
        let unsure: Vec<_> = unsure
            .map(|it| (&text[it.quantity], it.judgement))
            .collect();
        assert_eq!(unsure, expected, "{text}");
    }

    #[test]
    fn what_may_be_a_target_is_asked_about() {
        check_unsure("对接园区3000家,", &[("3000家", Judgement::Perhaps)]);
        check_unsure("县域156个村选人", &[("156个", Judgement::PerhapsNot)]);
        check_unsure("园区占30家。", &[("30家", Judgement::PerhapsNot)]);
        check_unsure("形成处理3万吨的能力", &[("3万吨", Judgement::Perhaps)]);
        check_unsure("扫描载体52万页,", &[("52万页", Judgement::Perhaps)]);
        check_unsure("180家以上企业达到", &[("180家以上", Judgement::PerhapsNot)]);
        check_unsure("打造5万元以上窗口8个", &[]);
        check_unsure("超50家企业", &[]);
        check_unsure("去年300家企业", &[]);
        check_unsure("每家两次检查", &[]);
        check_unsure("新增企业300家", &[]);
    }

    #[test]
    fn what_holds_in_a_case_or_is_there_is_asked_about() {
        let none = Judgement::PerhapsNot;
        check_unsure("对满5年的,新增企业3家", &[("3家", none)]);
        check_unsure("现在工资为4300元,", &[("4300元", none)]);
        check_unsure("打造的窗口占三分之一。", &[("三分之一", none)]);
        check_unsure("登记在册窗口30个,对其中的", &[("30个", none)]);
        check_unsure(
            "现有窗口4个,人均覆盖2.1家,新增企业3家。",
            &[("2.1家", none)],
        );
        check_unsure("工作每满3年,发放5000元。", &[("5000元", none)]);
        check_unsure("成本约增加3元,", &[("3元", none)]);
        check_unsure("窗口处理5万吨,目前已满", &[("5万吨", none)]);
        check("奖励1万元至5万元", &[]);
        check("登记的30个窗口中,条件好的先建", &[]);
        check("处500元以上1000元以下罚款", &[]);
        check("给予贷款奖励10%", &[]);
        check("购买1级产品", &[]);
    }

    #[test]
    fn figures_in_words() {
        check("新增企业六十家", &[("六十家", "企业")]);
        check("打造窗口一百二十个", &[("一百二十个", "窗口")]);
        check("新增三万二千吨", &[("三万二千吨", "新增")]);
        check("比例达到千分之三以内", &[("千分之三以内", "比例")]);
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
