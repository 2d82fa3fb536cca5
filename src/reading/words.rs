use aho_corasick::AhoCorasick;
use regex::{Captures, Regex};

use crate::plan::Idioms;

use super::brackets::parts;
use super::clock::Clock;
use super::gauge::Gauge;
use super::reference::Library;

/// The idioms made ready for searching, once per reading.
pub struct Words {
    /// `牵头部门:`, `责任部门(单位):`, `完成时限:`; see [`LabelKind`].
    pub label: Regex,
    /// `【牵头部门】` before its value, widths folded.
    pub boxed_label: Regex,
    /// At the start, with nothing behind it: 牵头单位.
    pub bare_label: Regex,
    /// 牵头, 配合落实: what may follow a unit; `None` where no engine holds so many words.
    pub(super) role_ends: Option<AhoCorasick>,
    /// `牵头`, `按职责分工负责` at the end of a clause.
    pub after: Regex,
    pub first_leads: Regex,
    /// `加★的为牵头单位`: a mark behind a name says that it leads.
    pub lead_mark: Regex,
    /// `由市甲局牵头,会同市乙局` within a sentence.
    pub prose: Regex,
    /// 由市甲局会同市乙局办理
    pub company: Regex,
    /// A bracket of its own after a sentence: `。(市甲局)`.
    pub(super) owner: Regex,
    pub clock: Clock,
    pub gauge: Gauge,
    pub library: Library,
    pub idioms: Idioms,
    /// The document's items open with who does them: 经济发展局:盘活存量, without its level too.
    pub offices_in_front: bool,
}

/// 排第一位的为牵头单位, 列首位者牵头, 第一个责任单位为牵头单位
const FIRST_LEADS: &str = "(?:(?:[排列]|位[列居]|排[列名序]|列[在于]|排在)(?:第一|首)[位个家名]?|(?:第一|首)[位个家名])[的者]?\
    (?:责任)?(?:单位|部门|科室|处室)?(?:\\((?:单位|部门|科室|处室)\\))?即?(?:为|是|作为|负责)?(?:总|主要)?牵头(?:单位|部门)?";

/// Longest label of a field, in bytes.
pub const LONGEST_LABEL: usize = 60;
/// Longest list of units before a colon, in bytes.
const LONGEST_FRONT: usize = 150;

/// What a label's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    Lead,
    Support,
    Person,
    Time,
}

/// The kind of a label that [`Words::label`] found.
pub fn kind_of(found: &Captures) -> LabelKind {
    if found.name("person").is_some() {
        LabelKind::Person
    } else if found.name("time").is_some() {
        LabelKind::Time
    } else if found.name("lead").is_some() {
        LabelKind::Lead
    } else {
        LabelKind::Support
    }
}

impl Words {
    pub fn new(idioms: &Idioms) -> Self {
        let (lead, support) = (any(&idioms.lead), any(&idioms.support));
        let units = units(idioms);
        let (persons, times) = (any(&idioms.persons), any(&idioms.time_labels));
        // 责任县领导, 包联校领导
        let leaders = "(?:责任|牵头|分管|包联|包保|包抓|挂点|挂联|联系|督导|包案|主管)[市县区州省校院镇局厅委师旗盟]?级?领导";
        let label = format!(
            "(?:(?P<person>{persons}|{leaders})|(?P<time>{times})|\
             (?P<role>(?:(?P<lead>{lead})|{support}){{1,2}})(?:{units})?(?:\\((?:{units}|个?人)\\))?(?:[及和与、/](?:责任人|联系人|责任领导|负责人|领导))?)"
        );
        let (leads, supports) = (any(&idioms.after_lead), any(&idioms.after_support));
        // 按照各自职责分工|负责
        let by_duty =
            "(?:(?:按照?|根据|依据?)(?:各自)?的?(?:工作)?(?:职责|职能|权限|分工|要求)(?:分工)?)?";
        let how = "(?:分别|共同|具体|积极|密切|联合|各自|全力)?";
        let verbs = any(&idioms.role_verbs);
        let after =
            format!("{by_duty}{how}(?:(?P<support>{supports})|(?P<lead>{leads}))(?:{verbs})?$");
        Self {
            label: compiled(&format!("(?:{label}(?:(?:为|是):?|:))")),
            boxed_label: compiled(&format!("\\({label}\\):?")),
            bare_label: compiled(&format!("^{label}")),
            after: compiled(&after),
            prose: compiled(&prose(&verbs)),
            company: compiled(
                "由(?P<lead>[^,。;:()由]{2,40}?)会同(?P<with>[^,。;:]{2,120})(?:,(?P<also>[^,。;:由]{2,60}?)(?:配合|参与|协助|参加)[。;])?",
            ),
            owner: compiled("。\\(([^()。:]{2,90})\\)"),
            lead_mark: compiled(
                "[加带标注](?:有|注)?[“\"]?([*★☆▲△※#])[”\"]?号?的?(?:责任)?(?:单位|部门)?,?[为是]牵头",
            ),
            first_leads: compiled(&format!("{}|{FIRST_LEADS}", any(&idioms.first_leads))),
            clock: Clock::new(idioms),
            gauge: Gauge::new(idioms),
            library: Library::new(idioms),
            role_ends: AhoCorasick::new(idioms.after_lead.iter().chain(&idioms.after_support)).ok(),
            idioms: idioms.clone(),
            offices_in_front: false,
        }
    }

