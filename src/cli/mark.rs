use chrono::Local;
use rust_i18n::t;

use super::arguments::MarkArguments;
use super::error::CliError;
use super::{input, note, select};
use crate::notebook::{Mark, State, Status};
use crate::store::{self, Folders};

/// Appends a mark, checked against what its author sees, and prints its id once it is in the file. Where marks clash it
/// settles them.
pub(super) fn mark(folders: &Folders, arguments: MarkArguments) -> Result<(), CliError> {
    if arguments.to.is_some() && arguments.status != Status::Deferred {
        return Err(CliError::Usage(t!("cli.to-of-deferral").into()));
    }
    let writing = &arguments.writing;
    let input = input::to_write(folders, writing.plan.as_deref(), &writing.notes)?;
    let viewpoint = select::viewpoint(folders, note::author(writing), None);
    let input = input.corrected(folders, &viewpoint);
    let (measure, milestone) = input::find(&input.document, &arguments.id)?;
    let state = State::of(&input.document.plan, &input.notebook, &viewpoint);
    // Only finished work has a day on which it was done.
    let today = || {
        let is_finished = arguments.status.is_finished();
        is_finished.then(|| Local::now().date_naive())
    };
    let evidence = arguments.evidence.as_deref().map(store::evidence);
    let mark = Mark {
        status: arguments.status,
        on: arguments.on.or_else(today),
        period: arguments.period,
        new_due: arguments.to,
        evidence: evidence.transpose()?,
        waiver: arguments.waiver,
        reason: arguments.reason,
    };
    let workbook = note::workbook(input);
    let draft = workbook.mark_draft(&state, measure, milestone, mark)?;
    note::write(folders, writing, workbook, draft)
}
