use rust_i18n::t;

use crate::notebook::State;
use crate::plan::{Assignment, Measure, Party, Plan};

/// Measures (by index) as plain text for a chat: one in full, several as a list with a line each.
pub fn chat(plan: &Plan, state: &State, measures: &[usize]) -> String {
    let known = |&index: &usize| Some((index, plan.measures.get(index)?));
    let known: Vec<(usize, &Measure)> = measures.iter().filter_map(known).collect();
    match *known.as_slice() {
        [(index, measure)] => in_full(index, measure, state),
        _ => {
            let head = t!("chat.head", title = plan.title, count = known.len()).into_owned();
            let lines = known
                .iter()
                .map(|&(index, measure)| in_a_line(index, measure, state));
            std::iter::once(head)
                .chain(lines)
                .collect::<Vec<_>>()
                .join("\n")
        }
    }
}

fn in_full(index: usize, measure: &Measure, state: &State) -> String {
    let mut lines = vec![format!("{} {}", measure.id, measure.title)];
    if !measure.text.is_empty() {
        lines.push(measure.text.clone());
    }
    lines.extend(particulars(index, measure, state));
    if let Some(state) = state.measures.get(index) {
        for note in &state.notes {
            // A private note is its author's alone; text for a chat is for others.
            let Some(entry) = note.record.entry.as_ref().filter(|entry| !entry.private) else {
                continue;
            };
            let author = super::author(&entry.author);
            lines.push(t!("chat.note", author = author, text = note.text).into());
        }
    }
    lines.join("\n")
}

fn in_a_line(index: usize, measure: &Measure, state: &State) -> String {
    let particulars = particulars(index, measure, state).join(&t!("chat.semicolon"));
    t!(
        "chat.line",
        id = measure.id,
        title = measure.title,
        particulars = particulars
    )
    .into()
}

/// Lead, responsible, dates, status and light, each where there is one.
fn particulars(index: usize, measure: &Measure, state: &State) -> Vec<String> {
    let mut parts = assigned(&measure.assignments);
    let dates: Vec<&str> = measure.milestones.iter().map(|m| m.text.as_str()).collect();
    if !dates.is_empty() {
        parts.push(t!("chat.due", dates = dates.join(&t!("chat.and"))).into());
    }
    if let Some(state) = state.measures.get(index) {
        let (status, light) = (super::status(state.status), super::light(state.light));
        parts.push(t!("chat.status", status = status, light = light).into());
    }
    parts
}

/// Who leads and who answers, each where there is somebody: `牵头：市财政局`, `责任：市公安局、市民政局`.
pub fn assigned(lists: &[Assignment]) -> Vec<String> {
    let named = |parties: Vec<&Party>| {
        let mut names: Vec<&str> = Vec::new();
        for party in parties {
            if !names.contains(&party.name.as_str()) {
                names.push(&party.name);
            }
        }
        (!names.is_empty()).then(|| names.join(&t!("chat.and")))
    };
    let mut parts: Vec<String> = Vec::new();
    let leads = named(lists.iter().flat_map(|it| &it.lead).collect());
    parts.extend(leads.map(|names| t!("chat.lead", names = names).into()));
    let others = named(lists.iter().flat_map(|it| &it.responsible).collect());
    parts.extend(others.map(|names| t!("chat.responsible", names = names).into()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{Light, MeasureState, Status};
    use crate::plan::Span;

    fn party(name: &str) -> Party {
        Party {
            name: name.into(),
            written: name.into(),
            source: Span::default(),
        }
    }

    fn measure(id: &str, title: &str) -> Measure {
        Measure {
            id: id.into(),
            chapter: 0,
            number: 1,
            label: "(一)".into(),
            section: Vec::new(),
            title: title.into(),
            text: "年底前完成。".into(),
            assignments: vec![Assignment {
                lead: vec![party("市财政局")],
                responsible: vec![party("市公安局"), party("市民政局")],
                open: false,
                source: Span::default(),
            }],
            milestones: Vec::new(),
            targets: Vec::new(),
            references: Vec::new(),
            source: Span::default(),
        }
    }

    fn plan() -> (Plan, State) {
        rust_i18n::set_locale("zh");
        let plan = Plan {
            title: "配套措施".into(),
            measures: vec![measure("1.1", "深化品牌"), measure("1.2", "简化流程")],
            ..Plan::default()
        };
        let overdue = MeasureState {
            status: Status::Active,
            light: Light::Overdue,
            ..MeasureState::default()
        };
        let state = State {
            measures: vec![overdue, MeasureState::default()],
            ..State::default()
        };
        (plan, state)
    }

    #[test]
    fn one_measure_is_told_in_full() {
        let (plan, state) = plan();
        assert_eq!(
            chat(&plan, &state, &[0]),
            "1.1 深化品牌\n年底前完成。\n牵头：市财政局\n责任：市公安局、市民政局\n状态：推进中（逾期）"
        );
    }

    #[test]
    fn several_measures_take_a_line_each() {
        let (plan, state) = plan();
        assert_eq!(
            chat(&plan, &state, &[0, 1, 7]),
            "《配套措施》2 项：\n\
             1.1 深化品牌（牵头：市财政局；责任：市公安局、市民政局；状态：推进中（逾期））\n\
             1.2 简化流程（牵头：市财政局；责任：市公安局、市民政局；状态：未开始（无时限））"
        );
    }
}
