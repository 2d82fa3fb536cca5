use crate::plan::{Diagnostic, DiagnosticCode, Field, Other, OtherKind, Plan, Severity, Span};

/// Gives each line of page furniture its owner: the part of the plan it stands in, else `other`. `stray`: lone numbers that
/// were left as text.
pub fn own(plan: &mut Plan, source: &str, furniture: &[Span], stray: &[Span]) {
    let parts = parts(plan);
    for &span in furniture {
        let next = parts.partition_point(|part| part.start <= span.start);
        let part = next.checked_sub(1).and_then(|index| parts.get(index));
        if measure_at(plan, span).is_some() {
            let code = DiagnosticCode::PageFurniture;
            note(plan, source, span, code, Severity::Info);
        } else if part.is_none_or(|part| part.end < span.end) {
            plan.other.push(Other {
                kind: OtherKind::PageFurniture,
                source: span,
            });
        }
    }
    for &span in stray {
        note(
            plan,
            source,
            span,
            DiagnosticCode::StrayNumber,
            Severity::Doubt,
        );
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

fn note(plan: &mut Plan, source: &str, span: Span, code: DiagnosticCode, severity: Severity) {
    let measure = measure_at(plan, span);
    plan.diagnostics.push(Diagnostic {
        field: measure.is_some().then_some(Field::Text),
        measure,
        code,
        severity,
        arguments: vec![span.of(source).to_owned()],
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
