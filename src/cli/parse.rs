use super::arguments::{ParseArguments, ParseFormat};
use super::error::CliError;
use super::input::{warn, with_warnings};
use super::output::{deliver, deliver_csv};
use super::select::viewpoint;
use crate::document::{self, Document, Opened};
use crate::notebook::Author;
use crate::report;
use crate::store::Folders;

/// Reads a document and prints the plan.
pub(super) fn parse(folders: &Folders, arguments: &ParseArguments) -> Result<(), CliError> {
    let document = match &arguments.file {
        None => Document::embedded(arguments.year, &document::known(folders)),
        Some(path) => match document::open(folders, path, arguments.year)? {
            Opened::Document { document, cautions } => {
                warn(path, &cautions);
                document
            }
            Opened::Notebook { document, opening } => {
                let notebook = with_warnings(opening);
                let viewpoint = viewpoint(folders, Author::default(), None);
                document.corrected(&notebook, &viewpoint, &document::known(folders))
            }
        },
    };
    let out = arguments.out.as_deref();
    match arguments.format {
        ParseFormat::Json => deliver(out, &report::plan_json(&document.plan)?),
        ParseFormat::Ron => deliver(out, &report::plan_ron(&document.plan)?),
        ParseFormat::Csv => deliver_csv(out, &report::plan_csv(&document.plan)?),
        ParseFormat::Source => deliver(out, &document.text),
    }
}
