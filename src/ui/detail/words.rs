//! The words of a measure: coloured by what they mean, to be selected with the mouse, their times to be clicked.

use std::ops::Range;

use eframe::egui::{
    Align, Color32, CursorIcon, FontId, Galley, Label, Pos2, Rect, Role, Sense, Shape, Stroke,
    StrokeKind, TextStyle, Ui, WidgetInfo, pos2,
    text::{CharIndex, LayoutJob, TextFormat},
    text_selection::LabelSelectionState,
};
use rust_i18n::t;

use super::pieces::{Meaning, pieces, references};
use crate::plan::{Measure, Part, Plan, Span};
use crate::ui::hits::HitsHere;
use crate::ui::theme::{self, Palette, palette};
use crate::wording;

/// How far the marks under words reach: up and down from the base line, as parts of the type size.
const ABOVE: f32 = 0.95;
const BELOW: f32 = 0.26;

/// How a title or a text is set.
#[derive(Clone)]
struct Setting {
    font: FontId,
    line: Option<f32>,
}

/// The field whose words were clicked.
pub(super) struct Clicked {
    /// Where a milestone was made of them.
    pub milestone: Option<usize>,
    /// The words in the source.
    pub source: Span,
}

/// Draws the title or text of a measure; the field that was clicked.
pub(super) fn words_ui(
    ui: &mut Ui,
    plan: &Plan,
    measure: &Measure,
    part: Part,
    hits: &HitsHere<'_>,
) -> Option<Clicked> {
    let text = measure.part(part);
    let setting = setting(ui, part);
    let pieces = pieces(measure, part);
    let job = job(text, &pieces, &setting, palette(ui));
    let label = Label::new(job).selectable(true).wrap();
    let (at, galley, response) = label.layout_in_ui(ui);
    let role = match part {
        Part::Title => Role::Heading,
        Part::Text => Role::Label,
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
    let palette = palette(ui);
    let runs = |range: &Range<usize>| runs(&galley, at, text, range, setting.font.size);
    hits_ui(ui, hits, &runs);
    let mut clicked = None;
    for (range, source) in references(measure, part) {
        let runs = runs(&range);
        for run in &runs {
            let ends = [run.left_bottom(), run.right_bottom()];
            let quiet = Stroke::new(1.0, palette.muted.gamma_multiply(0.7));
            ui.painter()
                .extend(Shape::dashed_line(&ends, quiet, 1.5, 2.5));
        }
        if field_ui(ui, (part, range.start), &text[range], &runs) {
            let milestone = None;
            clicked = Some(Clicked { milestone, source });
        }
    }
    for (range, meaning) in &pieces {
        let runs = runs(range);
        let words = text.get(range.clone()).unwrap_or_default();
        let milestone = match *meaning {
            Meaning::Time(milestone) => Some(milestone),
            _ => None,
        };
        let is_clicked = match milestone {
            Some(milestone) => time_ui(ui, plan, measure, milestone, &runs),
            None if *meaning == Meaning::Plain => false,
            None => field_ui(ui, (part, range.start), words, &runs),
        };
        let source = source_of(measure, *meaning, words);
        if let (true, Some(source)) = (is_clicked, source) {
            clicked = Some(Clicked { milestone, source });
        }
    }
    let ink = palette.ink;
    LabelSelectionState::label_text_selection(ui, &response, at, galley, ink, Stroke::NONE);
    clicked
}

/// Draws plain words with what the search hits in them, to be selected with the mouse.
pub(super) fn plain_words_ui(ui: &mut Ui, text: &str, hits: &HitsHere<'_>) {
    let label = Label::new(text).selectable(true).wrap();
    let (at, galley, response) = label.layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let size = TextStyle::Body.resolve(ui.style()).size;
    hits_ui(ui, hits, &|range| runs(&galley, at, text, range, size));
    let ink = palette(ui).ink;
    LabelSelectionState::label_text_selection(ui, &response, at, galley, ink, Stroke::NONE);
}

/// Tints the hits; the one that was gone to has an edge, too, and comes into sight.
fn hits_ui(ui: &Ui, here: &HitsHere<'_>, runs: &impl Fn(&Range<usize>) -> Vec<Rect>) {
    let palette = palette(ui);
    for (nth, hit) in here.hits.iter().enumerate() {
        for run in runs(&(hit.start..hit.end)) {
            let run = run.expand(1.0);
            ui.painter().rect_filled(run, 2.0, palette.hit);
            if here.current == Some(nth) {
                let edge = Stroke::new(1.5, palette.accent);
                ui.painter()
                    .rect_stroke(run, 2.0, edge, StrokeKind::Outside);
                if here.scrolls {
                    ui.scroll_to_rect(run, Some(Align::Center));
                }
            }
        }
    }
}

fn setting(ui: &Ui, part: Part) -> Setting {
    match part {
        Part::Title => Setting {
            font: TextStyle::Heading.resolve(ui.style()),
            line: None,
        },
        Part::Text => Setting {
            font: theme::reading().resolve(ui.style()),
            line: Some(theme::READING_LINE),
        },
    }
}

fn job(
    text: &str,
    pieces: &[(Range<usize>, Meaning)],
    setting: &Setting,
    palette: &Palette,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (range, meaning) in pieces {
        let format = TextFormat {
            line_height: setting.line,
            ..TextFormat::simple(setting.font.clone(), ink(*meaning, palette))
        };
        job.append(text.get(range.clone()).unwrap_or_default(), 0.0, format);
    }
    job
}

fn ink(meaning: Meaning, palette: &Palette) -> Color32 {
    match meaning {
        Meaning::Plain => palette.ink,
        Meaning::Time(_) => palette.due_soon.ink,
        Meaning::Target => palette.target,
        Meaning::Department => palette.accent,
    }
}

/// Where the words of a piece stand in the source.
fn source_of(measure: &Measure, meaning: Meaning, words: &str) -> Option<Span> {
    match meaning {
        Meaning::Plain => None,
        Meaning::Time(milestone) => measure.milestones.get(milestone).map(|it| it.source),
        Meaning::Target => {
            let mut targets = measure.targets.iter();
            targets.find(|it| it.text == words).map(|it| it.source)
        }
        Meaning::Department => {
            let lists = measure.assignments.iter();
            let mut parties = lists.flat_map(|it| it.lead.iter().chain(&it.responsible));
            let named = parties.find(|it| it.written == words || it.name == words);
            named.map(|it| it.source)
        }
    }
}

/// A target, a name or a reference: a click shows its words in the source; whether it was clicked.
fn field_ui(ui: &Ui, place: (Part, usize), words: &str, runs: &[Rect]) -> bool {
    let mut clicked = false;
    for (nth, run) in runs.iter().enumerate() {
        let sense = if nth == 0 {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let id = ui.scope_id().with(("field", place, nth));
        let link = ui.interact(*run, id, sense);
        let name = || t!("source.show-words", words = words);
        link.widget_info(|| WidgetInfo::labeled(Role::Link, true, name()));
        crate::ui::choice::focus_ring(ui, run.expand(2.0), &link);
        clicked |= link.clicked();
        link.on_hover_cursor(CursorIcon::PointingHand);
    }
    clicked
}

/// A time: underlined, says on hover what day it comes to, and leads to its milestone; whether it was clicked.
fn time_ui(ui: &Ui, plan: &Plan, measure: &Measure, milestone: usize, runs: &[Rect]) -> bool {
    let Some(of_plan) = measure.milestones.get(milestone) else {
        return false;
    };
    let mut clicked = false;
    for (nth, run) in runs.iter().enumerate() {
        let amber = Stroke::new(1.0, palette(ui).due_soon.ink);
        ui.painter().hline(run.x_range(), run.bottom(), amber);
        // A time broken by the end of a line is one stop for Tab.
        let sense = if nth == 0 {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let id = ui.scope_id().with(("time", milestone, nth));
        let link = ui.interact(*run, id, sense);
        let name = || t!("detail.time-link", time = of_plan.text);
        link.widget_info(|| WidgetInfo::labeled(Role::Link, true, name()));
        crate::ui::choice::focus_ring(ui, run.expand(2.0), &link);
        clicked |= link.clicked();
        link.on_hover_cursor(CursorIcon::PointingHand)
            .on_hover_ui(|ui| {
                ui.label(wording::why(of_plan, plan));
            });
    }
    clicked
}

/// Where bytes of the text stand on the screen, one rectangle for each line they are on.
fn runs(galley: &Galley, at: Pos2, text: &str, bytes: &Range<usize>, size: f32) -> Vec<Rect> {
    let characters = |end: usize| text.get(..end).map_or(0, |text| text.chars().count());
    let (start, end) = (characters(bytes.start), characters(bytes.end));
    let mut runs = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.char_count_excluding_newline().0;
        let (from, to) = (start.max(first), end.min(first + count));
        let base = row.glyphs.first().map(|glyph| glyph.pos.y);
        if let (true, Some(base)) = (from < to, base) {
            let x =
                |character: usize| at.x + row.pos.x + row.x_offset(CharIndex(character - first));
            let y = at.y + row.pos.y + base;
            runs.push(Rect::from_min_max(
                pos2(x(from), y - size * ABOVE),
                pos2(x(to), y + size * BELOW),
            ));
        }
        first += row.char_count_including_newline().0;
    }
    runs
}
