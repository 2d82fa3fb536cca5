use std::fmt;

use chrono::NaiveDate;

use crate::plan::{BracketReach, Diagnostic, DiagnosticCode, Field, LineRole, Recurrence};

/// What a person says that words of the document mean: an answer to the reader's doubt, kept beside the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub asked: Asked,
    /// The words it is about, as the measure has them.
    pub words: String,
    /// Which of equal words in the measure it is, from 1.
    pub nth: u32,
    /// `None`: they were read rightly.
    pub answer: Option<Answer>,
}

/// What is asked about words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// In which year the plan is.
    Year,
    /// Which department a name in an assignment means.
    Department,
    /// Who leads, of a list that does not say so.
    Lead,
    /// When something is due.
    Time,
    /// Whether a figure must be reached.
    Target,
    /// Whether a quoted name is that of a system.
    System,
    /// What the plan is called.
    Title,
    /// How the text was divided: what a line is, how far a bracket reaches that is never closed.
    Reading,
}

/// What the words mean.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    Year(i32),
    /// A canonical name; empty: it names nobody.
    Department(String),
    /// The canonical names of those who lead.
    Lead(Vec<String>),
    Time(Timing),
    /// Whether the figure is a target.
    Target(bool),
    /// Whether the name is a system's.
    System(bool),
    Title(String),
    Line(LineRole),
    Bracket(BracketReach),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timing {
    By(NaiveDate),
    /// First and last day.
    In(NaiveDate, NaiveDate),
    From(NaiveDate),
    Every(Recurrence),
    Ongoing,
    /// The words set no time.
    NoTime,
}

/// What says where an assignment ends, before its last words.
const UNTIL: &str = "until:";
const NO_ASSIGNMENT: &str = "no-assignment";
const TARGET: &str = "target";
const NO_TARGET: &str = "none";
const SYSTEM: &str = "system";
const NO_SYSTEM: &str = "none";

impl Asked {
    const ALL: [Self; 8] = [
        Self::Year,
        Self::Department,
        Self::Lead,
        Self::Time,
        Self::Target,
        Self::System,
        Self::Title,
        Self::Reading,
    ];

    /// The word for it in the file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Department => "department",
            Self::Lead => "lead",
            Self::Time => "time",
            Self::Target => "target",
            Self::System => "system",
            Self::Title => "title",
            Self::Reading => "reading",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asked| asked.word() == word)
    }

    /// Whether the document is divided by the answer: it is about the plan, whatever measure the words are in now.
    pub fn divides(self) -> bool {
        matches!(self, Self::Year | Self::Title | Self::Reading)
    }

    /// What a diagnostic asks.
    pub fn by(diagnostic: &Diagnostic) -> Self {
        match (diagnostic.code, diagnostic.field) {
            (DiagnosticCode::YearInferred | DiagnosticCode::YearUnknown, _) => Self::Year,
            (
                DiagnosticCode::RoleUnsaid
                | DiagnosticCode::LedByHeading
                | DiagnosticCode::NoAssignment,
                _,
            ) => Self::Lead,
            (DiagnosticCode::NoTitle, _) => Self::Title,
            (DiagnosticCode::BracketUnclosed, _) => Self::Reading,
            (_, Some(Field::Assignments)) => Self::Department,
            (_, Some(Field::Milestones)) => Self::Time,
            (_, Some(Field::Targets)) => Self::Target,
            (_, Some(Field::References)) => Self::System,
            _ => Self::Reading,
        }
    }
}

