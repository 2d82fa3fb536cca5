//! Where a text names a role: in labels, behind units, in brackets of units.

use std::ops::Range;

use super::words::{Words, starts_with};

/// How far back, in bytes, a unit before a role is looked for.
const LONGEST_CLAUSE: usize = 120;

impl Words {
    /// Places in `text` where a role is named; a cheap over-estimate.
    pub fn roles(&self, text: &str) -> Vec<usize> {
        let labels = self.label.captures_iter(text);
        let labels = labels.chain(self.boxed_label.captures_iter(text));
        let labels = labels.filter(|found| found.name("role").is_some());
        let mut places: Vec<usize> = labels.filter_map(|f| Some(f.get(0)?.start())).collect();
        places.extend(self.roles_behind(text));
        let owners = self
            .owner
            .captures_iter(text)
            .filter_map(|found| found.get(1));
        let owners = owners.filter(|owner| {
            let text = owner.as_str();
            // (县市场监管局,10月20日前)
            let names_unit = text
                .split(',')
                .any(|it| self.looks_like_unit(it.trim_end_matches('等')));
            names_unit && !self.first_leads.is_match(text)
        });
        places.extend(owners.map(|owner| owner.start()));
        let rules = self.rules(text);
        places.retain(|place| !rules.iter().any(|rule| rule.contains(place)));
        places.sort_unstable();
        places
    }

    /// 市甲局牵头, 市乙局配合落实: roles that follow a unit and end their clause.
    fn roles_behind(&self, text: &str) -> Vec<usize> {
        let Some(search) = &self.role_ends else {
            return Vec::new();
        };
        // 各部门抓好落实。 asks all, and names nobody for this.
        let weak = ["落实", "指导", "督促", "协同", "推进"];
        let found = search.find_iter(text).filter(|found| {
            let word = text.get(found.range()).unwrap_or_default();
            let rest = text.get(found.end()..).unwrap_or_default();
            let in_bracket = rest.starts_with(')');
            rest.starts_with([')', ',', ';', '。'])
                && (in_bracket || !weak.contains(&word))
                && self.follows_unit(text, found.end(), in_bracket)
        });
        found.map(|found| found.start()).collect()
    }

    /// 第一个为牵头单位,其余为配合单位: where a rule for all is said, which names nobody.
    fn rules(&self, text: &str) -> Vec<Range<usize>> {
        let rules = self.first_leads.find_iter(text).map(|rule| {
            let rest = text.get(rule.start()..).unwrap_or_default();
            let end = rest.find(['。', ';', ')']).unwrap_or(rest.len());
            rule.start()..rule.start() + end
        });
        rules.collect()
    }

    /// 市甲局|配合, 各区|按职责分工负责; not 密切|配合.
    ///
    /// Outside a bracket 各部门密切配合 asks all, and names nobody.
    fn follows_unit(&self, text: &str, end: usize, in_bracket: bool) -> bool {
        let from = text.floor_char_boundary(end.saturating_sub(LONGEST_CLAUSE));
        let clause = text.get(from..end).unwrap_or_default();
        let clause = clause.rsplit([',', ';', '。', ':', '、']).next();
        let clause = clause.unwrap_or_default();
        let role = self.after.find(clause).map_or(0, |role| role.start());
        let before = clause.get(..role).unwrap_or_default();
        let last = before.rsplit('(').next().unwrap_or_default();
        let is_group = starts_with(last, &["各", "有关", "相关"]);
        let is_all = is_group || last.ends_with("部门") || last.ends_with("单位");
        // 各县(市、区)|配合: the name began before its bracket.
        let inside = before.ends_with(')');
        let named = inside || last.ends_with('等') || self.looks_like_unit(last);
        if in_bracket {
            named || is_group
        } else {
            named && !is_all
        }
    }
}
