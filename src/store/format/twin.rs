//! The serde twins of an entry, and the way from them to [`Entry`].

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use serde::Deserialize;

use super::{options, written};
use crate::notebook::{
    About, Act, Answer, Asked, Author, Correction, Entry, EntryId, Mark, MeasureAnchor,
    MilestoneAnchor, NoteKind, Record, Status,
};
use crate::plan::Period;

/// The kinds of format 1 that are not acted on yet.
const LATER_KINDS: [&str; 2] = ["highlight", "attach"];

/// What the text of an entry says, as far as it is understood.
pub(super) struct Said {
    pub id: EntryId,
    clock: u64,
    /// Of a kind that format 1 names; others come from a later version.
    pub is_of_this_format: bool,
    entry: Option<Entry>,
}

impl Said {
    pub(super) fn into_record(self, text: &str, altered: bool) -> Record {
        Record {
            id: self.id,
            clock: self.clock,
            text: text.into(),
            altered,
            entry: self.entry.map(Arc::new),
        }
    }
}

/// Reads one entry; `text` is valid RON.
pub(super) fn said(text: &str) -> Said {
    let twin = written::read(text).or_else(|| options().from_str(text).ok());
    if let Some(twin) = twin {
        return twin.said();
    }
    let label = options().from_str::<LabelTwin>(text).unwrap_or_default();
    Said {
        id: EntryId(label.id),
        clock: label.clock,
        is_of_this_format: is_of_this_format(&label.kind),
        entry: None,
    }
}

fn is_of_this_format(kind: &str) -> bool {
    const KINDS: [&str; 9] = [
        "note",
        "mark",
        "tag",
        "view",
        "edit",
        "withdraw",
        "dismiss",
        "settle",
        "correction",
    ];
    KINDS.contains(&kind) || LATER_KINDS.contains(&kind)
}

/// What every entry of every version has.
#[derive(Deserialize, Default)]
#[serde(default)]
struct LabelTwin {
    id: String,
    clock: u64,
    kind: String,
}

#[derive(Deserialize, Default)]
pub(super) struct EntryTwin {
    pub id: String,
    pub clock: u64,
    pub time: String,
    pub author: AuthorTwin,
    pub kind: String,
    pub about: AboutTwin,
    #[serde(default)]
    pub replaces: Vec<String>,
    pub note_kind: Option<String>,
    pub text: Option<String>,
    pub reply_to: Option<String>,
    pub name: Option<String>,
    pub status: Option<String>,
    pub on: Option<String>,
    pub period: Option<String>,
    pub new_due: Option<String>,
    pub evidence: Option<String>,
    pub waiver: Option<String>,
    pub reason: Option<String>,
    pub field: Option<String>,
    pub words: Option<String>,
    pub nth: Option<u64>,
    pub value: Option<String>,
    #[serde(default)]
    pub private: bool,
    #[serde(default)]
    pub nonce: String,
    pub signature: Option<String>,
}

