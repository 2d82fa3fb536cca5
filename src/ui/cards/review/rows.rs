//! The doubts as rows: the measure, the words, what is asked.

use eframe::egui::{
    FocusDirection, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};
use rust_i18n::t;

use super::ReviewView;
use crate::notebook::{Asked, Question, Verdict};
use crate::plan::fold_name;
use crate::ui::Scene;
use crate::ui::choice::focus_ring;
use crate::ui::focus::UP_DOWN;
use crate::ui::theme::{self, ACCENT_EDGE, GRID, RADIUS_ROW, palette};
use crate::wording;

const ROW: f32 = 48.0;

fn rows_id() -> Id {
    Id::unique("review rows")
}

/// Whether the rows have the keyboard.
pub(super) fn has_keyboard(ui: &Ui) -> bool {
    ui.memory(|memory| memory.has_focus(rows_id()))
}

/// Draws the rows in sight; a click or an arrow goes to one.
pub(super) fn rows_ui(ui: &mut Ui, scene: &Scene, page: &mut ReviewView, shown: &[usize]) {
    let pane = ui.available_rect_before_wrap();
    let rows = ui.interact(pane, rows_id(), Sense::FOCUSABLE);
    rows.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, t!("review.rows")));
    if std::mem::take(&mut page.to_rows) {
        rows.request_focus();
    }
    walk(ui, page, shown);
    let reveal = std::mem::take(&mut page.reveal);
    ScrollArea::vertical()
        .id_salt("review rows")
        .auto_shrink(false)
        .animated(false)
        .show_viewport(ui, |ui, viewport| {
            ui.set_height(shown.len() as f32 * ROW);
            let (left, top) = (ui.max_rect().left(), ui.max_rect().top());
            let width = ui.max_rect().width();
            let place = |row: usize| {
                Rect::from_min_size(pos2(left, top + row as f32 * ROW), vec2(width, ROW))
            };
            let first = (viewport.top() / ROW).floor().max(0.0) as usize;
            let count = (viewport.height() / ROW).ceil() as usize + 1;
            for (row, &index) in shown.iter().enumerate().skip(first).take(count) {
                if row_ui(ui, scene, page, index, place(row)).clicked() {
                    page.go_to(Some(index));
                    rows.request_focus();
                }
            }
            let current = shown.iter().position(|&index| page.current == Some(index));
            if let (true, Some(row)) = (reveal, current) {
                ui.scroll_to_rect(place(row), None);
            }
        });
    focus_ring(ui, pane, &rows);
}

fn walk(ui: &Ui, page: &mut ReviewView, shown: &[usize]) {
    if !has_keyboard(ui) {
        return;
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(rows_id(), UP_DOWN));
    let current = shown.iter().position(|&index| page.current == Some(index));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = match current {
        _ if pressed(Key::Home) => Some(0),
        _ if pressed(Key::End) => shown.len().checked_sub(1),
        Some(row) if pressed(Key::ArrowDown) => Some((row + 1).min(shown.len() - 1)),
        Some(row) if pressed(Key::ArrowUp) => Some(row.saturating_sub(1)),
        _ => return,
    };
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    page.go_to(to.and_then(|row| shown.get(row).copied()));
}

fn row_ui(ui: &Ui, scene: &Scene, page: &ReviewView, index: usize, rect: Rect) -> Response {
    // Clickable without being a stop of its own for Tab: the rows are one.
    let response = ui.interact(rect, rows_id().with(index), Sense::CLICK);
    let current = page.current == Some(index);
    let Some(question) = page.question(scene.workbook.review(), index) else {
        return response;
    };
    let words = words(scene, question);
    let about = about(question);
    let spoken = format!("{words} {about}");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, current, &spoken));
    let palette = palette(ui);
    if current {
        ui.painter()
            .rect_filled(rect, RADIUS_ROW, palette.selection);
        let edge = Rect::from_min_size(rect.min, vec2(ACCENT_EDGE, rect.height()));
        ui.painter().rect_filled(edge, 0.0, palette.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, RADIUS_ROW, palette.side);
    }
    let line = |text: &str, style: TextStyle, y: f32, ink| {
        let width = rect.width() - 6.0 * GRID;
        let text = WidgetText::from(text);
        let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), width, style);
        let at = pos2(rect.left() + 3.0 * GRID, rect.top() + y);
        ui.painter()
            .galley_with_override_text_color(at, galley, ink);
    };
    line(&words, TextStyle::Body, 5.0, palette.ink);
    let ink = match question.verdict {
        Verdict::Open => palette.due_soon.ink,
        Verdict::Clash => palette.overdue.ink,
        Verdict::Confirmed | Verdict::Corrected(_) => palette.done.ink,
    };
    line(&about, theme::secondary(), 26.0, ink);
    response
}

/// `1.2　市财正局`
fn words(scene: &Scene, question: &Question) -> String {
    let measures = &scene.workbook.plan.measures;
    let measure = question.spot.measure.and_then(|it| measures.get(it));
    let plan = scene.workbook.plan_as_read();
    let source: &str = &scene.workbook.source;
    let words = match question.spot.asked {
        Asked::Title if plan.title.is_empty() => t!("review.no-title").into_owned(),
        Asked::Title => plan.title.clone(),
        Asked::Year if plan.year.is_none() => t!("review.no-year").into_owned(),
        _ => match question.source.of_checked(source) {
            "" => question.words().to_owned(),
            words if is_part(words, question) => line_at(source, question.source.start),
            words => words.to_owned(),
        },
    };
    let words: String = words.split_whitespace().collect();
    match measure {
        Some(measure) => t!("review.row", id = measure.id, words = words).into(),
        None => t!("review.row-of-plan", words = words).into(),
    }
}

/// Of a line in doubt its number is marked; it is told by more of it.
fn is_part(words: &str, question: &Question) -> bool {
    let all = fold_name(&question.spot.words);
    question.spot.asked == Asked::Reading && fold_name(words).len() < all.len()
}

fn line_at(source: &str, start: usize) -> String {
    let rest = source.get(start..).unwrap_or_default();
    rest.lines().next().unwrap_or_default().to_owned()
}

/// `部门 · 待核对`
fn about(question: &Question) -> String {
    let asked = wording::asked(question.spot.asked);
    let verdict = match &question.verdict {
        Verdict::Open => t!("review.open").into_owned(),
        Verdict::Clash => t!("review.clash").into_owned(),
        Verdict::Confirmed => t!("review.confirmed").into_owned(),
        Verdict::Corrected(answer) => {
            t!("review.corrected", answer = wording::answer(answer)).into_owned()
        }
    };
    t!("review.about", asked = asked, verdict = verdict).into()
}