impl Answer {
    /// Reads what [`Display`](fmt::Display) writes; `None` for anything else.
    pub fn parse(asked: Asked, text: &str) -> Option<Self> {
        Some(match asked {
            Asked::Year => Self::Year(text.parse().ok()?),
            Asked::Department => Self::Department(text.to_owned()),
            Asked::Lead => Self::Lead(text.split('、').map(str::to_owned).collect()),
            Asked::Time => Self::Time(Timing::parse(text)?),
            Asked::Target => match text {
                TARGET => Self::Target(true),
                NO_TARGET => Self::Target(false),
                _ => return None,
            },
            Asked::System => match text {
                SYSTEM => Self::System(true),
                NO_SYSTEM => Self::System(false),
                _ => return None,
            },
            Asked::Title => Self::Title(text.to_owned()),
            Asked::Reading => match text.strip_prefix(UNTIL) {
                Some(last) => Self::Bracket(BracketReach::Until(last.to_owned())),
                None if text == NO_ASSIGNMENT => Self::Bracket(BracketReach::Nowhere),
                None => Self::Line(line_role(text)?),
            },
        })
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Department(name) => f.write_str(name),
            Self::Lead(names) => f.write_str(&names.join("、")),
            Self::Time(timing) => write!(f, "{timing}"),
            Self::Target(true) => f.write_str(TARGET),
            Self::Target(false) => f.write_str(NO_TARGET),
            Self::System(true) => f.write_str(SYSTEM),
            Self::System(false) => f.write_str(NO_SYSTEM),
            Self::Title(title) => f.write_str(title),
            Self::Line(role) => f.write_str(line_word(*role)),
            Self::Bracket(BracketReach::Until(last)) => write!(f, "{UNTIL}{last}"),
            Self::Bracket(BracketReach::Nowhere) => f.write_str(NO_ASSIGNMENT),
        }
    }
}

fn line_word(role: LineRole) -> &'static str {
    match role {
        LineRole::Heading => "heading",
        LineRole::Chapter => "chapter",
        LineRole::Measure => "measure",
        LineRole::Text => "text",
        LineRole::PageNumber => "page-number",
    }
}

fn line_role(word: &str) -> Option<LineRole> {
    LineRole::ALL
        .into_iter()
        .find(|&role| line_word(role) == word)
}

impl Timing {
    /// Reads what [`Display`](fmt::Display) writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let timing = match text.split_once(':') {
            None if text == "ongoing" => Self::Ongoing,
            None if text == "none" => Self::NoTime,
            Some(("by", due)) => Self::By(day(due)?),
            Some(("from", start)) => Self::From(day(start)?),
            Some(("every", recurs)) => Self::Every(Recurrence::parse(recurs)?),
            Some(("in", days)) => {
                let (start, due) = days.split_once('/')?;
                Self::In(day(start)?, day(due)?)
            }
            _ => return None,
        };
        (timing.to_string() == text).then_some(timing)
    }
}

impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::By(due) => write!(f, "by:{due}"),
            Self::In(start, due) => write!(f, "in:{start}/{due}"),
            Self::From(start) => write!(f, "from:{start}"),
            Self::Every(recurs) => write!(f, "every:{recurs}"),
            Self::Ongoing => f.write_str("ongoing"),
            Self::NoTime => f.write_str("none"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(asked: Asked, text: &str, is_read: bool) {
        let read = Answer::parse(asked, text).map(|answer| answer.to_string());
        assert_eq!(read.as_deref(), is_read.then_some(text));
    }

    #[test]
    fn answers_are_read_as_they_are_written() {
        check(Asked::Year, "2021", true);
        check(Asked::Year, "今年", false);
        check(Asked::Department, "市财政局", true);
        check(Asked::Department, "", true);
        check(Asked::Lead, "市甲局、市乙局", true);
        check(Asked::Time, "by:2021-06-30", true);
        check(Asked::Time, "by:2021-02-30", false);
        check(Asked::Time, "by:2021-6-30", false);
        check(Asked::Time, "in:2021-04-01/2021-06-30", true);
        check(Asked::Time, "from:2021-07-01", true);
        check(Asked::Time, "every:monthly:10", true);
        check(Asked::Time, "every:monthly:end", true);
        check(Asked::Time, "every:daily", false);
        check(Asked::Time, "ongoing", true);
        check(Asked::Time, "none", true);
        check(Asked::Time, "", false);
        check(Asked::Target, "target", true);
        check(Asked::Target, "none", true);
        check(Asked::System, "system", true);
        check(Asked::System, "none", true);
        check(Asked::System, "甲事通", false);
        check(Asked::Target, "99%以上", false);
        check(Asked::Reading, "heading", true);
        check(Asked::Reading, "text", true);
        check(Asked::Reading, "chapter", true);
        check(Asked::Reading, "measure", true);
        check(Asked::Reading, "page-number", true);
        check(Asked::Reading, "until:市财政局", true);
        check(Asked::Reading, "no-assignment", true);
        check(Asked::Title, "聊城市试点工作方案", true);
        check(Asked::Reading, "x", false);
    }
}
