use regex::Regex;

use crate::plan::Idioms;

use super::payment::Payment;
use super::words::{any, compiled, ends_with};

const PERIOD: &str = "每(?:半年|年度?|个?月|季度?|周|学期|批次?|期)";

/// The patterns of quantities and of the words that set them.
pub struct Gauge {
    pub quantity: Regex,
    /// 12万管, 0.58 before a mark: a number whose unit no list has, or that has none.
    pub bare: Regex,
    /// 不超过, 压缩至: the number follows.
    pub reach: Regex,
    /// 新增, 培训: the number follows, or ends the clause.
    pub make: Regex,
    /// 已, 去年: the clause tells what is, not what must be.
    pub fact: Regex,
    /// 已建成设施: which things, not what was done.
    pub standing: Regex,
    /// 较上年: compares, and still says what must be; 项目前期: 目前 is no word of it.
    pub compared: Regex,
    /// 凡, 满: says which things are meant.
    pub condition: Regex,
    /// 全县, 区内 at the start of a sentence: how much there is.
    pub whole: Regex,
    /// 每年: what is counted must be reached again and again.
    pub period: Regex,
    /// 每年, 每万人: what is counted for each of these is reached all the same.
    pub per: Regex,
    /// 由, 从不足: what is left behind.
    pub from: Regex,
    /// 整合为1项 behind an amount that it leaves behind.
    pub turned: Regex,
    pub payment: Payment,
    /// 建设 at the end of a clause: what so many are for.
    pub deed: Regex,
    pub idioms: Idioms,
}

impl Gauge {
    pub fn new(idioms: &Idioms) -> Self {
        Self {
            quantity: compiled(&quantity(idioms)),
            bare: compiled(&bare(idioms)),
            reach: compiled(&reach(idioms)),
            make: compiled(&any(&idioms.making_verbs)),
            // 现行标准; not 实现行政村
            fact: compiled(&format!(
                "{}|(?:^|[^实体发呈展表])现行",
                any(&idioms.fact_words)
            )),
            standing: compiled("已(?:建成|投产|入库|出让|投用|登记|备案|建)"),
            compared: compiled(&format!(
                "(?:(?:较|比|同比|高于|低于|快于|优于|由|从|依托|利用|盘活|整合|在|对|将|把)(?:{}|现行)|(?:解决|补齐|填补|缓解|弥补)[^,。;]{{0,6}}缺口|[项科栏题名]目前)",
                any(&idioms.fact_words)
            )),
            condition: compiled(&any(&idioms.condition_words)),
            whole: compiled(
                "^(?:全[市县区州省域旗盟]|[市县区州省]内|辖区|登记在册|在[用营册校建]|现)",
            ),
            period: compiled(PERIOD),
            per: compiled(&format!("{PERIOD}|每[十百千万亿]+[名个]?")),
            from: compiled("(?:由|从)(?:原来|目前|现在|现有)?的?(?:不足|不到|约|近)?$"),
            turned: compiled(&turned(idioms)),
            payment: Payment::new(idioms),
            deed: compiled(&format!(
                "^(?:{}(?:[,;。、)(]|$)|支持|用于)",
                any(&idioms.deed_nouns)
            )),
            idioms: idioms.clone(),
        }
    }
}

/// 300家以上, 3至5个, 10万套(间), 1500万吨/年, 百分之九十, 翻一番
fn quantity(idioms: &Idioms) -> String {
    let numeral = "(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\\.[0-9]+)?|(?:[一二三四五六七八九十百千两半]+[万亿]零?)*[一二三四五六七八九十百千两半][一二三四五六七八九十百千零]*)";
    let counters = any(&idioms.counters);
    let per = "(?:/(?:[十百千万]?(?:人|户)|年|月|日|天|周|人|户|亩|小时|公里|平方米|立方米|吨|次|升)(?:[·•](?:人|户|亩|平方公里|平方米))?)";
    format!(
        "(?:[百千万一二三四五六七八九十]+分之{numeral}|一半|翻[一二两三]?番|(?P<ratio>[0-9]+(?:\\.[0-9]+)?:(?:0\\.[0-9]+|[0-9]+\\b))|[一二三四五六七八九]成[一二三四五六七八九半]|\
         (?:[0-9]+亿)?{numeral}(?:[%‰]?(?:[-—~]{{1,2}}|至){numeral})?(?:多|余)?[万亿]?\
         (?:(?P<share>[%‰])|(?P<unit>{counters})(?:\\({counters}\\))?{per}?))\
         (?P<bound>(?:及|或)?以上|(?:及|之)?以[内下]|之[内下]|内|之上|左右)?"
    )
}

fn bare(idioms: &Idioms) -> String {
    format!(
        "(?P<number>[0-9]+(?:,[0-9]{{3}})*(?:\\.[0-9]+)?[万亿]?)(?P<unit>{}|[㐀-鿿]{{0,2}}?|[A-Za-z]{{1,6}})\
         (?P<bound>以上|以内|以下|左右)?(?:[,;。、)(]|$)",
        any(&idioms.no_units)
    )
}

fn turned(idioms: &Idioms) -> String {
    let verbs = idioms.target_verbs.iter();
    let verbs = verbs.filter(|verb| verb.ends_with(['至', '到', '为']) && *verb != "达到");
    let verbs: Vec<String> = verbs.cloned().collect();
    format!("^[^0-9,。;、]*{}[0-9]", any(&verbs))
}

fn reach(idioms: &Idioms) -> String {
    // 压缩通关时间至30小时
    let change = "(?:压缩|压减|缩短|精简|简化|延长|缩减|提升|提高|降低|减少|增加|扩大|扩展|控制|调高|上调|下调)(?P<metric>[^,。;]{2,20})[至到]";
    format!(
        "(?:{change}|(?:节约|节省)(?:办理)?(?:时间|工期|成本|费用)|{})(?:约|近|到|在|了|有|第一批)?(?:每[^,。;]{{1,3}})?(?:每[年月周天日])?$",
        any(&idioms.target_verbs)
    )
}

pub fn counts_time(unit: &str) -> bool {
    // 千瓦时, 课时
    let is_other = ends_with(unit, &["瓦时", "课时", "学时"]);
    !is_other && unit.ends_with(['年', '月', '日', '天', '时', '周'])
        || unit.ends_with("分钟")
        || unit.ends_with("小时")
}

/// 2021年, 6月.
pub fn is_date(quantity: &str, unit: &str) -> bool {
    let digits = quantity.chars().take_while(char::is_ascii_digit).count();
    unit == "月" || matches!(unit, "年" | "届") && digits == 4
}
