use super::department_field::Completion;
use super::import_clash::ImportView;
use super::jump::JumpView;
use super::names::NamesView;
use super::news::Part;
use super::plans::PlansView;
use super::review::ReviewView;
use super::settings::SettingsView;
use crate::notebook::Author;
use crate::query::Filter;
use crate::ui::PathPurpose;

/// What is being typed and unfolded on the cards; forgotten when its card goes.
#[derive(Clone, Debug, Default)]
pub struct CardsView {
    /// Name and department being typed.
    pub(super) author: Option<AuthorDraft>,
    pub(super) path: Option<PathDraft>,
    pub(super) news: NewsView,
    /// What is being decided about the clashes of an import.
    pub(super) import: Option<ImportView>,
    /// The page of doubts.
    pub review: ReviewView,
    /// The box to go anywhere, while it is open.
    pub(super) jump: Option<JumpView>,
    /// The page of all plans.
    pub(super) plans: PlansView,
    /// The page of what the plan names.
    pub names: NamesView,
    /// The page of settings.
    pub(in crate::ui) settings: SettingsView,
    /// Every notice is shown, not only the first ones.
    pub(super) all_notices: bool,
    /// Which copy in the recovery centre is looked at.
    pub(super) copy: usize,
}

impl CardsView {
    /// What the page of all plans looks for, while it is open.
    pub fn plans_filter(&self) -> Option<Filter> {
        self.plans.wanted()
    }

    /// Opens the box to go anywhere.
    pub(in crate::ui) fn jump(&mut self) {
        self.jump = Some(JumpView::default());
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct AuthorDraft {
    pub author: Author,
    pub completion: Completion,
}

/// What `View::path_field` answers.
#[derive(Clone, Debug)]
pub(super) struct PathDraft {
    pub purpose: PathPurpose,
    /// The path that was answered last: a complaint is about this one.
    pub answered: String,
}

#[derive(Clone, Debug, Default)]
pub(super) struct NewsView {
    /// Only a line in the status bar is shown: a measure is being read.
    pub folded: bool,
    /// The measure that was read when the card was unfolded.
    pub beside: Option<usize>,
    /// The part that lists all its measures.
    pub unfolded: Option<Part>,
}
