//! One measure as it stands in the book: under the heads that begin with it its number and title, its text, who answers
//! for it, and what was noted.

use std::sync::Arc;

use eframe::egui::{
    Align, Color32, FontId, Galley, Label, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2,
    text::{LayoutJob, TextFormat},
    text_selection::LabelSelectionState,
    vec2,
};
use rust_i18n::t;

use crate::notebook::Act;
use crate::plan::{Measure, Part};
use crate::query::Search;
use crate::ui::Scene;
use crate::ui::hits::MeasureHits;
use crate::ui::theme::{self, GRID, palette};
use crate::ui::typeset::{Setting, typeset, typeset_words};
use crate::ui::words::{Offer, Style, words_galley, words_ui};
use crate::wording;

/// So many points the text is larger here than in the pane.
const LARGER: f32 = 3.0;
/// Characters in a line.
const MEASURE: f32 = 36.0;
/// Above a chapter, a measure, a part of it.
const CHAPTER: f32 = 14.0 * GRID;
const LEAF: f32 = 10.0 * GRID;
const PART: f32 = 2.5 * GRID;
/// Height of a line of what stands under the text, as a part of its size.
const LINE: f32 = 1.6;
/// Left of a note.
const NOTE: f32 = 4.0 * GRID;

/// How the book is set.
pub(super) struct Book<'a> {
    pub scene: &'a Scene<'a>,
    /// Of a line.
    pub width: f32,
    pub with_notes: bool,
    /// What is marked.
    pub search: &'a Search,
}

/// How wide a line may be at most: so many characters, where there is room.
pub(super) fn line_width(scene: &Scene, room: f32) -> f32 {
    let style = Style::text(scene.preferences, 0.0, LARGER);
    (style.font.size * MEASURE).min(room - 12.0 * GRID)
}

/// A part of a leaf, and the room above it.
enum Piece {
    /// A line in the middle.
    Head(Arc<Galley>, Role),
    Title,
    Text,
    Plain(Arc<Galley>),
    Note(Arc<Galley>),
}

