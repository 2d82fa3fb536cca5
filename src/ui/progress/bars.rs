//! A row for each chapter and department: its name, a bar of its parts, and their numbers.

use eframe::egui::{
    FontSelection, Key, Modifiers, Rect, Response, Role, Sense, TextStyle, TextWrapMode, Ui,
    WidgetInfo, WidgetText, pos2, vec2,
};
use rust_i18n::t;

use super::row::{Columns, Row};
use super::{SHORT, part_fill, progress_id, section_ui, shown_words};
use crate::query::{Progress, ProgressBar, Value};
use crate::ui::filters::chapter_words;
use crate::ui::focus::ALL_ARROWS;
use crate::ui::gestures::{Gesture, pressed};
use crate::ui::theme::{self, GRID, palette};
use crate::ui::{Scene, View};

const ROW: f32 = 28.0;

/// A figure: the row among all rows, and the column, 0 for the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    pub row: usize,
    pub column: usize,
}

pub(super) fn bars_ui(ui: &mut Ui, scene: &Scene, progress: &Progress, view: &mut View) {
    let listed = if view.progress.all_departments {
        progress.departments.len()
    } else {
        progress.departments.len().min(SHORT)
    };
    let departments = &progress.departments[..listed];
    let focus = keys(ui, progress, departments, view);
    let follows = std::mem::take(&mut view.progress.follow);
    let mut clicked = None;
    let head = head_width(ui, progress);
    for (title, bars, first) in [
        (t!("progress.chapters"), progress.chapters.as_slice(), 0),
        (
            t!("progress.departments"),
            departments,
            progress.chapters.len(),
        ),
    ] {
        section_ui(ui, &title);
        head_ui(ui, progress, head);
        let size = vec2(ui.available_width(), ROW * bars.len() as f32);
        let (block, _) = ui.allocate_exact_size(size, Sense::hover());
        let clip = ui.clip_rect();
        for (place, bar) in bars.iter().enumerate() {
            let min = pos2(block.left(), block.top() + ROW * place as f32);
            let rect = Rect::from_min_size(min, vec2(block.width(), ROW));
            if follows && view.progress.cursor.row == first + place {
                ui.scroll_to_rect(rect, None);
            }
            // Of hundreds of departments only those in sight are made.
            if rect.intersects(clip) {
                let row = Row {
                    bar,
                    progress,
                    head,
                    rect,
                    name: name(scene, &bar.value),
                    row: first + place,
                };
                clicked = row.show(ui, view, &focus).or(clicked);
            }
        }
    }
    if let Some(cursor) = clicked {
        view.progress.cursor = cursor;
        choose(progress, departments, view);
        focus.request_focus();
    }
}

fn name(scene: &Scene, value: &Value) -> String {
    match value {
        Value::Chapter(number) => chapter_words(scene, *number).into(),
        Value::Department(name) => name.clone(),
        _ => String::new(),
    }
}

/// The figure at the cursor is what the filter shows.
fn choose(progress: &Progress, departments: &[ProgressBar], view: &mut View) {
    let cursor = view.progress.cursor;
    let bar = progress.chapters.iter().chain(departments).nth(cursor.row);
    let Some(bar) = bar else { return };
    view.filter.only(&bar.value);
    let part = cursor.column.checked_sub(1);
    if let Some((part, _)) = part.and_then(|part| progress.parts.get(part)) {
        view.filter.only(part);
    }
}

#[derive(Clone, Copy)]
pub(in crate::ui) enum Way {
    /// Down, and to the right.
    By(isize, isize),
    First,
    Last,
    /// Shows what is counted here.
    Choose,
}

const NONE: Modifiers = Modifiers::NONE;

pub(in crate::ui) const PROGRESS_KEYS: &[Gesture<Way>] = &[
    Gesture {
        does: "keys.rows",
        keys: &[
            (NONE, Key::ArrowUp, Way::By(-1, 0)),
            (NONE, Key::ArrowDown, Way::By(1, 0)),
        ],
    },
    Gesture {
        does: "keys.figures",
        keys: &[
            (NONE, Key::ArrowLeft, Way::By(0, -1)),
            (NONE, Key::ArrowRight, Way::By(0, 1)),
        ],
    },
    Gesture {
        does: "keys.ends",
        keys: &[(NONE, Key::Home, Way::First), (NONE, Key::End, Way::Last)],
    },
    Gesture {
        does: "keys.choose",
        keys: &[
            (NONE, Key::Enter, Way::Choose),
            (NONE, Key::Space, Way::Choose),
        ],
    },
];

fn keys(ui: &Ui, progress: &Progress, departments: &[ProgressBar], view: &mut View) -> Response {
    let focus = ui.interact(ui.max_rect(), progress_id(), Sense::FOCUSABLE);
    focus.widget_info(|| WidgetInfo::labeled(Role::Grid, true, t!("command.progress")));
    let rows = progress.chapters.len() + departments.len();
    let cursor = &mut view.progress.cursor;
    cursor.row = cursor.row.min(rows.saturating_sub(1));
    cursor.column = cursor.column.min(progress.parts.len());
    if !focus.has_focus() {
        return focus;
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, ALL_ARROWS));
    for way in pressed(ui.ctx(), PROGRESS_KEYS, |_| true) {
        let (down, right) = match way {
            Way::By(down, right) => (down, right),
            Way::First => (-(rows as isize), 0),
            Way::Last => (rows as isize, 0),
            Way::Choose => {
                choose(progress, departments, view);
                continue;
            }
        };
        let cursor = &mut view.progress.cursor;
        let row = cursor.row.saturating_add_signed(down);
        let column = cursor.column.saturating_add_signed(right);
        cursor.row = row.min(rows.saturating_sub(1));
        cursor.column = column.min(progress.parts.len());
        view.progress.follow = true;
    }
    focus
}

fn head_width(ui: &Ui, progress: &Progress) -> f32 {
    let width = |words: std::borrow::Cow<'_, str>| theme::width(ui, &TextStyle::Small, words);
    let parts = progress.parts.iter().map(|(part, _)| shown_words(ui, part));
    parts.map(width).fold(width(t!("progress.total")), f32::max)
}

fn head_ui(ui: &mut Ui, progress: &Progress, head: f32) {
    let size = vec2(ui.available_width(), ROW - 2.0 * GRID);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let columns = Columns::of(rect.x_range(), progress.parts.len(), head);
    let palette = palette(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let total = (t!("progress.total"), None);
    let parts = progress.parts.iter();
    let parts = parts.map(|(part, _)| (shown_words(ui, part), Some(part_fill(palette, part))));
    let heads = std::iter::once(total).chain(parts);
    for (column, (words, fill)) in columns.numbers.iter().zip(heads) {
        let galley = WidgetText::from(words.as_ref()).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            column.span() - GRID,
            FontSelection::FontId(font.clone()),
        );
        let at = pos2(column.max, rect.center().y) - vec2(galley.size().x, galley.size().y / 2.0);
        let painter = ui.painter();
        painter.galley_with_override_text_color(at, galley, palette.muted);
        if let Some(fill) = fill {
            let line = Rect::from_x_y_ranges(
                column.min + 2.0 * GRID..=column.max,
                rect.bottom() - 3.0..=rect.bottom(),
            );
            painter.rect_filled(line, 1.0, fill);
        }
    }
}