#[derive(Deserialize, Default)]
pub(super) struct AuthorTwin {
    pub name: String,
    #[serde(default)]
    pub department: String,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub(super) enum AboutTwin {
    #[default]
    Plan,
    Measure {
        id: String,
        title: String,
        quote: String,
    },
    Milestone {
        id: String,
        title: String,
        quote: String,
        words: String,
        governs: String,
        nth: u32,
    },
    Entries(Vec<String>),
}

impl EntryTwin {
    /// The place of an optional text, by its name in the file.
    pub(super) fn optional(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "note_kind" => &mut self.note_kind,
            "text" => &mut self.text,
            "reply_to" => &mut self.reply_to,
            "name" => &mut self.name,
            "status" => &mut self.status,
            "on" => &mut self.on,
            "period" => &mut self.period,
            "new_due" => &mut self.new_due,
            "evidence" => &mut self.evidence,
            "waiver" => &mut self.waiver,
            "reason" => &mut self.reason,
            "field" => &mut self.field,
            "words" => &mut self.words,
            "value" => &mut self.value,
            "signature" => &mut self.signature,
            _ => return None,
        })
    }

    pub(super) fn said(self) -> Said {
        Said {
            id: EntryId(self.id.clone()),
            clock: self.clock,
            is_of_this_format: is_of_this_format(&self.kind),
            entry: self.entry(),
        }
    }

    /// `None` where a word or date in it has no meaning to us.
    fn entry(mut self) -> Option<Entry> {
        Some(Entry {
            time: DateTime::parse_from_rfc3339(&self.time).ok()?,
            act: self.act()?,
            clock: self.clock,
            author: Author {
                name: self.author.name,
                department: self.author.department,
            },
            nonce: self.nonce,
            about: self.about.into(),
            replaces: ids(self.replaces),
            private: self.private,
            signature: self.signature,
        })
    }

    fn act(&mut self) -> Option<Act> {
        Some(match self.kind.as_str() {
            "note" => Act::Note {
                text: self.text.take()?,
                kind: self.note_kind(),
                reply_to: self.reply_to.take().map(EntryId),
            },
            "mark" => Act::Mark(self.mark()?),
            "settle" => Act::Settle(self.mark()?),
            "tag" => Act::Tag {
                name: self.name.take()?,
            },
            "view" => Act::View {
                name: self.name.take()?,
                text: self.text.take()?,
            },
            "edit" => Act::Edit {
                text: self.text.take()?,
            },
            "withdraw" => Act::Withdraw,
            "dismiss" => Act::Dismiss,
            "correction" => match self.asked() {
                Some(asked) => Act::Correction(self.correction(asked)?),
                // About a field that only a later version knows.
                None => Act::Later {
                    kind: self.kind.clone(),
                },
            },
            later => Act::Later {
                kind: later.to_owned(),
            },
        })
    }

    /// A word of a later version is shown as a plain note.
    fn note_kind(&self) -> NoteKind {
        let word = self.note_kind.as_deref();
        word.and_then(NoteKind::from_word).unwrap_or_default()
    }

    fn asked(&self) -> Option<Asked> {
        self.field.as_deref().and_then(Asked::from_word)
    }

    fn correction(&mut self, asked: Asked) -> Option<Correction> {
        Some(Correction {
            asked,
            words: self.words.take()?,
            nth: self.nth.unwrap_or(1).try_into().ok()?,
            answer: read(&self.value, |value| Answer::parse(asked, value))?,
        })
    }

    fn mark(&mut self) -> Option<Mark> {
        Some(Mark {
            status: Status::from_word(self.status.as_deref()?)?,
            on: read(&self.on, |date| date.parse::<NaiveDate>().ok())?,
            period: read(&self.period, Period::parse)?,
            new_due: read(&self.new_due, |date| date.parse::<NaiveDate>().ok())?,
            evidence: self.evidence.take(),
            waiver: self.waiver.take(),
            reason: self.reason.take(),
        })
    }
}

/// Nothing where nothing is written; `None` where what is written cannot be read.
fn read<T>(written: &Option<String>, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match written {
        None => Some(None),
        Some(written) => read(written).map(Some),
    }
}

fn ids(ids: Vec<String>) -> Vec<EntryId> {
    ids.into_iter().map(EntryId).collect()
}

impl From<AboutTwin> for About {
    fn from(twin: AboutTwin) -> Self {
        match twin {
            AboutTwin::Plan => Self::Plan,
            AboutTwin::Entries(entries) => Self::Entries(ids(entries)),
            AboutTwin::Measure { id, title, quote } => {
                Self::Measure(MeasureAnchor { id, title, quote })
            }
            AboutTwin::Milestone {
                id,
                title,
                quote,
                words,
                governs,
                nth,
            } => Self::Milestone(MilestoneAnchor {
                measure: MeasureAnchor { id, title, quote },
                text: words,
                governs,
                nth,
            }),
        }
    }
}
