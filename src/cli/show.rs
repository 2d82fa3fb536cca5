use super::arguments::{ShowArguments, ShowFormat};
use super::error::CliError;
use super::output::deliver;
use super::{input, select, show_text};
use crate::notebook::{Author, State};
use crate::report;
use crate::store::Folders;

/// Prints one measure with all that is said of it. Private notes are their authors' alone and do not show.
pub(super) fn show(folders: &Folders, arguments: &ShowArguments) -> Result<(), CliError> {
    let input = input::to_read(folders, None, arguments.notes.as_deref())?;
    let viewpoint = select::viewpoint(folders, Author::default(), None);
    let input = input.corrected(folders, &viewpoint);
    let (measure, _) = input::find(&input.document, &arguments.id)?;
    let plan = &input.document.plan;
    let state = State::of(plan, &input.notebook, &viewpoint);
    let shown = match arguments.format {
        ShowFormat::Text => show_text::text(plan, &state, &viewpoint, measure),
        ShowFormat::Json => report::measure_json(plan, &state, measure)?,
    };
    deliver(arguments.out.as_deref(), &shown)
}
