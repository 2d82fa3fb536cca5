use chrono::NaiveDate;

use super::{Place, Recurrence, Span};

/// One time expression of a measure and the words it governs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// As written, page breaks healed: `6月底前`.
    pub text: String,
    pub kind: MilestoneKind,
    /// First day, inclusive; `None` where the document fixes none.
    pub start: Option<NaiveDate>,
    /// Last day, inclusive; `None` where the document fixes none.
    pub due: Option<NaiveDate>,
    pub recurs: Option<Recurrence>,
    /// The words it dates.
    pub governs: String,
    pub year_source: YearSource,
    /// `None` where it stands in a bracket or labelled line, outside title and text.
    pub place: Option<Place>,
    pub source: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MilestoneKind {
    /// Is due by then.
    By,
    /// Happens within the period.
    In,
    /// Starts then.
    From,
    /// Recurs.
    Every,
    /// A span counted from the document itself or from no named start.
    Relative,
    Ongoing,
}

/// Where the year of a date came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearSource {
    /// No year was needed, or none was found.
    #[default]
    None,
    /// Written with the expression.
    Written,
    /// The year of the expression before it in the same list.
    Previous,
    /// The plan's year.
    Plan,
    /// (of the plan) In the document's title.
    Title,
    /// (of the plan) In the document's number or date of issue.
    Issue,
    /// (of the plan) The year that the text most often dates its work in.
    Body,
    /// (of the plan) Said by the user.
    Override,
    /// (of an expression) Its dates are those of a person's correction.
    Corrected,
}
