//! The words of a measure: coloured by what they mean, to be selected with the mouse, the fields among them to be clicked.

mod offers;
mod pieces;

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{
    Align, Color32, FontId, Galley, Label, Pos2, Rect, Role, Shape, Stroke, StrokeKind, TextStyle,
    Ui, WidgetInfo, pos2,
    text::{CharIndex, LayoutJob, TextFormat},
    text_selection::LabelSelectionState,
};

use self::offers::{Field, field_ui};
pub(super) use self::offers::{Offer, copy_menu_ui, take};
use self::pieces::{Meaning, pieces, references};
use super::hits::HitsHere;
use super::text_size::text_size;
use super::theme::{Palette, palette};
use super::typeset::{Setting, typeset, typeset_words};
use super::{Preferences, Scene};
use crate::plan::{Measure, Part};

/// How far the marks under words reach: up and down from the base line, as parts of the type size.
const ABOVE: f32 = 0.95;
const BELOW: f32 = 0.26;

/// How a title or a text is set.
#[derive(Clone, Debug)]
pub(super) struct Style {
    pub font: FontId,
    /// The height of a line; `None`: the font's.
    pub line: Option<f32>,
    pub setting: Setting,
}

impl Style {
    pub fn title(ui: &Ui, width: f32) -> Self {
        Self {
            font: TextStyle::Heading.resolve(ui.style()),
            line: None,
            setting: Setting::plain(width),
        }
    }

    /// The text of a measure, each paragraph set in by two characters; `larger`: points more than in the pane.
    pub fn text(preferences: &Preferences, width: f32, larger: f32) -> Self {
        let (size, line) = text_size(preferences, larger);
        Self {
            font: FontId::proportional(size),
            line: Some(line),
            setting: Setting {
                width,
                indent: 2.0 * size,
                apart: (line - size) / 2.0,
                justify: true,
            },
        }
    }
}

/// Sets the title or text of a measure.
pub(super) fn words_galley(ui: &Ui, measure: &Measure, part: Part, style: &Style) -> Arc<Galley> {
    let job = job(
        measure.part(part),
        &pieces(measure, part),
        style,
        palette(ui),
    );
    typeset(ui, &job, &style.setting)
}

/// Draws the title or text of a measure as it was set; what was chosen from what a field offers.
pub(super) fn words_ui(
    ui: &mut Ui,
    scene: &Scene,
    index: usize,
    part: Part,
    (style, hits): (&Style, &HitsHere<'_>),
) -> Option<Offer> {
    let measure = scene.workbook.plan.measures.get(index)?;
    let text = measure.part(part);
    let galley = words_galley(ui, measure, part, style);
    let (at, galley, response) = Label::new(galley).selectable(true).layout_in_ui(ui);
    let role = match part {
        Part::Title => Role::Heading,
        Part::Text => Role::Label,
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
    let palette = palette(ui);
    let runs = |range: &Range<usize>| runs(&galley, at, text, range, style.font.size);
    hits_ui(ui, hits, &runs);
    let chosen = fields_ui(ui, scene, index, part, &runs);
    let pointer = ui.input(|input| input.pointer.interact_pos());
    let character = pointer.map(|it| galley.cursor_from_pos(it - at).index.0);
    response.context_menu(|ui| copy_menu_ui(ui, scene, index, character));
    let ink = palette.ink;
    LabelSelectionState::label_text_selection(ui, &response, at, galley, ink, Stroke::NONE);
    chosen
}

/// Marks the fields and makes them links; what was chosen from what one offers.
fn fields_ui(
    ui: &Ui,
    scene: &Scene,
    index: usize,
    part: Part,
    runs: &impl Fn(&Range<usize>) -> Vec<Rect>,
) -> Option<Offer> {
    let measure = scene.workbook.plan.measures.get(index)?;
    let palette = palette(ui);
    let text = measure.part(part);
    let mut chosen = None;
    for (range, reference) in references(measure, part) {
        let runs = runs(&range);
        for run in &runs {
            let ends = [run.left_bottom(), run.right_bottom()];
            let quiet = Stroke::new(1.0, palette.muted.gamma_multiply(0.7));
            ui.painter()
                .extend(Shape::dashed_line(&ends, quiet, 1.5, 2.5));
        }
        let field = Field::Reference(reference);
        chosen = field_ui(
            ui,
            scene,
            index,
            (field, (part, range.start)),
            &text[range],
            &runs,
        )
        .or(chosen);
    }
    for (range, meaning) in &pieces(measure, part) {
        let field = match *meaning {
            Meaning::Plain => continue,
            Meaning::Time(milestone) => Field::Time(milestone),
            Meaning::Target(target) => Field::Target(target),
            Meaning::Department => Field::Department,
        };
        let runs = runs(range);
        let words = text.get(range.clone()).unwrap_or_default();
        if let Field::Time(_) = field {
            let amber = Stroke::new(1.0, palette.due_soon.ink);
            for run in &runs {
                ui.painter().hline(run.x_range(), run.bottom(), amber);
            }
        }
        chosen = field_ui(ui, scene, index, (field, (part, range.start)), words, &runs).or(chosen);
    }
    chosen
}

/// Draws plain words with what the search hits in them, to be selected with the mouse.
pub(super) fn plain_words_ui(ui: &mut Ui, text: &str, hits: &HitsHere<'_>) {
    let font = TextStyle::Body.resolve(ui.style());
    let size = font.size;
    let ink = palette(ui).ink;
    let setting = Setting::plain(ui.available_width());
    let galley = typeset_words(ui, text, font, ink, &setting);
    let (at, galley, response) = Label::new(galley).selectable(true).layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    hits_ui(ui, hits, &|range| runs(&galley, at, text, range, size));
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

fn job(
    text: &str,
    pieces: &[(Range<usize>, Meaning)],
    style: &Style,
    palette: &Palette,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (range, meaning) in pieces {
        let format = TextFormat {
            line_height: style.line,
            ..TextFormat::simple(style.font.clone(), ink(*meaning, palette))
        };
        job.append(text.get(range.clone()).unwrap_or_default(), 0.0, format);
    }
    job
}

fn ink(meaning: Meaning, palette: &Palette) -> Color32 {
    match meaning {
        Meaning::Plain => palette.ink,
        Meaning::Time(_) => palette.due_soon.ink,
        Meaning::Target(_) => palette.target,
        Meaning::Department => palette.accent,
    }
}

/// Where bytes of the text stand on the screen, one rectangle for each line they are on.
pub(super) fn runs(
    galley: &Galley,
    at: Pos2,
    text: &str,
    bytes: &Range<usize>,
    size: f32,
) -> Vec<Rect> {
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
