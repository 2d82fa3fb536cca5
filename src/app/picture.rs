//! Views as pictures, painted beside drawing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use rust_i18n::t;

use super::App;
use super::computed::Made;
use super::export::ExportError;
use crate::notebook::{Course, LightPreset, Notebook, Viewpoint};
use crate::plan::Plan;
use crate::query::{MatrixAxis, ProgressBy};
use crate::report::{self, Drawing, Hues, MatrixSheet, Page, ProgressSheet, TimelineSheet};
use crate::store::write_export;
use crate::ui::{Chart, FONT, View};
use crate::wording;

/// What goes into the picture, apart from the window that goes on changing.
struct Picture {
    plan: Arc<Plan>,
    notebook: Notebook,
    /// The rows are of its filter.
    made: Made,
    viewpoint: Viewpoint,
    filter: String,
    hues: Hues,
    sheet: Sheet,
}

/// A view, as it is looked at.
enum Sheet {
    Timeline((NaiveDate, NaiveDate)),
    Matrix(MatrixAxis),
    Progress(ProgressBy),
}

impl Sheet {
    /// `None` where the view was not to be seen yet.
    fn of(chart: Chart, view: &View) -> Option<Self> {
        Some(match chart {
            Chart::Timeline => Self::Timeline(view.timeline.days()?),
            Chart::Matrix => Self::Matrix(view.matrix.axis),
            Chart::Progress => Self::Progress(view.progress.by),
        })
    }
}

impl Picture {
    fn drawing(&self) -> Drawing {
        let page = Page {
            plan: &self.plan,
            shown: self.made.results.rows.len(),
            filter: self.filter.clone(),
            today: self.viewpoint.today,
            hues: self.hues,
        };
        let Made {
            state,
            index,
            filter,
            ..
        } = &self.made;
        match self.sheet {
            Sheet::Timeline(days) => report::timeline_drawing(&TimelineSheet {
                page,
                timeline: &index.timeline(filter, &self.plan, state),
                state,
                viewpoint: &self.viewpoint,
                days,
            }),
            Sheet::Matrix(axis) => report::matrix_drawing(&MatrixSheet {
                page,
                matrix: &index.matrix(filter, axis),
            }),
            Sheet::Progress(by) => {
                let course = Course::of(&self.plan, &self.notebook, &self.viewpoint);
                report::progress_drawing(&ProgressSheet {
                    page,
                    progress: &index.progress(filter, by),
                    burn_down: &index.burn_down(filter, &self.plan, state, &course),
                })
            }
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
        let Some(sheet) = Sheet::of(chart, &self.view) else {
            return;
        };
        let plan = Arc::clone(&self.book.workbook.plan);
        let choices = wording::choices(&plan, &self.view.filter, &wording::light);
        let choices: Vec<String> = choices.into_iter().map(|it| it.words).collect();
        let preset = |it: &&LightPreset| it.key == self.preferences.lights;
        let preset = self.presets.iter().find(preset);
        let picture = Picture {
            plan,
            notebook: self.book.workbook.notebook().clone(),
            made: self.computed.made().clone(),
            viewpoint: self.viewpoint.clone(),
            filter: choices.join(&t!("list.and")),
            hues: preset.map_or_else(Hues::default, |it| it.hues),
            sheet,
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
