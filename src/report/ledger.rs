use chrono::NaiveDate;
use rust_i18n::t;

use super::{Column, cells};
use crate::notebook::{MeasureState, State, Viewpoint};
use crate::plan::{Measure, Plan};

/// The measures that a filter shows, as one table.
pub struct Ledger<'a> {
    pub plan: &'a Plan,
    pub state: &'a State,
    /// What [`Self::state`] was computed from: its day stands on the ledger, its offset says what day a note is of.
    pub viewpoint: &'a Viewpoint,
    /// Indices into [`Plan::measures`], in the order to print; others are passed over.
    pub rows: &'a [usize],
    /// Notes and tags that their author keeps private too.
    pub with_private: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Lines apart by `\n`; empty where there is nothing to say.
    Text(String),
    Date(NaiveDate),
}

impl Ledger<'_> {
    /// One line above the table: how many measures, and the day that lights are computed against.
    pub fn summary(&self) -> String {
        let (count, today) = (self.measures().count(), self.viewpoint.today);
        t!("ledger.summary", count = count, today = today).into()
    }

    pub(super) fn measures(&self) -> impl Iterator<Item = (&Measure, MeasureState)> {
        self.rows.iter().filter_map(|&row| {
            let measure = self.plan.measures.get(row)?;
            let said = self.state.measures.get(row).cloned();
            Some((measure, said.unwrap_or_default()))
        })
    }

    pub(super) fn cell(&self, column: Column, measure: &Measure, said: &MeasureState) -> Cell {
        match column {
            Column::Id => Cell::Text(measure.id.clone()),
            Column::Chapter => Cell::Text(cells::chapter(self.plan, measure)),
            Column::Title => Cell::Text(measure.title.clone()),
            Column::Text => Cell::Text(measure.text.clone()),
            Column::Lead => Cell::Text(cells::leads(measure)),
            Column::Responsible => Cell::Text(cells::responsible(measure)),
            Column::Deadline => Cell::Text(cells::deadlines(measure, said)),
            Column::Due => cells::due(said).map_or(Cell::Text(String::new()), Cell::Date),
            Column::Status => Cell::Text(crate::wording::status(said.status).into()),
            Column::Light => Cell::Text(crate::wording::light(said.light).into()),
            Column::Progress | Column::Problem | Column::Next | Column::Note => {
                Cell::Text(cells::notes(self, column, said))
            }
            Column::Evidence => Cell::Text(cells::evidence(measure, said)),
            Column::Remark => Cell::Text(cells::remarks(self, measure, said)),
        }
    }
}
