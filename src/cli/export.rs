use std::path::Path;
use std::sync::Arc;

use clap::ValueEnum;
use rust_i18n::t;

use super::arguments::{ExportArguments, ExportFormat};
use super::error::CliError;
use super::input;
use super::output::{deliver, deliver_csv, print};
use super::select::Selection;
use crate::notebook::{Entry, Notebook, Record};
use crate::report;
use crate::store::{self, Folders, is_same_file, write_export, write_notebook};

/// The file for colleagues, or a ledger.
pub(super) fn export(folders: &Folders, arguments: &ExportArguments) -> Result<(), CliError> {
    let out = arguments.out.as_deref();
    let format = format(arguments)?;
    let input = input::to_read(
        folders,
        arguments.file.as_deref(),
        arguments.notes.as_deref(),
    )?;
    if format == ExportFormat::Ron {
        let selection = Selection::of(folders, input, &arguments.filters);
        return export_notebook(folders, arguments, &selection);
    }
    let input = match arguments.private {
        true => input::Input {
            notebook: unveiled(&input.notebook),
            ..input
        },
        false => input,
    };
    let selection = Selection::of(folders, input, &arguments.filters);
    let ledger = selection.ledger(arguments.private);
    match (format, out) {
        (ExportFormat::Xlsx, Some(path)) => Ok(write_export(path, &report::xlsx(&ledger)?)?),
        (ExportFormat::Csv, _) => deliver_csv(out, &report::csv(&ledger)?),
        _ => deliver(out, &report::markdown(&ledger)),
    }
}

/// A file whose name says something else than what would be in it is a slip; a sheet belongs in a file.
fn format(arguments: &ExportArguments) -> Result<ExportFormat, CliError> {
    let out = arguments.out.as_deref();
    let Some(format) = arguments.format else {
        return match out.and_then(format_of_name) {
            None | Some(ExportFormat::Ron) => Ok(ExportFormat::Ron),
            Some(_) => Err(CliError::Usage(t!("cli.say-format").into())),
        };
    };
    if format == ExportFormat::Xlsx && out.is_none() {
        return Err(CliError::Usage(t!("cli.sheet-to-file").into()));
    }
    Ok(format)
}

fn format_of_name(path: &Path) -> Option<ExportFormat> {
    ExportFormat::from_str(path.extension()?.to_str()?, true).ok()
}

fn export_notebook(
    folders: &Folders,
    arguments: &ExportArguments,
    selection: &Selection,
) -> Result<(), CliError> {
    let document = &selection.input.document;
    let all = &selection.input.notebook;
    let mut export = all.subset(&document.plan, &selection.rows, arguments.private);
    let with_text = !arguments.without_text;
    export.plan.text = with_text.then(|| document.text.clone());
    let Some(out) = arguments.out.as_deref() else {
        return print(&store::print_notebook(&export));
    };
    let sources = [arguments.notes.as_deref(), arguments.file.as_deref()];
    let is_source = sources
        .into_iter()
        .flatten()
        .any(|it| is_same_file(it, out));
    // What an earlier export held can be made again; what the notebook itself holds cannot.
    let known = if is_source { &export } else { all };
    Ok(write_notebook(folders, out, &export, known)?)
}

/// With nobody's notes private, for a ledger that is to carry them; never written.
fn unveiled(notebook: &Notebook) -> Notebook {
    let open = |record: &Arc<Record>| {
        let entry = record.entry.as_deref().filter(|entry| entry.private);
        let entry = entry.map(|entry| Entry {
            private: false,
            ..entry.clone()
        });
        entry.map_or_else(
            || Arc::clone(record),
            |entry| {
                Arc::new(Record {
                    entry: Some(Arc::new(entry)),
                    ..Record::clone(record)
                })
            },
        )
    };
    let records = notebook.records().iter().map(open).collect();
    Notebook::of_records(notebook.plan.clone(), records)
}
