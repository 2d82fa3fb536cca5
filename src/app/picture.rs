//! Views as pictures, painted beside drawing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use rust_i18n::t;

use super::App;
use super::export::ExportError;
use crate::notebook::{LightPreset, State, Viewpoint};
use crate::plan::Plan;
use crate::query::{BurnDown, Matrix, Progress, Timeline};
use crate::report::{self, Drawing, Hues, MatrixSheet, Page, ProgressSheet, TimelineSheet};
use crate::store::write_export;
use crate::ui::{Chart, FONT, View};
use crate::wording;

/// What goes into the picture, apart from the window that goes on changing.
struct Picture {
    plan: Arc<Plan>,
    state: Arc<State>,
    viewpoint: Viewpoint,
    shown: usize,
    filter: String,
    hues: Hues,
    figures: Figures,
}

/// What the view showed last.
enum Figures {
    Timeline(Arc<Timeline>, (NaiveDate, NaiveDate)),
    Matrix(Arc<Matrix>),
    Progress(Arc<Progress>, Arc<BurnDown>),
}

impl Figures {
    /// `None` where the view was not to be seen yet.
    fn of(chart: Chart, view: &View) -> Option<Self> {
        Some(match chart {
            Chart::Timeline => {
                let (timeline, days) = view.timeline.shown()?;
                Self::Timeline(timeline, days)
            }
            Chart::Matrix => Self::Matrix(view.matrix.shown()?),
            Chart::Progress => {
                let (progress, burn_down) = view.progress.shown()?;
                Self::Progress(progress, burn_down)
            }
        })
    }
}

impl Picture {
    fn drawing(&self) -> Drawing {
        let page = Page {
            plan: &self.plan,
            shown: self.shown,
            filter: self.filter.clone(),
            today: self.viewpoint.today,
            hues: self.hues,
        };
        match &self.figures {
            Figures::Timeline(timeline, days) => report::timeline_drawing(&TimelineSheet {
                page,
                timeline,
                state: &self.state,
                viewpoint: &self.viewpoint,
                days: *days,
            }),
            Figures::Matrix(matrix) => report::matrix_drawing(&MatrixSheet { page, matrix }),
            Figures::Progress(progress, burn_down) => report::progress_drawing(&ProgressSheet {
                page,
                progress,
                burn_down,
            }),
        }
    }

    /// As the file's name says.
    fn write(&self, path: &Path) -> Result<(), ExportError> {
        let drawing = self.drawing();
        let ending = path.extension().and_then(|it| it.to_str());
        let is_svg = ending.is_some_and(|it| it.eq_ignore_ascii_case("svg"));
        let bytes = match is_svg {
            true => drawing.svg().into_bytes(),
            false => drawing.png(FONT).map_err(ExportError::Report)?,
        };
        write_export(path, &bytes).map_err(ExportError::Store)
    }
}

impl App {
    pub(super) fn save_picture(&mut self, path: PathBuf, chart: Chart) {
        let Some(figures) = Figures::of(chart, &self.view) else {
            return;
        };
        let plan = Arc::clone(&self.book.workbook.plan);
        let choices = wording::choices(&plan, &self.view.filter, &wording::light);
        let choices: Vec<String> = choices.into_iter().map(|it| it.words).collect();
        let preset = |it: &&LightPreset| it.key == self.preferences.lights;
        let preset = self.presets.iter().find(preset);
        let picture = Picture {
            plan,
            state: Arc::clone(&self.computed.state),
            viewpoint: self.viewpoint.clone(),
            shown: self.computed.results.rows.len(),
            filter: choices.join(&t!("list.and")),
            hues: preset.map_or_else(Hues::default, |it| it.hues),
            figures,
        };
        self.background.run(move || {
            let result = picture.write(&path);
            Box::new(move |app| match result {
                Ok(()) => {
                    let words = t!("drawing.written", path = path.display());
                    app.notices.good_news(words.into_owned());
                }
                Err(error) => app.tell_of(&error),
            })
        });
    }
}
