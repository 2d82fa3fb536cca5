use rust_i18n::t;

use crate::notebook::{About, Act, Changes, Deed, Entry, MeasureChanges, Status};
use crate::plan::Plan;

/// What an entry did, in a line: `7月底前：未开始 → 已完成（佐证：…）`, `撤回：批注：…`.
pub fn deed(deed: &Deed) -> String {
    let Some(entry) = deed.record.genuine() else {
        return String::new();
    };
    match &entry.act {
        Act::Mark(mark) => {
            let from = super::status(deed.from.unwrap_or_default());
            let (what, mark) = (what(entry), super::mark(mark));
            t!("changes.marked", what = what, from = from, mark = mark).into()
        }
        Act::Settle(mark) => {
            let (what, mark) = (what(entry), super::mark(mark));
            t!("changes.settled", what = what, mark = mark).into()
        }
        Act::Note {
            text,
            reply_to: Some(_),
            ..
        } => t!("changes.answered", text = text).into(),
        Act::Withdraw | Act::Dismiss => {
            let acts = deed.of.iter().filter_map(|it| it.genuine());
            let acts: Vec<String> = acts.map(|entry| super::act(&entry.act)).collect();
            let (act, what) = (super::act(&entry.act), acts.join(&t!("chat.semicolon")));
            t!("detail.act-of", act = act, what = what).into()
        }
        act => super::act(act),
    }
}

/// What a mark is on.
fn what(entry: &Entry) -> String {
    match &entry.about {
        About::Milestone(anchor) => anchor.text.clone(),
        _ => t!("changes.whole").into(),
    }
}

/// From where to where a measure went; `None` where it stands as before.
pub fn went(before: Status, after: Status) -> Option<String> {
    let (from, to) = (super::status(before), super::status(after));
    (before != after).then(|| t!("changes.went", from = from, to = to).into())
}

/// The changes of the measures among `rows` (ascending indices) as text for others, so without private notes.
pub fn changes(plan: &Plan, changes: &Changes, rows: &[usize]) -> String {
    let told = changes
        .measures
        .iter()
        .filter(|it| rows.binary_search(&it.measure).is_ok());
    let told: Vec<Vec<String>> = told.filter_map(|it| measure(plan, it)).collect();
    let head = t!(
        "changes.head",
        title = plan.title,
        first = changes.first,
        last = changes.last,
        count = told.len()
    );
    let lines = std::iter::once(head.into_owned()).chain(told.into_iter().flatten());
    lines.collect::<Vec<_>>().join("\n")
}

fn measure(plan: &Plan, changes: &MeasureChanges) -> Option<Vec<String>> {
    let measure = plan.measures.get(changes.measure)?;
    let mut lines = vec![format!("{} {}", measure.id, measure.title)];
    if let (Some(head), Some(went)) = (lines.first_mut(), went(changes.before, changes.after)) {
        *head = t!("changes.head-went", measure = head, went = went).into();
    }
    for deed in changes.deeds.iter().filter(|deed| !deed.is_private()) {
        let Some(entry) = deed.record.genuine() else {
            continue;
        };
        let (author, says) = (super::author(&entry.author), self::deed(deed));
        lines.push(t!("changes.line", day = deed.day, author = author, says = says).into());
    }
    (lines.len() > 1).then_some(lines)
}
