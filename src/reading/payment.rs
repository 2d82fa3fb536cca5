//! Words beside amounts that somebody gets or pays: such an amount is reached by nobody.

use regex::Regex;

use crate::plan::Idioms;

use super::words::{any, compiled};

/// The patterns of what is given, spent and fined.
pub struct Payment {
    /// 补助, before or after an amount.
    pub award: Regex,
    /// 补助, anywhere.
    pub awards: Regex,
    /// 奖励最高 at the end: the amount that somebody gets follows.
    pub awarded: Regex,
    /// 给予贷款贴息 at the end: the share that somebody gets follows.
    pub awarded_share: Regex,
    /// 每新增 at the end: for each of them somebody gets so much.
    pub each: Regex,
    /// 违者按违法所得 before an amount: what somebody pays who breaks a rule.
    pub penalty: Regex,
    /// 罚款 behind it.
    pub fined: Regex,
    /// 贴息期限: how long one gets it.
    pub term: Regex,
    /// 给予: what follows is given.
    pub giving: Regex,
    /// 发放: what is given in all is the target.
    pub spending: Regex,
}

impl Payment {
    pub fn new(idioms: &Idioms) -> Self {
        let awards = any(&idioms.award_words);
        let amounts = "(?:且|并|累计|资金|金额|总额|标准|最高|额度|额|约|各|一次性|不超过|合计|共计|为|[0-9.,]+[万亿]?元|、|和|至|到|-|—)*";
        Self {
            awards: compiled(&awards),
            award: compiled(&format!("^(?:的|一次性)?{awards}")),
            awarded: compiled(&format!(
                "(?:{awards}|奖励[^,。;0-9]{{2,6}}|最高|(?:单[个家户]|同一)[^,。;]{{0,6}}?|每[家户]){amounts}$"
            )),
            awarded_share: compiled(&format!("给予[^,。;0-9]{{0,8}}{awards}$|(?:租金|年)减免$")),
            each: compiled("每(?:新增|增加|引进|培养|建成|完成)$"),
            penalty: compiled("违者|处以?$|扣[减发分]|(?:违约金|滞纳金|罚金)$"),
            fined: compiled("^[^,。;]{0,8}罚[款金]"),
            term: compiled(&format!(
                "(?:{awards}|租|贷款|授信|合同|有效|见习|试用)期[限间]?"
            )),
            giving: compiled("给予|按照?|对"),
            spending: compiled(&any(&idioms.spending_verbs)),
        }
    }
}