impl Book<'_> {
    /// How high the leaf of a row is.
    pub fn height(&self, ui: &Ui, row: usize) -> f32 {
        let Some(measure) = self.measure(row) else {
            return 1.0;
        };
        let pieces = self.pieces(ui, row, measure);
        let high = |(above, piece): &(f32, Piece)| {
            above
                + match piece {
                    Piece::Head(galley, _) | Piece::Plain(galley) | Piece::Note(galley) => {
                        galley.size().y
                    }
                    Piece::Title => self.galley(ui, measure, Part::Title).size().y,
                    Piece::Text => self.galley(ui, measure, Part::Text).size().y,
                }
        };
        pieces.iter().map(high).sum()
    }

    /// Draws the leaf of a row; what was chosen from what a field of it offers.
    pub fn leaf_ui(&self, ui: &mut Ui, row: usize, place: Rect) -> Option<Offer> {
        let (index, measure) = (self.index(row)?, self.measure(row)?);
        let hits = MeasureHits::of(self.scene, self.search, index);
        let layout = Layout::top_down(Align::Min);
        let builder = UiBuilder::new().id_salt(("leaf", index));
        let mut ui = ui.new_child(builder.max_rect(place).layout(layout));
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut chosen = None;
        for (above, piece) in self.pieces(&ui, row, measure) {
            ui.add_space(above);
            let part = match piece {
                Piece::Head(galley, role) => {
                    head_ui(&mut ui, galley, role);
                    continue;
                }
                Piece::Plain(galley) => {
                    plain_ui(&mut ui, galley);
                    continue;
                }
                Piece::Note(galley) => {
                    note_ui(&mut ui, galley);
                    continue;
                }
                Piece::Title => Part::Title,
                Piece::Text => Part::Text,
            };
            if part == Part::Title {
                self.number_ui(&ui, measure);
            }
            let style = self.style(&ui, measure, part);
            let hits = hits.in_part(part, None);
            let words = words_ui(&mut ui, self.scene, index, part, (&style, &hits));
            chosen = words.or(chosen);
        }
        chosen
    }

    fn index(&self, row: usize) -> Option<usize> {
        self.scene.results.rows.get(row).copied()
    }

    fn measure(&self, row: usize) -> Option<&Measure> {
        self.scene.workbook.plan.measures.get(self.index(row)?)
    }

    fn pieces(&self, ui: &Ui, row: usize, measure: &Measure) -> Vec<(f32, Piece)> {
        let mut pieces = self.heads(ui, row, measure);
        pieces.push((LEAF, Piece::Title));
        if !measure.text.is_empty() {
            pieces.push((PART, Piece::Text));
        }
        let assigned = wording::assigned(&measure.assignments).join("　");
        if !assigned.is_empty() {
            pieces.push((
                PART,
                Piece::Plain(self.secondary(ui, &assigned, self.width)),
            ));
        }
        let state = self
            .index(row)
            .and_then(|it| self.scene.state.measures.get(it));
        let notes = state.map_or(&[][..], |state| &state.notes);
        for note in notes.iter().filter(|_| self.with_notes) {
            let Some(entry) = note.record.genuine() else {
                continue;
            };
            let Act::Note { kind, .. } = &entry.act else {
                continue;
            };
            let text = t!(
                "book.note",
                kind = wording::note_kind(*kind),
                author = entry.author.name,
                text = note.text
            );
            let galley = self.secondary(ui, &text, self.width - NOTE);
            pieces.push((PART, Piece::Note(galley)));
        }
        pieces
    }

    /// The document's title before the first, the chapter and sections that begin with this row.
    fn heads(&self, ui: &Ui, row: usize, measure: &Measure) -> Vec<(f32, Piece)> {
        let plan = &self.scene.workbook.plan;
        let mut heads = Vec::new();
        let size = self.style(ui, measure, Part::Text).font.size;
        let mut head = |above: f32, text: &str, larger: f32, ink: Color32| {
            let font = FontId::proportional(size + larger);
            let galley = typeset_words(ui, text, font, ink, &Setting::plain(self.width));
            heads.push((above, Piece::Head(galley, Role::Heading)));
        };
        let palette = palette(ui);
        let before = row.checked_sub(1).and_then(|row| self.measure(row));
        if before.is_none() {
            head(CHAPTER, &plan.title, 6.0, palette.ink);
        }
        let is_new = before.is_none_or(|before| before.chapter != measure.chapter);
        if let Some(chapter) = plan.chapters.get(measure.chapter)
            && is_new
            && !chapter.title.is_empty()
        {
            let number = wording::chapter(chapter.number);
            let text = t!("detail.chapter", number = number, title = chapter.title);
            head(CHAPTER, &text, 2.0, palette.ink);
        }
        let sections = before.filter(|_| !is_new).map_or(&[][..], |it| &it.section);
        let same = sections.iter().zip(&measure.section);
        let same = same.take_while(|(before, now)| before == now).count();
        for section in measure.section.iter().skip(same) {
            head(LEAF, section, 0.0, palette.muted);
        }
        heads
    }

    fn style(&self, ui: &Ui, measure: &Measure, part: Part) -> Style {
        let style = Style::text(self.scene.preferences, self.width, LARGER);
        match part {
            Part::Text => style,
            Part::Title => Style {
                setting: Setting {
                    indent: self.number(ui, measure).size().x + 2.5 * GRID,
                    justify: false,
                    ..style.setting
                },
                font: FontId::proportional(style.font.size + 1.0),
                line: style.line,
            },
        }
    }

    fn galley(&self, ui: &Ui, measure: &Measure, part: Part) -> Arc<Galley> {
        words_galley(ui, measure, part, &self.style(ui, measure, part))
    }

    /// The measure's number, which stands before its title.
    fn number(&self, ui: &Ui, measure: &Measure) -> Arc<Galley> {
        let style = Style::text(self.scene.preferences, self.width, LARGER);
        let font = FontId::proportional(style.font.size + 1.0);
        let accent = palette(ui).accent;
        let plain = Setting::plain(f32::INFINITY);
        typeset_words(ui, &measure.id, font, accent, &plain)
    }

    fn number_ui(&self, ui: &Ui, measure: &Measure) {
        let number = self.number(ui, measure);
        let line = self
            .style(ui, measure, Part::Title)
            .line
            .unwrap_or_default();
        let at = ui.next_widget_position();
        let down = (line - number.size().y) / 2.0;
        // The title does not say it.
        let rect = Rect::from_min_size(at, number.size());
        let response = ui.interact(rect, ui.scope_id().with("number"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &measure.id));
        ui.painter()
            .galley(at + vec2(0.0, down), number, palette(ui).accent);
    }

    fn secondary(&self, ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
        let mut font = theme::secondary().resolve(ui.style());
        let larger = self.scene.preferences.text_size.saturating_sub(15) as f32 / 2.0;
        font.size += 1.0 + larger;
        let format = TextFormat {
            line_height: Some((font.size * LINE).round()),
            ..TextFormat::simple(font, palette(ui).muted)
        };
        let job = LayoutJob::simple_format(text.to_owned(), format);
        typeset(ui, &job, &Setting::plain(width))
    }
}

/// A line in the middle of the page.
fn head_ui(ui: &mut Ui, galley: Arc<Galley>, role: Role) {
    let size = vec2(ui.available_width(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let text = galley.text().to_owned();
    response.widget_info(|| WidgetInfo::labeled(role, true, &text));
    let x = rect.center().x - galley.size().x / 2.0;
    let ink = palette(ui).ink;
    ui.painter().galley(pos2(x, rect.top()), galley, ink);
}

fn plain_ui(ui: &mut Ui, galley: Arc<Galley>) {
    let (at, galley, response) = Label::new(galley).selectable(true).layout_in_ui(ui);
    let text = galley.text().to_owned();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let ink = palette(ui).muted;
    LabelSelectionState::label_text_selection(ui, &response, at, galley, ink, Stroke::NONE);
}

/// A note, with a line at its left.
fn note_ui(ui: &mut Ui, galley: Arc<Galley>) {
    let height = galley.size().y;
    let top = ui.next_widget_position();
    let line = Stroke::new(2.0, palette(ui).soft_accent);
    ui.painter()
        .vline(top.x + GRID, top.y..=top.y + height, line);
    ui.horizontal(|ui| {
        ui.set_height(height);
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(NOTE);
        plain_ui(ui, galley);
    });
}
