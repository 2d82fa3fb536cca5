use rust_i18n::t;

use crate::plan::{
    Diagnostic, DiagnosticCode, Milestone, MilestoneKind, Plan, Severity, YearSource,
};

/// One sentence: what was repaired, guessed or not read, and which other readings there are.
pub fn diagnostic(diagnostic: &Diagnostic) -> String {
    let argument = |index: usize| diagnostic.arguments.get(index).cloned().unwrap_or_default();
    let (first, second) = (argument(0), argument(1));
    let code = diagnostic.code;
    match code {
        DiagnosticCode::BareYear if second == "in" => {
            t!("diagnostic.bare-year-taken", first = first).into()
        }
        DiagnosticCode::BareYear => t!("diagnostic.bare-year-left", first = first).into(),
        DiagnosticCode::TargetUnsure if second == "target" => {
            t!("diagnostic.target-taken", first = first).into()
        }
        DiagnosticCode::TargetUnsure => t!("diagnostic.target-left", first = first).into(),
        DiagnosticCode::NoAssignment if diagnostic.severity == Severity::Doubt => {
            t!("diagnostic.no-assignment-asked").into()
        }
        DiagnosticCode::YearInferred => match diagnostic.arguments.get(1..) {
            Some(others) if !others.is_empty() => {
                let others = others.join(&t!("diagnostic.comma"));
                t!(
                    "diagnostic.year-inferred-among",
                    first = first,
                    others = others
                )
                .into()
            }
            _ => t!("diagnostic.year-inferred", first = first).into(),
        },
        _ => {
            let key = format!("diagnostic.{}", code.name());
            t!(&key, first = first, second = second).into()
        }
    }
}

/// One sentence: what day a time expression comes to, and where its year came from.
pub fn why(milestone: &Milestone, plan: &Plan) -> String {
    let text = milestone.text.as_str();
    match milestone.kind {
        MilestoneKind::Every => return t!("deadline-why.every", text = text).into(),
        MilestoneKind::Relative => return t!("deadline-why.relative", text = text).into(),
        MilestoneKind::Ongoing => return t!("deadline-why.ongoing", text = text).into(),
        MilestoneKind::By | MilestoneKind::In | MilestoneKind::From => {}
    }
    let days = match (milestone.kind, milestone.start, milestone.due) {
        (MilestoneKind::From, Some(start), _) => t!("deadline-why.days-from", start = start),
        (MilestoneKind::In, Some(start), Some(due)) => {
            t!("deadline-why.days-in", start = start, due = due)
        }
        (_, _, Some(due)) => t!("deadline-why.days-by", due = due),
        _ => return t!("deadline-why.unknown", text = text).into(),
    };
    let year = match milestone.year_source {
        YearSource::Written => t!("deadline-why.year-written"),
        YearSource::Previous => t!("deadline-why.year-previous"),
        YearSource::Corrected => t!("deadline-why.corrected"),
        _ => plan_year(plan),
    };
    t!("deadline-why.dated", text = text, days = days, year = year).into()
}

/// Where a date without a year took it from: `按方案的年份 2021 年（取自标题）`.
fn plan_year(plan: &Plan) -> std::borrow::Cow<'static, str> {
    let year = plan.year.unwrap_or_default();
    match plan.year_source {
        YearSource::Title => t!("deadline-why.year-title", year = year),
        YearSource::Issue => t!("deadline-why.year-issue", year = year),
        YearSource::Override => t!("deadline-why.year-override", year = year),
        _ => t!("deadline-why.year-body", year = year),
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::{Severity, Span};

    use super::*;

    #[test]
    fn every_code_has_its_sentence() {
        for locale in ["zh", "en"] {
            for code in DiagnosticCode::ALL {
                let key = format!("diagnostic.{}", code.name());
                let given = match code {
                    DiagnosticCode::BareYear => "diagnostic.bare-year-left",
                    DiagnosticCode::TargetUnsure => "diagnostic.target-left",
                    _ => key.as_str(),
                };
                let sentence = t!(given, locale = locale, first = "甲", second = "乙");
                assert!(
                    !sentence.contains("diagnostic."),
                    "{locale} {key}: {sentence}"
                );
            }
        }
    }

    #[test]
    fn sentences_name_their_words() {
        let made = Diagnostic {
            measure: Some("1.6".into()),
            field: None,
            code: DiagnosticCode::BracketMismatch,
            severity: Severity::Info,
            arguments: vec!["〔".into(), "]".into()],
            source: Span::default(),
        };
        let sentence = diagnostic(&made);
        assert!(
            sentence.contains('〔') && sentence.contains(']'),
            "{sentence}"
        );
    }

    #[test]
    fn a_date_says_where_its_year_is_from() {
        let plan = Plan {
            year: Some(2021),
            year_source: YearSource::Body,
            ..Plan::default()
        };
        let milestone = Milestone {
            text: "6月底前".into(),
            kind: MilestoneKind::By,
            start: None,
            due: chrono::NaiveDate::from_ymd_opt(2021, 6, 30),
            recurs: None,
            governs: String::new(),
            year_source: YearSource::Plan,
            place: None,
            source: Span::default(),
        };
        let sentence = why(&milestone, &plan);
        assert!(
            sentence.contains("6月底前") && sentence.contains("2021-06-30"),
            "{sentence}"
        );
    }
}
