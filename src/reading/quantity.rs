//! A quantity and the words around it, whatever it may be there for.

use std::ops::Range;

use super::numeral::is_numeral;

/// How far back, in bytes, a quantity's clause is looked at.
const WINDOW: usize = 300;
/// What a share of all things comes to.
const REACHED: [&str; 9] = [
    "达到", "实现", "完成", "建成", "开放", "覆盖", "纳入", "达标", "到位",
];

/// A quantity among the words of its clause.
pub struct Candidate<'a> {
    pub text: &'a str,
    pub quantity: Range<usize>,
    /// Where its clause begins.
    pub clause: usize,
    /// Counts time, so that it may be a span or a date.
    pub of_time: bool,
    pub bounded: bool,
    pub unit: &'a str,
}

pub fn clause_start(text: &str, end: usize) -> usize {
    let from = text.floor_char_boundary(end.saturating_sub(WINDOW));
    let before = text.get(from..end).unwrap_or_default();
    let mark = |c: char| matches!(c, ',' | ';' | '。' | ':' | '(' | '!');
    let last = before.char_indices().rfind(|&(_, c)| mark(c));
    last.map_or(from, |(at, c)| from + at + c.len_utf8())
}

impl<'a> Candidate<'a> {
    pub fn lead(&self) -> &'a str {
        self.text
            .get(self.clause..self.quantity.start)
            .unwrap_or_default()
    }

    pub fn after(&self) -> &'a str {
        self.text.get(self.quantity.end..).unwrap_or_default()
    }

    /// 第3个, “24小时不打烊”, 《十条》, 2021.5家, 一个月.
    pub fn is_part_of_a_word(&self) -> bool {
        let lead = self.lead();
        let inside = |open, close| lead.matches(open).count() > lead.matches(close).count();
        lead.ends_with(['第', '.', '—', '-', '/', '每'])
            || lead.ends_with(|c: char| c.is_ascii_digit() || is_numeral(c))
            || inside('“', '”')
            || inside('《', '》')
            || lead.matches('"').count() % 2 == 1
    }

    /// 50人以上的企业, 500万元以上项目: says which, not how many.
    pub fn qualifies(&self) -> bool {
        let span = self.text.get(self.quantity.clone());
        let is_span = span.is_some_and(|quantity| quantity.ends_with('内'));
        // 容量不大于160千瓦、实行“三零”服务的企业
        let after = self.after();
        let clause = after.split([',', ';', '。']).next().unwrap_or_default();
        let listed = after.starts_with(['、', '和', '且', '或']) && clause.contains('的');
        listed || after.starts_with('的') || self.bounded && !is_span && !self.ends_clause()
    }

    pub fn ends_clause(&self) -> bool {
        let next = self.after().chars().next();
        next.is_none_or(|c| matches!(c, ',' | ';' | '。' | '、' | ')' | '(' | '!' | '和' | '并'))
    }

    /// 辅导、申报、上市三个阶段: sums up what was listed.
    pub fn sums_up(&self) -> bool {
        let nouns = ["阶段", "方面", "层面", "维度", "档次", "等级", "步骤"];
        nouns.iter().any(|noun| self.after().starts_with(noun))
    }

    /// Where the quantity begins with the 前 of its rank: 进入前10名.
    pub fn with_rank(&self) -> Range<usize> {
        let rank = self.rank().map_or(0, |_| '前'.len_utf8());
        self.quantity.start - rank..self.quantity.end
    }

    /// What stands before the 前 of 全市前5名.
    pub fn rank(&self) -> Option<&'a str> {
        let ranked = matches!(self.unit, "名" | "位") && !self.after().starts_with('的');
        let before = self.lead().strip_suffix('前').filter(|_| ranked)?;
        let places = [
            "进入", "进", "列", "居", "持", "在", "全国", "全省", "全市", "全县", "全区", "全州",
        ];
        places
            .iter()
            .any(|it| before.ends_with(it))
            .then_some(before)
    }

    /// 翻一番
    pub fn is_multiple(&self) -> bool {
        let quantity = self.text.get(self.quantity.clone());
        quantity.is_some_and(|quantity| quantity.starts_with('翻'))
    }

    /// 45%以上面积达到要求, 100%按标准供应
    pub fn is_share_of_all(&self) -> bool {
        let words = self.text.get(self.quantity.clone()).unwrap_or_default();
        let clause = self.rest_of_clause();
        let reaches = REACHED.iter().any(|verb| clause.contains(verb));
        let all = words == "100%" && !clause.is_empty();
        words.contains('%')
            && (reaches || all)
            && !clause.contains('的')
            && !self.lead().starts_with('对')
    }

    /// 年底前85%的村建成服务站, 实现80%以上的事项网上办
    pub fn is_share_of_things(&self) -> bool {
        let words = self.text.get(self.quantity.clone()).unwrap_or_default();
        let lead = self.lead();
        let aims = ["实现", "确保", "推动", "力争", "争取"];
        let aims = aims.iter().any(|verb| lead.ends_with(verb));
        let opens = lead.is_empty() || lead.ends_with(['前', '内', '底', '年', '月', '度']);
        let clause = self.rest_of_clause();
        let reaches = REACHED.iter().any(|verb| clause.contains(verb));
        let is_share = words.contains('%') && clause.starts_with('的');
        is_share && (aims || opens && reaches)
    }

    /// 3所学校8月底前竣工, 12个中心全部实现; 4条河流达到Ⅲ类以上, where the clause opens so.
    pub fn is_finished(&self) -> bool {
        let clause = self.rest_of_clause();
        let ends = [
            "竣工", "开工", "完工", "投用", "封顶", "通车", "投产", "挂牌", "全部",
        ];
        let opens = self.lead().is_empty() && REACHED.iter().any(|verb| clause.contains(verb));
        let finished = opens || ends.iter().any(|verb| clause.contains(verb));
        let is_money = self.unit.ends_with('元');
        finished
            && !is_money
            && !self.bounded
            && !clause.contains('的')
            && !self.lead().contains('对')
    }

    /// 按不少于2名的标准
    pub fn sets_standard(&self) -> bool {
        let nouns = ["的标准", "的要求", "的比例", "的目标", "的速度"];
        nouns.iter().any(|noun| self.after().starts_with(noun))
    }

    /// 选派干部30名到村任职: the quantity ends what the verb makes, and another verb follows.
    pub fn goes_on(&self) -> bool {
        let verbs = ["到", "赴", "参加", "担任", "进入", "入驻", "投入", "作为"];
        verbs.iter().any(|verb| self.after().starts_with(verb))
    }

    pub fn rest_of_clause(&self) -> &'a str {
        let clause = self.after().split([',', ';', '。']).next();
        clause.unwrap_or_default()
    }

    /// 为12万名妇女提供检查
    pub fn is_served(&self) -> bool {
        let clause = self.rest_of_clause();
        let has = |verbs: &[&str]| verbs.iter().any(|verb| clause.contains(verb));
        let served = has(&["提供", "进行", "开展", "办理", "发放", "实施"]);
        // 与5所以上高校签订协议
        let joined = has(&["签订", "签署", "签约", "建立", "达成"]) && !clause.contains('的');
        self.lead() == "为"
            || self.lead().ends_with('为') && served
            || self.lead().ends_with(['与', '同']) && joined
    }

    pub fn following(&self) -> Range<usize> {
        let after = self.after();
        let mark = |c: char| matches!(c, ',' | ';' | '。' | '(' | ')' | ':');
        let end = after.find(mark).unwrap_or(after.len());
        self.quantity.end..self.quantity.end + end
    }
}
