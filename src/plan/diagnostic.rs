use super::Span;

/// Something the reader repaired, guessed or could not read.
///
/// The sentence a person sees is made from `code` and `arguments` by the locale files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Id of the measure it is about, where it is about one.
    pub measure: Option<String>,
    pub field: Option<Field>,
    pub code: DiagnosticCode,
    pub severity: Severity,
    /// What the sentence names, in the order its locale entry counts them.
    pub arguments: Vec<String>,
    pub source: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A repair, sure.
    Info,
    /// A guess: the sentence asks the question and names the other readings.
    Doubt,
    Error,
}

/// The key of the measure (in `parse --format json`) that a diagnostic is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Label,
    Title,
    Text,
    Assignments,
    Milestones,
    Targets,
    References,
}

/// Why. Each variant says what its `arguments` are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiagnosticCode {
    /// The brackets of a pair differ in shape or width: opening, closing.
    BracketMismatch,
    /// A bracket is never closed: the words taken as its content, or the bracket.
    BracketUnclosed,
    /// A printed number does not follow the one before: the label, the number expected.
    NumberOutOfOrder,
    /// The printed number differs from the measure's id: the label, the id.
    NumberDiffers,
    /// A line that looks like a heading is read as text: the label, the line's first words, which of the lines that begin
    /// so it is.
    HeadingAsText,
    /// An article of a chapter on the plan's own force (附则) is read as a measure: its line, then as above the line's first
    /// words and which it is.
    ArticleOfForce,
    /// Bullets under a numbered line are read as a measure each: that line, its first words, which it is.
    BulletsAsMeasures,
    /// A line that is only a number is read as text, not as a page number: the number, which of the lines
    /// with this number it is.
    StrayNumber,
    /// A page number or rule inside a measure is left out: its words.
    PageFurniture,
    /// No heading was found: nothing can be read as a measure.
    NoMeasures,
    /// No title was found: nothing.
    NoTitle,
    /// The measure's title was taken from its own line, not up to a full stop: the title.
    TitleOfLine,
    /// A level of government left out was put back: as written, the name.
    LevelRestored,
    /// The register of the place does not have it: as written.
    UnknownDepartment,
    /// It does not look like a unit's name: as written.
    OddDepartment,
    /// A bracket of units that says no role: the bracket.
    RoleUnsaid,
    /// A unit heads the measure, and is read as its lead: the heading.
    LedByHeading,
    /// Words in an assignment that name nobody: the words.
    AssignmentRemark,
    /// The measure names nobody; asked where others do: its title.
    NoAssignment,
    /// The plan's year was inferred from the text: the year.
    YearInferred,
    /// No year was found, so dates without one cannot be fixed.
    YearUnknown,
    /// The year of an expression was taken from the one before it: the expression, the year.
    YearOfPrevious,
    /// An expression without a year is of the plan's, which was inferred and may be another: the expression, the year, the
    /// other years that it may be of.
    YearOfPlan,
    /// 年中 was read as 30 June: the expression.
    MidYear,
    /// 月初 was read as the 10th: the expression, the day.
    LooseDay,
    /// A year alone (or a date of an earlier year) was read as dating its clause, or as not: the expression.
    BareYear,
    /// A date that no calendar has: the expression.
    ImpossibleDate,
    /// Says a time that no calendar here has (国庆节前), or none that is known: the words.
    TimeUnread,
    /// Recurs in a rhythm that cannot be followed: the expression.
    RhythmUnknown,
    /// A figure was read as a target, or as none: the figure, `target` or `none`.
    TargetUnsure,
    /// A quoted name sounds like a system's, and is left out of the references: the name.
    SystemUnsure,
}

impl DiagnosticCode {
    pub const ALL: [Self; 31] = [
        Self::BracketMismatch,
        Self::BracketUnclosed,
        Self::NumberOutOfOrder,
        Self::NumberDiffers,
        Self::HeadingAsText,
        Self::ArticleOfForce,
        Self::BulletsAsMeasures,
        Self::StrayNumber,
        Self::PageFurniture,
        Self::NoMeasures,
        Self::NoTitle,
        Self::TitleOfLine,
        Self::LevelRestored,
        Self::UnknownDepartment,
        Self::OddDepartment,
        Self::RoleUnsaid,
        Self::LedByHeading,
        Self::AssignmentRemark,
        Self::NoAssignment,
        Self::YearInferred,
        Self::YearUnknown,
        Self::YearOfPrevious,
        Self::YearOfPlan,
        Self::MidYear,
        Self::LooseDay,
        Self::BareYear,
        Self::ImpossibleDate,
        Self::TimeUnread,
        Self::RhythmUnknown,
        Self::TargetUnsure,
        Self::SystemUnsure,
    ];

    /// The name in `parse --format json`: `bracket-mismatch`.
    pub fn name(self) -> &'static str {
        match self {
            Self::BracketMismatch => "bracket-mismatch",
            Self::BracketUnclosed => "bracket-unclosed",
            Self::NumberOutOfOrder => "number-out-of-order",
            Self::NumberDiffers => "number-differs",
            Self::HeadingAsText => "heading-as-text",
            Self::ArticleOfForce => "article-of-force",
            Self::BulletsAsMeasures => "bullets-as-measures",
            Self::StrayNumber => "stray-number",
            Self::PageFurniture => "page-furniture",
            Self::NoMeasures => "no-measures",
            Self::NoTitle => "no-title",
            Self::TitleOfLine => "title-of-line",
            Self::LevelRestored => "level-restored",
            Self::UnknownDepartment => "unknown-department",
            Self::OddDepartment => "odd-department",
            Self::RoleUnsaid => "role-unsaid",
            Self::LedByHeading => "led-by-heading",
            Self::AssignmentRemark => "assignment-remark",
            Self::NoAssignment => "no-assignment",
            Self::YearInferred => "year-inferred",
            Self::YearUnknown => "year-unknown",
            Self::YearOfPrevious => "year-of-previous",
            Self::YearOfPlan => "year-of-plan",
            Self::MidYear => "mid-year",
            Self::LooseDay => "loose-day",
            Self::BareYear => "bare-year",
            Self::ImpossibleDate => "impossible-date",
            Self::TimeUnread => "time-unread",
            Self::RhythmUnknown => "rhythm-unknown",
            Self::SystemUnsure => "system-unsure",
            Self::TargetUnsure => "target-unsure",
        }
    }
}
