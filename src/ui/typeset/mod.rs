//! Text as a book sets it: lines that begin and end where they may, both edges straight, paragraphs set in. egui breaks
//! lines by rules of its own; here each line is laid out by itself and the lines are put under one another, so that the
//! text stays one: selected, copied and searched as it is.

mod breaks;

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{
    Color32, FontId, Galley, Ui,
    text::{ByteIndex, LayoutJob, LayoutSection, TextFormat},
};

/// A gap between characters grows by no more than this part of the type size: then a line stays short.
const WIDEST: f32 = 0.16;

/// How paragraphs are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Setting {
    /// Of a line, in points.
    pub width: f32,
    /// What the first line of a paragraph is set in by.
    pub indent: f32,
    /// Between two paragraphs, beside the line.
    pub apart: f32,
    /// Both edges are straight.
    pub justify: bool,
}

impl Setting {
    /// As wide as this, with no more to it: titles, notes.
    pub fn plain(width: f32) -> Self {
        Self {
            width,
            indent: 0.0,
            apart: 0.0,
            justify: false,
        }
    }
}

/// Words of one kind, set without more.
pub(super) fn typeset_words(
    ui: &Ui,
    text: &str,
    font: FontId,
    ink: Color32,
    setting: &Setting,
) -> Arc<Galley> {
    let format = TextFormat::simple(font, ink);
    typeset(
        ui,
        &LayoutJob::simple_format(text.to_owned(), format),
        setting,
    )
}

/// Sets the text of `job`, whose own way to wrap is not asked.
pub(super) fn typeset(ui: &Ui, job: &LayoutJob, setting: &Setting) -> Arc<Galley> {
    let mut lines = Vec::new();
    // For each line the paragraph it is of, and whether it is the last of it.
    let mut places = Vec::new();
    let mut start = 0;
    for (nth, paragraph) in job.text.split('\n').enumerate() {
        let bytes = start..start + paragraph.len();
        start = bytes.end + 1;
        let set = paragraph_lines(ui, job, bytes, setting);
        let count = set.len();
        places.extend((0..count).map(|line| (nth, line + 1 == count)));
        lines.extend(set);
    }
    let pixels = ui.ctx().pixels_per_point();
    let mut galley = Galley::concat(Arc::new(job.clone()), &lines, pixels);
    let last = galley.rows.len().saturating_sub(1);
    let gap = (setting.apart * pixels).round() / pixels;
    for (at, (row, (paragraph, ends))) in galley.rows.iter_mut().zip(&places).enumerate() {
        // Each line was laid out as if it were a paragraph.
        row.ends_with_newline = *ends && at < last;
        row.pos.y += *paragraph as f32 * gap;
    }
    let added = places.last().map_or(0, |(paragraph, _)| *paragraph) as f32 * gap;
    galley.rect.max.y += added;
    // What sticks out asks for no room: else a pane that is as wide as its text would grow.
    galley.rect.max.x = galley.rect.max.x.min(setting.width);
    galley.mesh_bounds.max.y += added;
    Arc::new(galley)
}

/// The lines of one paragraph, each laid out.
fn paragraph_lines(
    ui: &Ui,
    job: &LayoutJob,
    bytes: Range<usize>,
    setting: &Setting,
) -> Vec<Arc<Galley>> {
    let whole = layout(ui, part(job, &bytes, 0.0, 0.0));
    let glyphs = whole.rows.first().map_or(&[][..], |row| &row.glyphs);
    let advances: Vec<f32> = glyphs.iter().map(|glyph| glyph.advance_width).collect();
    let text: Vec<char> = glyphs.iter().map(|glyph| glyph.chr).collect();
    let starts: Vec<usize> = job.text[bytes.clone()]
        .char_indices()
        .map(|(at, _)| bytes.start + at)
        .chain([bytes.end])
        .collect();
    let lines = breaks::lines(&text, &advances, setting.indent, setting.width);
    let last = lines.len() - 1;
    let set = |(at, line): (usize, Range<usize>)| {
        let indent = if at == 0 { setting.indent } else { 0.0 };
        let mut gap = 0.0;
        if setting.justify && at < last {
            let solid = breaks::solid_width(&text[line.clone()], &advances[line.clone()]);
            gap = widened(job, setting.width - indent - solid, line.len());
        }
        let end = |at: usize| starts.get(at).copied().unwrap_or(bytes.end);
        layout(
            ui,
            part(job, &(end(line.start)..end(line.end)), indent, gap),
        )
    };
    lines.into_iter().enumerate().map(set).collect()
}

/// By how much each gap of a line grows for it to end at the edge; 0 where that were too much.
fn widened(job: &LayoutJob, slack: f32, characters: usize) -> f32 {
    let size = job
        .sections
        .first()
        .map_or(0.0, |it| it.format.font_id.size);
    let gap = slack / characters.saturating_sub(1).max(1) as f32;
    if (0.0..=size * WIDEST).contains(&gap) {
        gap
    } else {
        0.0
    }
}

