use eframe::egui::{
    Button, Id, Key, Margin, Modifiers, Popup, PopupCloseBehavior, RectAlign, Response, Sense,
    TextEdit, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
    vec2,
};

use crate::plan::fold_name;
use crate::ui::Scene;
use crate::ui::filters::found;
use crate::ui::theme::CHIP;

/// So many suggestions at once.
const MOST: usize = 6;

/// Which suggestion the arrows have reached, and whether the pointer is over them.
#[derive(Clone, Debug, Default)]
pub(super) struct Completion {
    highlighted: Option<usize>,
    pointed: bool,
}

/// A field for a department: any text, with those of the plan suggested below it. Arrows walk the suggestions, Enter takes
/// the one reached.
pub(super) fn department_field_ui(
    ui: &mut Ui,
    scene: &Scene,
    typed: &mut String,
    hint: &str,
    completion: &mut Completion,
) -> Response {
    let id = ui.scope_id().with("department");
    let held = ui.memory(|memory| memory.has_focus(id));
    let suggestions = if held || completion.pointed {
        suggestions(scene, typed)
    } else {
        Vec::new()
    };
    if held {
        walk(ui, completion, suggestions.len());
        let reached = completion.highlighted.and_then(|at| suggestions.get(at));
        if let Some(name) = reached
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
        {
            take(ui, id, typed, name);
            completion.highlighted = None;
        }
    }
    let field = TextEdit::singleline(typed)
        .id(id)
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(8, 7));
    let response = ui.add(field);
    if response.changed() || response.lost_focus() {
        completion.highlighted = None;
    }
    let open = (response.has_focus() || completion.pointed) && !suggestions.is_empty();
    completion.pointed = false;
    if open && let Some(name) = list_ui(&response, &suggestions, completion) {
        take(ui, id, typed, &name);
        *completion = Completion::default();
    }
    response
}

/// The departments of the plan that what was typed may mean; none once it is one of them.
fn suggestions(scene: &Scene, typed: &str) -> Vec<String> {
    let known = &scene.results.counts.departments;
    let found = found(known, &scene.workbook.register, typed);
    if found
        .iter()
        .any(|it| fold_name(&it.name) == fold_name(typed))
    {
        return Vec::new();
    }
    let names = found.into_iter().map(|it| it.name.clone());
    names.take(MOST).collect()
}

fn walk(ui: &Ui, completion: &mut Completion, count: usize) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    completion.highlighted = match completion.highlighted {
        at if count == 0 || !(down || up) => at.filter(|&at| at < count),
        None if down => Some(0),
        None => None,
        Some(at) if down => Some((at + 1).min(count - 1)),
        Some(at) => at.checked_sub(1),
    };
}

/// Puts a name into the field, and the caret behind it.
fn take(ui: &Ui, field: Id, typed: &mut String, name: &str) {
    name.clone_into(typed);
    ui.memory_mut(|memory| memory.request_focus(field));
    let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
    let end = CCursor::new(name.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.store(ui.ctx(), field);
}

/// Draws the suggestions below the field; returns the one clicked.
fn list_ui(field: &Response, names: &[String], completion: &mut Completion) -> Option<String> {
    let mut taken = None;
    let shown = Popup::from_response(field)
        .id(field.id.with("suggestions"))
        .open(true)
        .align(RectAlign::BOTTOM_START)
        .width(field.rect.width())
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .show(|ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.spacing_mut().interact_size.y = CHIP;
            for (at, name) in names.iter().enumerate() {
                let reached = completion.highlighted == Some(at);
                // Clickable without being a stop of its own for Tab: the field keeps the keyboard.
                let row = Button::selectable(reached, name.as_str())
                    .sense(Sense::CLICK)
                    .min_size(vec2(ui.available_width(), CHIP));
                let row = ui.add(row);
                if reached {
                    ui.ctx().accesskit_node_builder(field.id, |node| {
                        node.set_active_descendant(row.id.accesskit_id());
                    });
                }
                if row.clicked() {
                    taken = Some(name.clone());
                }
            }
        });
    completion.pointed = shown.is_some_and(|shown| shown.response.contains_pointer());
    taken
}
