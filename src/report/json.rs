//! What other programs read: the plan as JSON or RON, measures with what the notebook says of them as JSON.

use serde::Serialize;

use super::plan_twin::PlanTwin;
use super::said_twin::{ListedTwin, ShownTwin};
use super::{Ledger, ReportError};
use crate::notebook::State;
use crate::plan::Plan;

/// The plan as one JSON object.
pub fn plan_json(plan: &Plan) -> Result<String, ReportError> {
    json(&PlanTwin::of(plan))
}

/// The same in RON.
pub fn plan_ron(plan: &Plan) -> Result<String, ReportError> {
    let style = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .escape_strings(false);
    let text = ron::ser::to_string_pretty(&PlanTwin::of(plan), style);
    let text = text.map_err(|cause| ReportError::Text(std::io::Error::other(cause)))?;
    Ok(format!("{text}\n"))
}

/// The measures of a ledger as a JSON array: each as in [`plan_json`], with its status, light and date.
pub fn measures_json(ledger: &Ledger<'_>) -> Result<String, ReportError> {
    let measures: Vec<_> = ledger.measures().collect();
    let listed = measures.iter();
    let listed = listed.map(|(measure, said)| ListedTwin::of(ledger.plan, measure, said));
    json(&listed.collect::<Vec<_>>())
}

/// One measure (by index) with all that is said of it, as one JSON object.
///
/// # Panics
/// Where plan or state has no such measure.
pub fn measure_json(plan: &Plan, state: &State, measure: usize) -> Result<String, ReportError> {
    let (measure, said) = (&plan.measures[measure], &state.measures[measure]);
    json(&ShownTwin::of(plan, state, measure, said))
}

fn json(twin: &impl Serialize) -> Result<String, ReportError> {
    let text = serde_json::to_string_pretty(twin);
    let text = text.map_err(|cause| ReportError::Text(cause.into()))?;
    Ok(format!("{text}\n"))
}

#[cfg(test)]
mod tests {
    use crate::plan::{Measure, Reference, ReferenceKind, Span, Target};

    use super::super::plan_twin::MeasureTwin;
    use super::*;

    #[test]
    fn a_measure_has_its_keys_in_order() {
        let source = Span { start: 1, end: 2 };
        let measure = Measure {
            id: "1.1".into(),
            chapter: 0,
            number: 1,
            label: "(一)".into(),
            section: Vec::new(),
            title: "甲".into(),
            text: String::new(),
            assignments: Vec::new(),
            milestones: Vec::new(),
            targets: vec![Target {
                text: "99%以上".into(),
                metric: "全程电子化率".into(),
                place: None,
                source,
            }],
            references: vec![Reference {
                name: "一窗通".into(),
                kind: ReferenceKind::Quoted,
                place: None,
                source,
            }],
            source,
        };
        let json = serde_json::to_string(&MeasureTwin::of(&Plan::default(), &measure));
        let span = r#""source":{"start":1,"end":2}"#;
        assert_eq!(
            json.unwrap(),
            format!(
                r#"{{"id":"1.1","number":1,"label":"(一)","section":[],"title":"甲","text":"","assignments":[],"milestones":[],"targets":[{{"text":"99%以上","metric":"全程电子化率",{span}}}],"references":[{{"name":"一窗通","kind":"quoted",{span}}}],{span}}}"#
            )
        );
    }
}