fn layout(ui: &Ui, job: LayoutJob) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Some bytes of a job as a job of one line.
fn part(job: &LayoutJob, bytes: &Range<usize>, indent: f32, gap: f32) -> LayoutJob {
    let mut sections = Vec::new();
    for section in &job.sections {
        let of = section.byte_range.start.0..section.byte_range.end.0;
        let (start, end) = (of.start.max(bytes.start), of.end.min(bytes.end));
        // Of an empty line the format alone, which says how high it is.
        let is_here = (of.start..=of.end).contains(&bytes.start);
        let is_empty_here = bytes.is_empty() && is_here && sections.is_empty();
        if start < end || is_empty_here {
            sections.push(LayoutSection {
                leading_space: if sections.is_empty() { indent } else { 0.0 },
                byte_range: ByteIndex(start - bytes.start)..ByteIndex(end.max(start) - bytes.start),
                format: TextFormat {
                    extra_letter_spacing: section.format.extra_letter_spacing + gap,
                    ..section.format.clone()
                },
            });
        }
    }
    LayoutJob {
        text: job.text[bytes.clone()].to_owned(),
        sections,
        break_on_newline: false,
        round_output_to_gui: false,
        ..LayoutJob::default()
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Context, FontFamily, RawInput};
    use eframe::epaint::text::Glyph;
    use proptest::prelude::*;

    use super::*;

    const SEED: &str = include_str!("../../../seeds/liaocheng-2021.txt");

    /// Runs a body with the fonts of the program, which are there from the second frame on.
    fn with_fonts(body: impl Fn(&Ui)) {
        let ctx = Context::default();
        crate::ui::install(&ctx);
        for frame in 0..2 {
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                if frame == 1 {
                    body(ui);
                }
            });
            output.textures_delta.clear();
        }
    }

    fn job(text: &str) -> LayoutJob {
        let font = FontId::new(15.0, FontFamily::Proportional);
        let format = TextFormat {
            line_height: Some(27.0),
            ..TextFormat::simple(font, Color32::BLACK)
        };
        LayoutJob::simple_format(text.to_owned(), format)
    }

    fn rows(galley: &Galley) -> Vec<String> {
        galley.rows.iter().map(|row| row.text()).collect()
    }

    #[track_caller]
    fn check_law(galley: &Galley, text: &str) {
        let mut characters = 0;
        for (row, next) in galley.rows.iter().zip(galley.rows.iter().skip(1)) {
            characters += row.char_count_including_newline().0;
            if row.ends_with_newline {
                continue;
            }
            let (end, begin) = (row.glyphs.last(), next.glyphs.first());
            let (end, begin) = (end.map(|it| it.chr), begin.map(|it| it.chr));
            assert!(!end.is_some_and(breaks::is_opening), "{}", row.text());
            assert!(!begin.is_some_and(breaks::is_closing), "{}", next.text());
        }
        characters += galley
            .rows
            .last()
            .map_or(0, |row| row.char_count_including_newline().0);
        assert_eq!(characters, text.chars().count());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(6))]

        /// The whole document, at the widths of a small and of a large pane.
        #[test]
        fn every_line_of_the_seed_begins_and_ends_as_it_may(
            width in 90.0f32..900.0, indent in prop_oneof![Just(0.0f32), Just(30.0f32)], justify: bool,
        ) {
            with_fonts(|ui| {
                let setting = Setting { width, indent, apart: 6.0, justify };
                let galley = typeset(ui, &job(SEED), &setting);
                check_law(&galley, SEED);
                for row in &galley.rows {
                    let advances: Vec<f32> = row.glyphs.iter().map(|it| it.advance_width).collect();
                    let text: Vec<char> = row.glyphs.iter().map(|it| it.chr).collect();
                    assert!(breaks::solid_width(&text, &advances) <= width + 0.1, "{}", row.text());
                }
            });
        }
    }

    #[test]
    fn paragraphs_are_set_in_and_set_apart() {
        with_fonts(|ui| {
            let setting = Setting {
                width: 90.0,
                indent: 30.0,
                apart: 9.0,
                justify: true,
            };
            let galley = typeset(ui, &job("全面实现电子印章，\n\n及时。"), &setting);
            assert_eq!(rows(&galley), ["全面实现", "电子印章，", "", "及时。"]);
            let lefts: Vec<f32> = galley
                .rows
                .iter()
                .map(|row| row.x_offset(0.into()))
                .collect();
            assert_eq!(lefts, [30.0, 0.0, 0.0, 30.0]);
            let tops: Vec<f32> = galley.rows.iter().map(|row| row.pos.y).collect();
            assert_eq!(tops, [0.0, 27.0, 63.0, 99.0]);
            assert_eq!(galley.size().y, 126.0);
            assert_eq!(typeset(ui, &job("一\n"), &setting).size().y, 63.0);
        });
    }

    #[test]
    fn no_text_is_wider_than_its_line() {
        with_fonts(|ui| {
            let setting = Setting::plain(68.0);
            let galley = typeset(ui, &job("电子印章，全面实现。"), &setting);
            assert_eq!(rows(&galley)[0], "电子印章，");
            assert_eq!(galley.size().x, 68.0);
        });
    }

    #[test]
    fn short_lines_are_drawn_out_to_the_edge() {
        with_fonts(|ui| {
            let text = "全面实现新开办企业电子印章及银行账户“一窗通”办理";
            let right = |justify: bool| {
                let setting = Setting {
                    justify,
                    ..Setting::plain(15.0 * 10.0 + 8.0)
                };
                let galley = typeset(ui, &job(text), &setting);
                galley.rows[0].glyphs.last().map_or(0.0, Glyph::max_x)
            };
            assert_eq!(right(false), 150.0);
            assert!((157.0..=158.5).contains(&right(true)), "{}", right(true));
        });
    }
}
