//! The law: the count of a value is what the filter would show with that value alone in its facet.

use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::select;

use super::build::index;
use crate::notebook::{Light, Status};
use crate::query::{Facet, Filter, Index, Month, Role, Value};

pub(super) fn any_filter() -> impl Strategy<Value = Filter> {
    let names = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        btree_set(select(names), 0..3)
    };
    let departments = names(&["市财政局", "市交通局", "冠县", "各县区", "市公安局", "省厅"]);
    let month = prop_oneof![(1..=12u32).prop_map(Month::Number), Just(Month::None)];
    let document = (
        btree_set(1..4u32, 0..2),
        departments,
        select(vec![Role::Any, Role::Lead, Role::Responsible]),
        btree_set(month, 0..5),
        select(vec!["", "", "电子", "etc", "1.1", "局 推广"]),
    );
    let notebook = (
        btree_set(select(Status::ALL.to_vec()), 0..3),
        btree_set(select(Light::ALL.to_vec()), 0..3),
        names(&["重点"]),
        names(&["甲", "乙"]),
        select(vec![None, None, Some(true), Some(false)]),
    );
    let excluded = btree_set(
        select(vec![
            Value::Chapter(2),
            Value::Department("市财政局".into()),
            Value::Month(Month::Number(6)),
            Value::Status(Status::Done),
            Value::Light(Light::None),
            Value::Tag("重点".into()),
            Value::Author("乙".into()),
        ]),
        0..3,
    );
    (document, notebook, excluded).prop_map(|(document, notebook, excluded)| {
        let (chapters, departments, role, months, search) = document;
        let (statuses, lights, tags, authors, annotated) = notebook;
        Filter {
            chapters,
            departments,
            role,
            months,
            statuses,
            lights,
            tags,
            authors,
            annotated,
            search: search.into(),
            excluded,
        }
    })
}

/// What the filter shows after a change to it.
fn shown(index: &Index, filter: &Filter, change: impl FnOnce(&mut Filter)) -> usize {
    let mut filter = filter.clone();
    change(&mut filter);
    index.results(&filter).rows.len()
}

/// With nothing but this in one facet.
fn alone(index: &Index, filter: &Filter, facet: Facet, choose: impl FnOnce(&mut Filter)) -> usize {
    let mut filter = filter.clone();
    filter.clear(facet);
    shown(index, &filter, choose)
}

proptest! {
    #[test]
    fn a_count_is_what_its_value_alone_would_show(filter in any_filter()) {
        let index = index();
        let counts = index.results(&filter).counts;
        for &(number, count) in &counts.chapters {
            prop_assert_eq!(count, alone(&index, &filter, Facet::Chapter, |f| f.chapters = [number].into()));
        }
        for (&month, &count) in &counts.months {
            prop_assert_eq!(count, alone(&index, &filter, Facet::Month, |f| f.months = [month].into()));
        }
        for (&status, &count) in &counts.statuses {
            prop_assert_eq!(count, alone(&index, &filter, Facet::Status, |f| f.statuses = [status].into()));
        }
        for (&light, &count) in &counts.lights {
            prop_assert_eq!(count, alone(&index, &filter, Facet::Light, |f| f.lights = [light].into()));
        }
        for (tag, &count) in &counts.tags {
            prop_assert_eq!(count, alone(&index, &filter, Facet::Tag, |f| f.tags = [tag.clone()].into()));
        }
        for (author, &count) in &counts.authors {
            prop_assert_eq!(count, alone(&index, &filter, Facet::Author, |f| f.authors = [author.clone()].into()));
        }
        let (with, without) = counts.annotated;
        prop_assert_eq!(with, shown(&index, &filter, |f| f.annotated = Some(true)));
        prop_assert_eq!(without, shown(&index, &filter, |f| f.annotated = Some(false)));
        for department in &counts.departments {
            let in_role = |role| alone(&index, &filter, Facet::Department, |f| {
                f.departments = [department.name.clone()].into();
                f.role = role;
            });
            prop_assert_eq!(department.any, in_role(Role::Any));
            prop_assert_eq!(department.lead, in_role(Role::Lead));
            prop_assert_eq!(department.responsible, in_role(Role::Responsible));
        }
        let in_role = |role| shown(&index, &filter, |f| f.role = role);
        prop_assert_eq!(counts.roles.any, in_role(Role::Any));
        prop_assert_eq!(counts.roles.lead, in_role(Role::Lead));
        prop_assert_eq!(counts.roles.responsible, in_role(Role::Responsible));
    }
}

proptest! {
    #[test]
    fn a_filter_as_a_search_shows_the_same(filter in any_filter()) {
        let index = index();
        let search = Filter {
            search: crate::wording::as_search(&filter),
            ..Filter::default()
        };
        prop_assert_eq!(index.results(&search).rows, index.results(&filter).rows, "{}", search.search);
    }
}
