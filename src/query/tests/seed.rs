//! The numbers that the seed must give.

use std::sync::LazyLock;

use crate::query::{Filter, Index, Month, Role};
use crate::{reading, store};

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let register = store::embedded_register();
    let source = include_str!("../../../seeds/liaocheng-2021.txt");
    let plan = reading::read(source, &register, &reading::Options::default());
    Index::of(
        &plan,
        &register.scoped(plan.place.as_deref()),
        super::build::vocabulary(),
    )
});

#[track_caller]
fn check(filter: &Filter, expected: usize) {
    assert_eq!(INDEX.results(filter).rows.len(), expected);
}

fn department(name: &str, role: Role) -> Filter {
    Filter {
        departments: [name.to_owned()].into(),
        role,
        ..Filter::default()
    }
}

fn month(month: Month) -> Filter {
    Filter {
        months: [month].into(),
        ..Filter::default()
    }
}

#[test]
fn departments_of_the_seed() {
    check(&Filter::default(), 199);
    check(&department("市财政局", Role::Any), 28);
    check(&department("市财政局", Role::Lead), 18);
    check(&department("市财政局", Role::Responsible), 10);
    check(&department("市交通运输局", Role::Any), 12);
    check(&department("市交通局", Role::Any), 12);
}

/// Whoever is of a county sees what all counties are given, by any way to write it.
#[test]
fn a_county_sees_what_the_counties_see() {
    for role in [Role::Any, Role::Lead, Role::Responsible] {
        let of_all = INDEX
            .results(&department("各县(市、区)人民政府", role))
            .rows;
        assert!(role == Role::Lead || !of_all.is_empty());
        for county in ["冠县人民政府", "冠县政府", "高唐县人民政府"] {
            let of_county = INDEX.results(&department(county, role)).rows;
            assert!(of_all.iter().all(|row| of_county.contains(row)), "{county}");
        }
    }
}

#[test]
fn departments_of_the_seed_by_search() {
    let search = |text: &str| Filter {
        search: text.into(),
        ..Filter::default()
    };
    check(&search("部门:市财政局"), 28);
    check(&search("牵头:caizheng"), 18);
    check(&search("czj"), 28);
    check(
        &search("發改委"),
        INDEX.results(&department("市发改委", Role::Any)).rows.len(),
    );
    check(&search("月:6"), 51);
    check(&search("月:无"), 85);
    check(&search("月:二季度 -月:4-5 -月:6"), 0);
}

#[test]
fn months_of_the_seed() {
    check(&month(Month::Number(6)), 51);
    check(&month(Month::Number(12)), 20);
    check(&month(Month::None), 85);
}
