//! Pictures of the window, drawn by what draws the window, of a small plan: so they are as the window is now, in its
//! language and colours. They are to be looked at only.

use eframe::egui::{
    Align, Frame, Label, Layout, Margin, Sense, Stroke, Ui, accesskit,
    containers::menu::menu_style, vec2,
};
use rust_i18n::t;

use super::sample::Sample;
use crate::plan::Part;
use crate::query::Stance;
use crate::ui::cards::{import_part_ui, recovery_part_ui, review_part_ui, share_part_ui};
use crate::ui::choice::choice_ui;
use crate::ui::commands::{Command, beside};
use crate::ui::detail::{milestones_ui, notes_ui, writing_ui};
use crate::ui::hits::MeasureHits;
use crate::ui::keys_page::list_keys_ui;
use crate::ui::list::{ColumnChoice, Columns, Found, Row, Standing, row_ui};
use crate::ui::meeting::meeting_picture_ui;
use crate::ui::theme::{self, DETAIL, GRID, RADIUS_CARD, SIDE, palette};
use crate::ui::top_bar::command_ui;
use crate::ui::words::{Style, words_ui};
use crate::ui::{NoteDraft, Scene, View};

/// How wide the list is at most, and a menu.
const LIST: f32 = 616.0;
const MENU: f32 = 320.0;
/// How high the meeting is.
const MEETING: f32 = 420.0;
/// Which of the copies is looked at: the last backup.
const COPY: usize = 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Figure {
    List,
    Filter,
    Text,
    Notes,
    Marks,
    Clash,
    Send,
    Import,
    Share,
    Review,
    Meeting,
    Recovery,
    Keys,
}

impl Figure {
    const ALL: [(&str, Self); 13] = [
        ("list", Self::List),
        ("filter", Self::Filter),
        ("text", Self::Text),
        ("notes", Self::Notes),
        ("marks", Self::Marks),
        ("clash", Self::Clash),
        ("send", Self::Send),
        ("import", Self::Import),
        ("share", Self::Share),
        ("review", Self::Review),
        ("meeting", Self::Meeting),
        ("recovery", Self::Recovery),
        ("keys", Self::Keys),
    ];

    fn called(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(known, _)| *known == name).map(|it| it.1)
    }

    fn width(self) -> f32 {
        match self {
            Self::Filter => SIDE,
            Self::Send => MENU,
            Self::Text | Self::Notes | Self::Marks | Self::Clash | Self::Keys => DETAIL,
            _ => LIST,
        }
    }

    fn show(self, ui: &mut Ui, sample: &Sample) {
        let scene = &sample.scene();
        let mut view = View::default();
        // Nobody can click here.
        let mut actions = Vec::new();
        match self {
            Self::List => list_ui(ui, scene),
            Self::Filter => filter_ui(ui, scene),
            Self::Text => text_ui(ui, scene),
            Self::Notes => {
                let text = t!("manual.note-begun").into();
                let begun = NoteDraft {
                    text,
                    ..NoteDraft::default()
                };
                view.drafts.notes.insert(0, begun);
                let hits = MeasureHits::default();
                notes_ui(ui, scene, &mut view, &mut actions, (0, &hits, None));
                writing_ui(ui, &mut view, &mut actions, 0);
            }
            Self::Marks => milestones_ui(ui, scene, &mut view, &mut actions, 0),
            Self::Clash => milestones_ui(ui, scene, &mut view, &mut actions, 1),
            Self::Send => menu_ui(ui, scene, &view),
            Self::Import => import_part_ui(ui, scene, &sample.import()),
            Self::Share => share_part_ui(ui, &sample.share()),
            Self::Review => review_part_ui(ui, scene),
            Self::Meeting => meeting_picture_ui(ui, scene, MEETING),
            Self::Recovery => recovery_part_ui(ui, &sample.recovery(), COPY),
            Self::Keys => list_keys_ui(ui),
        }
    }
}

/// Draws the figure of this name with what is to be seen in it under it; nothing where there is none.
pub(super) fn figure_ui(ui: &mut Ui, name: &str, caption: &str) {
    let (Some(figure), Some(sample)) = (Figure::called(name), Sample::new()) else {
        return;
    };
    let edge = Stroke::new(1.0, palette(ui).line);
    let frame = Frame::new()
        .stroke(edge)
        .corner_radius(RADIUS_CARD)
        .inner_margin(Margin::same(3 * GRID as i8));
    ui.push_id(("figure", name), |ui| {
        frame.show(ui, |ui| {
            ui.reset_style();
            // What cannot be used is else drawn pale.
            ui.visuals_mut().disabled_alpha = 1.0;
            ui.disable();
            ui.set_width(figure.width().min(ui.available_width()));
            figure.show(ui, &sample);
            let place = ui.min_rect();
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(accesskit::Role::Figure);
                node.set_label(caption);
                node.set_bounds(accesskit::Rect {
                    x0: place.left().into(),
                    y0: place.top().into(),
                    x1: place.right().into(),
                    y1: place.bottom().into(),
                });
            });
        });
    });
    ui.add(Label::new(theme::label(ui, caption)).wrap());
}

fn list_ui(ui: &mut Ui, scene: &Scene) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let columns = Columns::of(ui.max_rect().x_range(), &ColumnChoice::default());
    let search = scene.index.parse("");
    for (nth, &measure) in scene.arranged.rows.iter().enumerate() {
        let size = vec2(ui.available_width(), theme::ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let state = scene.state.measures.get(measure);
        let found = Found::of(&search);
        let Some(row) = Row::of(&scene.workbook.plan, measure, state, &found) else {
            continue;
        };
        let standing = Standing {
            selected: nth == 0,
            current: nth == 0,
            focused: false,
        };
        row_ui(ui, rect, &columns, &response, &row, standing);
    }
}

/// The part of the menu that gives away and takes in.
fn menu_ui(ui: &mut Ui, scene: &Scene, view: &View) {
    menu_style(ui.style_mut());
    ui.with_layout(Layout::top_down_justified(Align::Min), |ui| {
        for command in beside(Command::ExportShown) {
            command_ui(ui, command, scene, view);
        }
    });
}

fn filter_ui(ui: &mut Ui, scene: &Scene) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let departments = &scene.results.counts.departments;
    let last = departments.len().saturating_sub(1);
    for (nth, department) in departments.iter().enumerate() {
        let stance = match nth {
            0 => Stance::Chosen,
            _ if nth == last => Stance::Excluded,
            _ => Stance::Indifferent,
        };
        choice_ui(ui, &department.name, department.any, stance);
    }
}

fn text_ui(ui: &mut Ui, scene: &Scene) {
    let style = Style::text(scene.preferences, ui.available_width(), 0.0);
    let hits = MeasureHits::default();
    let here = hits.in_part(Part::Text, None);
    words_ui(ui, scene, 0, Part::Text, (&style, &here));
}

#[cfg(test)]
pub(super) fn is_figure(name: &str) -> bool {
    Figure::called(name).is_some()
}
