//! Spans that count from something: 三年内, 印发后10日内.

use super::clause::{Clause, Judgement};
use super::time::{Shape, Time, Unit};
use super::words::{Words, contains, ends_with, starts_with};

/// What a span may follow: 印发后, 印发之日起.
const FOLLOWS: [&str; 5] = ["之日起", "之后", "以后", "后", "起"];

/// With what a span counts from, where that is an event of the document: 印发后|10个工作日内.
pub fn with_start(text: &str, mut time: Time, events: &[String]) -> Time {
    let lead = text.get(..time.range.start).unwrap_or_default();
    let length = |event: &String| {
        let after = FOLLOWS.iter().map(|word| event.clone() + word);
        // 会后 holds it already.
        let mut whole = after.chain([event.clone()].into_iter().filter(|it| it.ends_with('后')));
        whole.find_map(|it| lead.ends_with(&it).then_some(it.len()))
    };
    if matches!(time.shape, Shape::Relative(_)) {
        time.range.start -= events.iter().filter_map(length).max().unwrap_or_default();
    }
    time
}

impl Clause<'_> {
    /// A span of so many days or years.
    pub fn span(&self, unit: Unit, words: &Words) -> Judgement {
        if self.ends_after() {
            self.follows_document(unit)
        } else if self.is_after_meeting() {
            Judgement::Perhaps
        } else if self.counts_from_document(unit, words) {
            Judgement::Yes
        } else if self.counts_from_a_step(words) || self.opens_without_start(words) {
            Judgement::PerhapsNot
        } else {
            Judgement::No
        }
    }

    /// 2个月后
    fn ends_after(&self) -> bool {
        self.words().ends_with('后')
    }

    /// 2个月后 opens a clause: counted from the document, if nothing is named before it.
    fn follows_document(&self, unit: Unit) -> Judgement {
        match unit {
            Unit::Long if self.lead().is_empty() => Judgement::Yes,
            _ => Judgement::No,
        }
    }

    /// 三年内, 印发后10日内; not 受理后, 承诺三个月内, 压缩至2个工作日内.
    fn counts_from_document(&self, unit: Unit, words: &Words) -> bool {
        let lead = self.lead().trim_end_matches(['的', '在']);
        if ends_with(lead, &FOLLOWS) {
            let from = lead.char_indices().rev().nth(14).map_or(0, |(at, _)| at);
            let near = lead.get(from..).unwrap_or_default();
            let events = &words.idioms.document_events;
            // 数据发布后: something else is published.
            let is_others = ["发布", "公布"].iter().any(|event| {
                let before = near.split_once(event).map(|(before, _)| before);
                before.is_some_and(|it| {
                    !it.is_empty() && it != "自" && !ends_with(it, &words.idioms.title_ends)
                })
            });
            let is_own = contains(near, events) && !is_others;
            return is_own && !contains(near, &words.idioms.service_words);
        }
        // 签约项目一年内开工率: what is measured.
        if !lead.is_empty() && self.near().contains('率') {
            return false;
        }
        // 1年内超限3次的车辆; 一年内三次以上报送不实的; 入驻率超过70%的,3年内给予补贴
        let rest = self.rest();
        let is_of_some = lead.starts_with('对') && rest.contains('的');
        if is_of_some || rest.contains("次的") || rest.ends_with('的') || rest.contains("给予")
        {
            return false;
        }
        let past = lead.ends_with("过去") || lead.ends_with('前');
        // 两年内未就业高校毕业生
        let forbids = ["不得", "不予", "不再", "禁止", "免", "未"];
        if starts_with(self.rest(), &forbids) {
            return false;
        }
        // 轮候时间缩短到5个月以内
        let is_reached = words.gauge.reach.is_match(lead);
        unit == Unit::Long
            && !past
            && !is_reached
            && !contains(self.lead(), &words.idioms.service_words)
    }

    /// 梳理确定首批事项,30日内向社会公布: from nothing that is named; not 受理后,5个工作日内办结.
    fn opens_without_start(&self, words: &Words) -> bool {
        let (before, rest) = (self.clause_before(), self.rest());
        let is_service = contains(before, &words.idioms.service_words) || before.ends_with('的');
        self.lead().is_empty() && !rest.is_empty() && !is_service
    }

    /// 分析会后5日内: after this meeting, or one that is a step of the work.
    fn is_after_meeting(&self) -> bool {
        let meeting = self.lead().strip_suffix("会后");
        meeting.is_some_and(|it| !it.is_empty() && !it.ends_with(['在', '于']))
    }

    /// 检测报告形成后30日内, 收到交办单之日起5日内: from a step of the work itself.
    fn counts_from_a_step(&self, words: &Words) -> bool {
        // 接到交办单后,应当于5个工作日内
        let own = self.lead();
        let lead = match matches!(
            own,
            "" | "应" | "应当" | "应于" | "应当于" | "须" | "须于" | "要" | "于" | "在"
        ) {
            true => self.clause_before(),
            false => own,
        };
        // 收到上级文件后, 收到交办单之日起: nobody applies for it.
        // 办结后7日内报告: what the office itself owes.
        let is_own = contains(lead, &words.idioms.internal_papers)
            || contains(self.rest(), &words.idioms.report_verbs);
        let is_service = contains(lead, &words.idioms.service_words) && !is_own;
        ends_with(lead, &["后", "之日起"]) && !is_service
    }
}
