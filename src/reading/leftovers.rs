use crate::plan::{Diagnostic, DiagnosticCode, Field, Other, OtherKind, Plan, Severity, Span};

use super::furniture::Stray;

/// Gives each line of page furniture its owner: the part of the plan it stands in, else `other`. `strays`: lone numbers that
/// may be text, which nobody has ruled on yet.
pub fn own(plan: &mut Plan, source: &str, furniture: &[Span], strays: &[Stray]) {
    let words = |span: Span| span.of(source).to_owned();
    let parts = parts(plan);
    for &span in furniture {
        let next = parts.partition_point(|part| part.start <= span.start);
        let part = next.checked_sub(1).and_then(|index| parts.get(index));
        if measure_at(plan, span).is_some() {
            let (code, severity) = (DiagnosticCode::PageFurniture, Severity::Info);
            note(plan, span, code, severity, vec![words(span)]);
        } else if part.is_none_or(|part| part.end < span.end) {
            plan.other.push(Other {
                kind: OtherKind::PageFurniture,
                source: span,
            });
        }
    }
    for stray in strays.iter().filter(|stray| stray.role.is_none()) {
        let (code, severity) = (DiagnosticCode::StrayNumber, Severity::Doubt);
        let arguments = vec![words(stray.source), stray.nth.to_string()];
        note(plan, stray.source, code, severity, arguments);
    }
}

/// Headings, measures and other text so far, in order.
fn parts(plan: &Plan) -> Vec<Span> {
    let sections = plan.chapters.iter().flat_map(|chapter| &chapter.sections);
    let headings = plan.chapters.iter().map(|chapter| chapter.source);
    let headings = headings.chain(sections.map(|section| section.source));
    let other = plan.other.iter().map(|other| other.source);
    let measures = plan.measures.iter().map(|measure| measure.source);
    let mut parts: Vec<Span> = headings.chain(other).chain(measures).collect();
    parts.push(plan.title_source);
    parts.sort_unstable();
    parts
}

fn note(
    plan: &mut Plan,
    span: Span,
    code: DiagnosticCode,
    severity: Severity,
    arguments: Vec<String>,
) {
    let measure = measure_at(plan, span);
    plan.diagnostics.push(Diagnostic {
        field: measure.is_some().then_some(Field::Text),
        measure,
        code,
        severity,
        arguments,
        source: span,
    });
}

fn measure_at(plan: &Plan, span: Span) -> Option<String> {
    let index = plan
        .measures
        .partition_point(|measure| measure.source.end <= span.start);
    let measure = plan.measures.get(index)?;
    (measure.source.start <= span.start).then(|| measure.id.clone())
}
