//! Figures of earlier years: they tell what was, not what must be.

use crate::plan::{Diagnostic, DiagnosticCode, Field, Measure, Severity, Target};

/// Takes back what was read as a target in a clause that a year before the plan's dates, and asks about it.
pub fn take_back(measure: &mut Measure, plan_year: i32, troubles: &mut Vec<Diagnostic>) {
    let is_past = |target: &Target| {
        let place = target.place;
        let before = place.and_then(|it| measure.part(it.part).get(..it.start));
        before.is_some_and(|before| tells_what_was(before, plan_year))
    };
    if !measure.targets.iter().any(is_past) {
        return;
    }
    let targets = measure.targets.clone().into_iter();
    let (past, targets): (Vec<Target>, _) = targets.partition(is_past);
    measure.targets = targets;
    troubles.extend(past.into_iter().map(|target| Diagnostic {
        measure: Some(measure.id.clone()),
        field: Some(Field::Targets),
        code: DiagnosticCode::TargetUnsure,
        severity: Severity::Doubt,
        arguments: vec![target.text, "none".to_owned()],
        source: target.source,
    }));
}

/// 2024年全县共消除风险 before a figure, in a plan of 2025; not 较2024年增长.
fn tells_what_was(before: &str, plan_year: i32) -> bool {
    let clause = before.rsplit(['。', ';', '；', ',', '，']).next();
    let Some((lead, rest)) = clause.and_then(|clause| clause.split_once('年')) else {
        return false;
    };
    let digits = lead.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (compared, year) = lead.split_at(digits);
    let is_year = year.len() == "2024".len();
    let is_earlier = is_year && year.parse().is_ok_and(|it: i32| it < plan_year);
    let measured = ['较', '比', '同', '超', '到', '至', '从', '自', '对', '在'];
    is_earlier && !compared.ends_with(measured) && !rest.starts_with(['以', '的'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_earlier_years() {
        let check = |before: &str, expected: bool| {
            assert_eq!(tells_what_was(before, 2025), expected, "{before}");
        };
        check("巩固成果。2024年全县共消除风险", true);
        check("2025年消除风险", false);
        check("消除风险，较2024年增长", false);
        check("2024年以来的做法推广到", false);
        check("2024年消除风险，新增", false);
    }
}