    /// 牵头单位:市甲局, from its first word on.
    pub fn opens_with_label(&self, text: &str) -> bool {
        let opening = text.get(..text.floor_char_boundary(LONGEST_LABEL));
        let found = self.label.find(opening.unwrap_or_default());
        found.is_some_and(|found| found.start() == 0)
    }

    /// What a column of this name holds: 牵头单位.
    pub fn label_kind(&self, name: &str) -> Option<LabelKind> {
        let label = format!("{name}:");
        let found = self.label.captures(&label)?;
        let whole = found.get(0)?.range();
        (whole == (0..label.len())).then(|| kind_of(&found))
    }

    /// 市甲局、市乙局 at the start of 市甲局、市乙局:开展检查: as many bytes as its names take.
    pub fn unit_in_front(&self, text: &str) -> Option<usize> {
        let opening = text.get(..text.floor_char_boundary(LONGEST_FRONT))?;
        let (names, _) = opening.split_once(':')?;
        let is_unit = |name: &str| self.looks_like_unit(name);
        let may_lead = self.offices_in_front
            || names.starts_with('各')
            || starts_with(names, &self.idioms.levels);
        // 市甲局,各县(市、区)政府: brackets stay whole.
        let mut all = parts(names, |c| matches!(c, '、' | ',')).into_iter();
        let are_units = all.all(|name| is_unit(names.get(name).unwrap_or_default()));
        (may_lead && are_units).then_some(names.len())
    }

    /// 6月底完成, 全年; 市长期护理保险服务中心等 is a name all the same.
    pub fn says_when(&self, text: &str) -> bool {
        let marks = ["月", "年底", "季度", "半年", "年内", "年前", "长期", "持续"];
        let is_time =
            contains(text, &marks) || self.idioms.ongoing_values.iter().any(|it| it == text);
        is_time && !self.looks_like_unit(text.trim_end_matches('等'))
    }

    pub fn looks_like_unit(&self, name: &str) -> bool {
        let core = match name.rfind('(') {
            Some(open) if name.ends_with(')') && open > 0 => name.get(..open).unwrap_or(name),
            _ => name,
        };
        ends_with(core, &self.idioms.unit_endings) && !core.ends_with("阶段")
    }
}

/// 责任部室, 牵头工作组: a list never has them all.
fn units(idioms: &Idioms) -> String {
    let units = any(&idioms.units);
    format!("{units}|[㐀-鿿]{{0,2}}[室科部处股组队所站岗]")
}

/// 由市甲局牵头制定,市乙局配合。
fn prose(verbs: &str) -> String {
    let (name, long_name) = (
        "[^,。;:()由]{2,90}?",
        "(?:[^,。;:()]|\\([^()]{1,6}\\)){2,90}?",
    );
    let leads =
        format!("(?:分别|共同|联合|总)?(?:牵头|主办)(?:负责|兑现|落实|推进|实施|组织|{verbs})?");
    let also = ",?(?:会同|联合)(?P<also>[^,。;:()]{2,90})";
    let with = format!(
        "[,、](?P<with>{long_name})(?:协同|参与)?(?:配合|协助|协办|参与|参加|协同)(?:抓好落实|落实|推进|实施|兑现|{verbs})?[,。;]"
    );
    // 由县财政局负责,…: who does it, and nobody leads.
    let duty = format!(
        "(?:由|^|[。;])(?P<duty>{name})(?:共同|具体|分别|按照?职责(?:分工)?)?负责(?:落实|推进|实施|组织实施)?[,。;]"
    );
    format!("(?:由|^|[。;,])(?P<lead>{name}){leads}(?:{also}|{with})?|{duty}")
}

/// One of the words, longest first; a pattern that never matches where there is none.
pub fn any(words: &[String]) -> String {
    let mut words: Vec<&String> = words.iter().filter(|word| !word.is_empty()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let escaped: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
    if escaped.is_empty() {
        return NOTHING.to_owned();
    }
    format!("(?:{})", escaped.join("|"))
}

/// Whether one of the words opens the text.
pub fn starts_with<W: AsRef<str>>(text: &str, words: &[W]) -> bool {
    words.iter().any(|word| text.starts_with(word.as_ref()))
}

/// Whether one of the words ends it.
pub fn ends_with<W: AsRef<str>>(text: &str, words: &[W]) -> bool {
    words.iter().any(|word| text.ends_with(word.as_ref()))
}

/// Whether one of the words stands in it.
pub fn contains<W: AsRef<str>>(text: &str, words: &[W]) -> bool {
    words.iter().any(|word| text.contains(word.as_ref()))
}

/// Matches no text.
const NOTHING: &str = "[^\\s\\S]";

pub fn compiled(pattern: &str) -> Regex {
    match Regex::new(pattern) {
        Ok(regex) => regex,
        // Only a word list beyond the size limit of the engine comes here; such a list finds nothing.
        Err(_) => nothing(),
    }
}

#[expect(clippy::expect_used, reason = "a constant pattern")]
fn nothing() -> Regex {
    Regex::new(NOTHING).expect("a constant pattern")
}
