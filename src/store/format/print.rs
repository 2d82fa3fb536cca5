use std::sync::Arc;

use crate::notebook::{Notebook, PlanIdentity, Record, push_string};

/// How a file begins, what stands between its plan and its entries, and how it ends.
pub(super) const HEAD: &str = "(format: 1,\n";
pub(super) const ENTRIES: &str = ",\nentries: [\n";
pub(super) const TAIL: &str = "],\n)\n";

/// The text of the file; reading it back gives the same notebook, and printing that the same text.
pub fn print_notebook(notebook: &Notebook) -> String {
    let length = notebook.records().iter().map(|r| r.text.len() + 2);
    let mut out = String::with_capacity(length.sum::<usize>() + 4096);
    out.push_str(HEAD);
    out.push_str("plan: ");
    push_plan(&mut out, &notebook.plan);
    out.push_str(ENTRIES);
    push_entries(&mut out, notebook.records());
    out.push_str(TAIL);
    out
}

/// Makes the text that was printed of a notebook the text of one that has these records more; false, and no change, where
/// they do not all stand at its end.
pub(in crate::store) fn print_more(
    printed: &mut String,
    before: &Notebook,
    more: &[Arc<Record>],
) -> bool {
    let is_later = |last: &Arc<Record>| more.iter().all(|record| last.order(record).is_lt());
    if !before.records().last().is_none_or(is_later) || !printed.ends_with(TAIL) {
        return false;
    }
    printed.truncate(printed.len() - TAIL.len());
    push_entries(printed, more);
    printed.push_str(TAIL);
    true
}

/// The text that was `length` bytes long before [`print_more`] made it this one.
pub(in crate::store) fn without_more(printed: &str, length: usize) -> String {
    let entries = length.checked_sub(TAIL.len());
    let entries = entries.and_then(|end| printed.get(..end));
    [entries.unwrap_or(printed), TAIL].concat()
}

/// Whether a text is what would be printed of the notebook that was read from it.
pub(in crate::store) fn is_printed(text: &str, notebook: &Notebook) -> bool {
    let empty = Notebook::new(notebook.plan.clone());
    let around = print_notebook(&empty);
    let Some(head) = around.strip_suffix(TAIL) else {
        return false;
    };
    let mut rest = text.strip_prefix(head);
    for record in notebook.records() {
        let after = rest.and_then(|rest| rest.strip_prefix(&*record.text));
        rest = after.and_then(|rest| rest.strip_prefix(",\n"));
    }
    rest == Some(TAIL)
}

pub(super) fn push_plan(out: &mut String, plan: &PlanIdentity) {
    out.push_str("(title: ");
    push_string(out, &plan.title);
    out.push_str(", fingerprints: [");
    for (index, fingerprint) in plan.fingerprints.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        push_string(out, fingerprint);
    }
    out.push(']');
    if let Some(text) = &plan.text {
        out.push_str(", text: ");
        push_string(out, text);
        if text.paragraphs {
            out.push_str(", paragraphs: true");
        }
    }
    out.push(')');
}

fn push_entries(out: &mut String, records: &[Arc<Record>]) {
    for record in records {
        out.push_str(&record.text);
        out.push_str(",\n");
    }
}
