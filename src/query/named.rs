//! Everything a plan names: systems and platforms, documents, departments, each with the measures that name it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fold::fold;
use crate::plan::{Plan, ReferenceKind};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NamedKind {
    /// “一窗通”
    #[default]
    System,
    /// 《…》
    Document,
    Department,
}

impl NamedKind {
    pub const ALL: [Self; 3] = [Self::System, Self::Document, Self::Department];
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub kind: NamedKind,
    /// As it is written first; of a department the canonical name.
    pub name: String,
    /// As it is searched.
    folded: String,
    /// Indices of the measures, in document order.
    pub measures: Vec<usize>,
}

impl Named {
    /// Those of a kind; `all` as [`named`] orders them.
    pub fn of_kind(all: &[Self], kind: NamedKind) -> Range<usize> {
        let first = all.partition_point(|it| it.kind < kind);
        first..all.partition_point(|it| it.kind <= kind)
    }

    /// The places of those of a kind that have these words in their name.
    pub fn sought(all: &[Self], kind: NamedKind, words: &str) -> Vec<usize> {
        let words: String = fold(words).split_whitespace().collect();
        let has = |place: &usize| {
            let folded = all.get(*place).map(|it| it.folded.as_str());
            folded.is_some_and(|folded| folded.contains(&words))
        };
        Self::of_kind(all, kind).filter(has).collect()
    }
}

/// By kind, and then in the order of the characters' codes.
pub fn named(plan: &Plan) -> Vec<Named> {
    let mut found: BTreeMap<(NamedKind, String), Named> = BTreeMap::new();
    let mut put = |kind: NamedKind, name: &str, measure: usize| {
        let folded = fold(name);
        let named = found
            .entry((kind, folded))
            .or_insert_with_key(|(_, folded)| Named {
                kind,
                name: name.to_owned(),
                folded: folded.split_whitespace().collect(),
                measures: Vec::new(),
            });
        if named.measures.last() != Some(&measure) {
            named.measures.push(measure);
        }
    };
    for (index, measure) in plan.measures.iter().enumerate() {
        for reference in &measure.references {
            let kind = match reference.kind {
                ReferenceKind::Quoted => NamedKind::System,
                ReferenceKind::Document => NamedKind::Document,
            };
            put(kind, &reference.name, index);
        }
        for department in measure.departments() {
            put(NamedKind::Department, department, index);
        }
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::build;

    #[track_caller]
    fn check(plan: &Plan, kind: NamedKind, expected: &[(&str, &[usize])]) {
        let named = named(plan);
        let found: Vec<(&str, &[usize])> = named
            .iter()
            .filter(|it| it.kind == kind)
            .map(|it| (it.name.as_str(), &it.measures[..]))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_name_stands_once_with_its_measures() {
        let text = "聊城市2021年试点工作方案\n一、开办企业\n\
            （一）推进试点。接入“一窗通”平台，“一窗通”平台按《聊城市优化营商环境条例》运行。（牵头单位：市财政局；责任单位：市公安局）\n\
            （二）深化改革。接入“爱山东”平台和“一窗通”平台。（牵头单位：市公安局）\n";
        let register = crate::store::embedded_register();
        let plan = crate::reading::read(text, &register, &crate::reading::Options::default());
        check(
            &plan,
            NamedKind::System,
            &[("一窗通", &[0, 1]), ("爱山东", &[1])],
        );
        check(
            &plan,
            NamedKind::Document,
            &[("聊城市优化营商环境条例", &[0])],
        );
        check(
            &plan,
            NamedKind::Department,
            &[("市公安局", &[0, 1]), ("市财政局", &[0])],
        );
    }

    #[test]
    fn names_are_sought_within_their_kind_however_they_are_typed() {
        let all = named(&build::workbook().plan);
        let check = |kind: NamedKind, words: &str, expected: usize| {
            let found = Named::sought(&all, kind, words);
            assert_eq!(found.len(), expected, "{words}");
            assert!(found.iter().all(|&place| all[place].kind == kind));
        };
        for kind in NamedKind::ALL {
            check(kind, "", Named::of_kind(&all, kind).len());
            check(kind, "没有的名称", 0);
            for named in all.iter().filter(|it| it.kind == kind) {
                check(kind, &format!(" {} ", named.name), 1);
            }
        }
    }

    #[test]
    fn where_nothing_is_named_nothing_stands() {
        assert!(named(&Plan::default()).is_empty());
        assert!(!named(&build::workbook().plan).is_empty());
    }
}
