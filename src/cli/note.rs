use chrono::{DateTime, FixedOffset, Local};

use super::arguments::{NoteArguments, Writing};
use super::error::CliError;
use super::input::{self, Input};
use super::output::{print, say};
use super::select;
use crate::notebook::{About, Act, Author, Draft, MeasureAnchor, MilestoneAnchor, Stamp, Workbook};
use crate::store::{self, Folders, Writer};
use crate::wording;

/// Appends a note, and prints its id once it is in the file.
pub(super) fn note(folders: &Folders, arguments: NoteArguments) -> Result<(), CliError> {
    let writing = &arguments.writing;
    let input = input::to_write(folders, writing.plan.as_deref(), &writing.notes)?;
    let input = input.corrected(folders, &select::viewpoint(folders, author(writing), None));
    let (measure, milestone) = input::find(&input.document, &arguments.id)?;
    let plan = &input.document.plan;
    let draft = Draft {
        about: match milestone {
            None => About::Measure(MeasureAnchor::of(plan, measure)),
            Some(nth) => About::Milestone(MilestoneAnchor::of(plan, measure, nth)),
        },
        act: Act::Note {
            text: arguments.text,
            kind: arguments.kind.unwrap_or_default(),
            reply_to: None,
        },
        replaces: Vec::new(),
        private: arguments.private,
    };
    write(folders, writing, workbook(input), draft)
}

pub(super) fn author(writing: &Writing) -> Author {
    Author {
        name: writing.author.trim().to_owned(),
        department: writing.department.trim().to_owned(),
    }
}

pub(super) fn workbook(input: Input) -> Workbook {
    let Input { document, notebook } = input;
    Workbook::new(document.plan, document.text, document.register, notebook)
}

/// Makes an entry of a draft, writes it to the named file, and prints its id: then it is durable.
pub(super) fn write(
    folders: &Folders,
    writing: &Writing,
    mut workbook: Workbook,
    draft: Draft,
) -> Result<(), CliError> {
    let author = author(writing);
    let now: DateTime<FixedOffset> = Local::now().fixed_offset();
    let stamp = Stamp {
        author: author.clone(),
        time: now,
        nonce: store::nonce(),
    };
    // Nothing is undone here, so the step needs no name.
    let records = workbook.commit(vec![draft], "", &stamp);
    let mut writer = Writer::new(folders);
    writer.sign(&author);
    writer.save(&writing.notes, workbook.notebook())?;
    let printed: String = records.iter().map(|it| format!("{}\n", it.id.0)).collect();
    print(&printed)?;
    let troubles = writer.finish().into_iter();
    // What cannot be read in a folder was said when it was opened.
    for trouble in troubles.filter(|it| !it.path().starts_with(&writing.notes)) {
        say(&wording::store_error(&trouble));
    }
    Ok(())
}
