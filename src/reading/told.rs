//! Figures that tell something else than what must be reached: what is, what holds in some case, what somebody gets.

use super::quantity::Candidate;
use super::words::{contains, ends_with, starts_with};

/// Most characters of what a share is of: 占常住人口的24%.
const WHOLE: usize = 10;

impl Candidate<'_> {
    /// 去年达到90%, 占常住人口的24%
    pub fn tells_what_is(&self) -> bool {
        self.is_share_of_what_is() || self.is_stock() || self.tells(self.lead())
    }

    /// 去年达到90%: what is, not what must be.
    pub fn tells(&self, lead: &str) -> bool {
        let told = self.gauge.compared.replace_all(lead, "");
        // 项目占地412亩; not 占地区生产总值比重
        self.gauge.fact.is_match(&told) || told.ends_with("占地")
    }

    /// 现有消防站41座: what else its sentence tells is rather so, too.
    pub fn tells_of_now(&self) -> bool {
        let told = self.gauge.compared.replace_all(self.lead(), "");
        contains(&told, &self.gauge.idioms.now_words)
    }

    /// 提高到60%, 新建3座: something says that it is to be reached.
    pub fn is_aimed_at(&self) -> bool {
        let lead = self.lead();
        self.gauge.reach.is_match(lead) || lead.contains('新')
    }

    /// What looks like a target, and is rather what holds for some, or what is.
    pub fn may_be_none(&self) -> bool {
        // 每人每学期减免伙食费600元
        let is_for_each = self.unit.ends_with('元') && contains(self.lead(), &["每人", "每户"]);
        // 返还比例最高提至60%
        self.lead().contains("最高提")
            || self.is_of_the_case()
            || self.is_service_of_each()
            || self.is_one_visit()
            || self.is_figure_of_what_is()
            || self.is_forbidden_beyond()
            || is_for_each && !self.gauge.reach.is_match(self.lead())
    }

    /// 对满5年的,一次性发放3万元; 合伙创业的可提高至110万元: for those of whom the clause before speaks.
    fn is_of_the_case(&self) -> bool {
        let (last, lead) = (self.clause_before(), self.lead());
        // 有外线工程的,办理时间不超过4个工作日: a service for each case.
        let is_borne = last.starts_with('对') && lead.contains("承担");
        // 工作每满1个月,发放补贴6000元
        let is_each = last.contains("每满");
        // 对引进的博士研究生,发放安家补贴20万元
        let is_given = last.starts_with('对') && self.gauge.payment.awards.is_match(lead);
        (last.ends_with('的') || is_borne || is_each || is_given) && !self.of_time
            || contains(lead, &self.gauge.idioms.case_words)
            // 第3年减免30%
            || lead.starts_with('第') && self.gauge.payment.awards.is_match(lead)
    }

    /// 综合查一次, 最多跑一次: a name as often as a number.
    fn is_one_visit(&self) -> bool {
        self.words() == "一次" && self.lead().ends_with(['查', '跑', '进'])
    }

    /// 对未就业的毕业生,提供1次职业指导、3次岗位推荐: so often to each of them.
    fn is_service_of_each(&self) -> bool {
        let is_of_group = self.clause_before().starts_with(['对', '为']);
        self.unit == "次" && is_of_group && self.lead().contains("提供")
    }

    /// 单个帐篷不得超过60顶: a rule for whoever comes.
    fn is_forbidden_beyond(&self) -> bool {
        let limits = ["不得超过", "不得高于", "不得大于"];
        let is_share = self.words().contains('%');
        ends_with(self.lead(), &limits) && !self.of_time && !is_share
    }

    /// 全县登记在册的合作社1260家, where nothing says that they are to be made.
    pub fn is_stock(&self) -> bool {
        let before = self.text.get(..self.clause).unwrap_or_default();
        let clause = before.trim_end_matches(',').rsplit(['。', ';', ',']).next();
        let is_dated = starts_with(clause.unwrap_or_default(), &["截至", "截止"]);
        let opens = before.is_empty() || before.ends_with(['。', ';']) || is_dated;
        // 全市供应住房6.5万套: a word for what is done, though none that is known.
        opens && self.gauge.whole.is_match(self.lead())
    }

    /// 月平均工资为4300元, 20年以上的占三分之一; 登记在册的商铺3860间,对其中….
    fn is_figure_of_what_is(&self) -> bool {
        let lead = self.lead();
        let aims = contains(lead, &["目标", "提高", "改造"]);
        let is_said = lead.ends_with('为') && lead != "为" && !self.gauge.reach.is_match(lead);
        // 补贴为售价的20%
        let is_share = self.words().contains('%') && lead.contains('为');
        let is_rate = is_share && self.gauge.payment.awards.is_match(lead);
        let is_part = lead.ends_with('占') && !self.bounded;
        // 每张床位补助1.2万元,护理型上浮两成
        let is_raised = ends_with(lead, &["上浮", "下浮"]);
        // 商铺3860间,对其中…; 设计规模为日处理5万吨,目前已满负荷
        let is_divided = starts_with(self.after(), &[",对其中", ",目前"]);
        // 日供水能力3.6万吨, 成本约增加0.28元, 高出城区0.6元
        let is_able = lead.ends_with("能力") && !self.gauge.make.is_match(lead);
        let is_dear = self.unit.ends_with('元') && contains(lead, &["约增加", "高出"]);
        let is_so = is_part || is_raised || is_divided || is_able || is_dear;
        (is_said || is_rate) && !aims || is_so
    }

    /// 老旧小区占61%, 占常住人口的24%, 学校共97所: adds up what is there.
    pub fn is_share_of_what_is(&self) -> bool {
        let lead = self.lead();
        let part = lead.strip_suffix('的').and_then(|it| it.rsplit_once('占'));
        let is_part = part.is_some_and(|(_, whole)| whole.chars().count() <= WHOLE);
        is_part || lead.ends_with(['占', '共', '约', '仅']) || lead.ends_with("比例为")
    }

    /// 其中独居老人870名: a part of what the clause before counts.
    pub fn is_of_those(&self) -> bool {
        self.lead().starts_with("其中")
    }

    /// 组建不少于200人的队伍: how large it must be at least.
    pub fn is_team(&self) -> bool {
        let (lead, clause) = (self.lead(), self.rest_of_clause());
        let is_team = clause.starts_with('的') && ends_with(clause, &["队伍", "团队", "专家库"]);
        is_team && self.gauge.reach.is_match(lead) && contains(lead, &["组建", "建立", "打造"])
    }

    /// 拿出不低于60%的新增岗位招聘: how much of them, or which rule.
    pub fn is_set_aside(&self) -> bool {
        let lead = self.lead();
        let is_share = self.words().contains('%') && self.after().starts_with('的');
        let made = self.gauge.make.find(lead).map(|verb| verb.end());
        let bound = self.gauge.reach.find(lead).map(|bound| bound.start());
        is_share && !self.sets_standard() && made.is_some() && made == bound
    }

    /// 上年检查发现的146处隐患5月底前全部整改到位: all that there is to be dealt with.
    pub fn is_found_and_settled(&self) -> bool {
        let idioms = &self.gauge.idioms;
        let is_found = self.lead().strip_suffix('的');
        is_found.is_some_and(|found| contains(found, &idioms.finding_verbs))
            && contains(self.rest_of_clause(), &idioms.settling_words)
    }

    /// 形成年处理废旧装备20万吨的能力
    pub fn is_capacity(&self) -> bool {
        let is_one = contains(self.rest_of_clause(), &["的能力", "的规模", "的产能"]);
        is_one && contains(self.lead(), &["形成", "具备"])
    }

    /// 组建总规模20亿元的产业母基金: how large it is, or what must be raised.
    pub fn is_fund(&self) -> bool {
        let clause = self.rest_of_clause();
        let is_made = self.gauge.make.is_match(self.lead());
        let is_fund = ends_with(clause, &["基金", "资金池", "资金"]);
        self.unit.ends_with('元') && is_made && clause.starts_with('的') && is_fund
    }

    /// 将播种面积74.5万亩、大豆扩种2.1万亩的任务分解到乡: what is set for somebody.
    pub fn is_task(&self) -> bool {
        let clause = self.rest_of_clause();
        !self.of_time && contains(clause, &["的任务", "的目标"]) && !clause.starts_with("的目标值")
    }

    /// 针对仅新建管网3公里、错接混接严重的问题: what is wrong, and to be mended.
    pub fn is_of_problem(&self) -> bool {
        let is_cause = starts_with(self.lead(), &["针对", "由于", "因"]);
        is_cause && contains(self.rest_of_clause(), &["的问题", "等问题", "问题"])
    }

    /// 推介项目200个、总投资1500亿元以上: what they cost in all, or what they must come to.
    pub fn is_total(&self) -> bool {
        let lead = self.lead();
        ends_with(lead, &["、总投资", "项目总投资"]) && self.ends_clause()
    }

    /// 每半年至少组织1次, 每座水库至少开展1次, 每个集团吸纳1所以上: how often, or how many.
    pub fn is_least_of_rhythm(&self) -> bool {
        let lead = self.lead();
        let is_least = self.unit == "次" && lead.contains("至少");
        let is_for_each = lead.contains("每个") && self.words().ends_with("以上");
        is_least && lead.contains('每') || is_for_each
    }

    /// 每月放映电影1场: how often, or how many.
    pub fn is_one_of_rhythm(&self) -> bool {
        let is_one = self.words().starts_with('1') && self.words().chars().count() == 2;
        is_one
            && self.words().ends_with(['场', '期', '批', '轮', '回'])
            && self.lead().contains('每')
    }

    /// 每月通报一次 says how often, 每人1000元 how much for each; 每年建设40座 and 每年不少于4次 say what must be reached.
    pub fn only_recurs(&self) -> bool {
        let lead = self.lead();
        let words = self.words();
        // 每月至少举办一场
        let is_one = words.starts_with('一') && words.chars().count() == 2;
        let is_event = words.ends_with(['次', '场', '期', '批', '轮', '回']) && lead.contains('每');
        if is_one && (is_event || self.gauge.period.is_match(lead)) {
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
    pub fn is_paid(&self) -> bool {
        if self.of_time {
            return self.gauge.payment.term.is_match(self.lead());
        }
        self.is_rate() || self.is_fined() || self.unit.ends_with('元') && self.is_money_given()
    }

    /// 每新增1张床位补助1200元, 按不超过10%的比例给予补助, 给予贷款贴息1.5个百分点, 一次性发放3万元安居补助.
    fn is_rate(&self) -> bool {
        let (lead, payment) = (self.lead(), &self.gauge.payment);
        let awards = || payment.awards.is_match(self.rest_of_clause());
        payment.each.is_match(lead)
            || payment.awarded_share.is_match(lead)
            || self.unit == "分" && lead.ends_with('记')
            || (lead.contains('按') || lead.contains("一次性")) && awards()
    }

    /// 处500元以上1000元以下罚款, 每人享受次数不超过3次
    fn is_fined(&self) -> bool {
        let (lead, payment) = (self.lead(), &self.gauge.payment);
        let is_most = self.unit == "次" && lead.contains("享受");
        // 增设候车处18个: a place.
        let is_sum = self.unit.ends_with('元') || !lead.ends_with('处');
        let is_penalty = is_sum && payment.penalty.is_match(lead);
        is_most || is_penalty || payment.fined.is_match(self.after())
    }

    fn is_money_given(&self) -> bool {
        let (lead, payment) = (self.lead(), &self.gauge.payment);
        // 最高发放30万元贷款, 每车不超过6万元
        let each = lead.rfind('每').and_then(|at| lead.get(at..));
        let is_limit = |each: &str| each.contains("不超过") && !self.gauge.period.is_match(each);
        // 按保费的50%给予补贴,每架每年不超过2万元
        let caps = lead.contains("不超过") && payment.awards.is_match(self.clause_before());
        let at_most = lead.contains("最高") || each.is_some_and(is_limit) || caps;
        let spends = payment.spending.is_match(lead) && !at_most;
        let is_given = lead.contains("给予") && payment.awards.is_match(self.rest_of_clause());
        let award = payment.award.is_match(self.after());
        let gives = is_given || award && payment.giving.is_match(lead);
        !spends && (at_most || payment.awarded.is_match(lead) || gives)
    }
}
