use super::arguments::{ListArguments, ListFormat};
use super::error::CliError;
use super::output::{deliver, deliver_csv};
use super::select::Selection;
use super::{input, table};
use crate::report;
use crate::store::Folders;

/// Prints the measures that the filters let through.
pub(super) fn list(folders: &Folders, arguments: &ListArguments) -> Result<(), CliError> {
    let input = input::to_read(
        folders,
        arguments.file.as_deref(),
        arguments.notes.as_deref(),
    )?;
    let selection = Selection::of(folders, input, &arguments.filters);
    let out = arguments.out.as_deref();
    let ledger = selection.ledger(false);
    match arguments.format {
        ListFormat::Table => deliver(out, &table::table(&ledger)),
        ListFormat::Ids => deliver(out, &ids(&selection)),
        ListFormat::Json => deliver(out, &report::measures_json(&ledger)?),
        ListFormat::Csv => deliver_csv(out, &report::csv(&ledger)?),
    }
}

fn ids(selection: &Selection) -> String {
    let measures = &selection.input.document.plan.measures;
    let rows = selection.rows.iter().filter_map(|&row| measures.get(row));
    rows.map(|measure| format!("{}\n", measure.id)).collect()
}
