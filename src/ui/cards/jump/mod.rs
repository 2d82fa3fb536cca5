//! One box to go anywhere: to a measure by its number, title or spelling, to a department, to a command.

mod offers;

use std::sync::Arc;

use eframe::egui::{
    Align2, Id, Key, Margin, Modifiers, Role, ScrollArea, Sense, TextEdit, TextStyle, Ui,
    WidgetInfo, pos2, text::TextWrapping, vec2,
};
use rust_i18n::t;

use self::offers::{Goal, Offer, best, offers, show};
use super::look::{link_ui, modal_ui};
use crate::ui::commands::{Command, keys_of};
use crate::ui::list::{list_id, marked};
use crate::ui::theme::{self, GRID, RADIUS_ROW, palette};
use crate::ui::{Action, Beside, Scene, View};

const WIDTH: f32 = 560.0;
const HEIGHT: f32 = 360.0;
const LINE: f32 = 30.0;

/// What is typed in the box, and what it offers.
#[derive(Clone, Debug, Default)]
pub(super) struct JumpView {
    typed: String,
    /// The measures that fit, by the text and the edition of the scene.
    measures: Beside<(String, u64), Vec<usize>>,
    /// The text and the edition that `offers` are of, and whether the measures are among them.
    made_of: Option<(String, u64, bool)>,
    offers: Vec<Offer>,
    at: usize,
    /// Enter was pressed before the measures were there.
    is_entered: bool,
}

/// Draws the box while it is open. Enter goes to the line that the arrows reached, Esc closes.
pub(super) fn jump_ui(ui: &Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let Some(mut jump) = view.cards.jump.take() else {
        return;
    };
    let (mut gone, mut closed) = (None, false);
    let escaped = modal_ui(ui, "jump", &t!("jump.title"), WIDTH, |ui, opening| {
        let moved = walk(ui, &mut jump);
        let enter = field_ui(ui, &mut jump, opening);
        refresh(ui, scene, view, &mut jump);
        gone = lines_ui(ui, &jump, moved);
        jump.is_entered |= enter;
        if jump.is_entered && jump.has_all() {
            jump.is_entered = false;
            gone = Some(jump.at);
        }
        closed = link_ui(ui, &t!("jump.keys")).clicked();
    });
    match gone
        .and_then(|at| jump.offers.get(at))
        .map(|offer| offer.goal.clone())
    {
        Some(Goal::Command(command)) => command.run(ui.ctx(), scene, view, actions),
        Some(Goal::Manual(page)) => view.open_manual(scene, page),
        Some(goal) => {
            show(view, &goal);
            ui.memory_mut(|memory| memory.request_focus(list_id()));
        }
        None if escaped || closed => {}
        None => view.cards.jump = Some(jump),
    }
}

impl JumpView {
    fn has_all(&self) -> bool {
        matches!(self.made_of, Some((_, _, true)))
    }
}

/// The arrows move through the lines; whether they did.
fn walk(ui: &Ui, jump: &mut JumpView) -> bool {
    let last = jump.offers.len().saturating_sub(1);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        jump.at = (jump.at + 1).min(last);
    } else if pressed(Key::ArrowUp) {
        jump.at = jump.at.saturating_sub(1);
    } else {
        return false;
    }
    true
}

fn field_id() -> Id {
    Id::unique("jump field")
}

/// Draws the field; whether Enter was pressed in it.
fn field_ui(ui: &mut Ui, jump: &mut JumpView, opening: bool) -> bool {
    let field = TextEdit::singleline(&mut jump.typed)
        .id(field_id())
        .hint_text(t!("jump.hint"))
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(10, 8));
    let field = ui.add(field).accessible_name(t!("jump.name"));
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    // The box has no other stop: what an input method does with Enter or Esc leaves the keyboard here.
    if opening || field.lost_focus() {
        field.request_focus();
    }
    enter
}

/// What is found at once is offered at once; the measures come as soon as they are found.
fn refresh(ui: &Ui, scene: &Scene, view: &View, jump: &mut JumpView) {
    let of = (jump.typed.clone(), scene.edition);
    let (index, typed) = (Arc::clone(scene.index), jump.typed.clone());
    jump.measures.want(of.clone(), scene.worker, move |_| {
        Some(best(&index, &typed))
    });
    let measures = jump.measures.good(&of);
    let made_of = Some((jump.typed.clone(), scene.edition, measures.is_some()));
    if jump.made_of != made_of {
        let is_same_text = matches!(&jump.made_of, Some((typed, ..)) if *typed == jump.typed);
        let keys = |command: Command| {
            let shortcut = command.shortcut();
            shortcut.map_or_else(String::new, |it| keys_of(ui.ctx(), it))
        };
        let measures = measures.map_or(&[][..], Vec::as_slice);
        jump.offers = offers(scene, view, &jump.typed, measures, &keys);
        jump.made_of = made_of;
        if !is_same_text {
            jump.at = 0;
        }
        jump.at = jump.at.min(jump.offers.len().saturating_sub(1));
    }
}

/// Draws the lines; the place of the one that was clicked.
fn lines_ui(ui: &mut Ui, jump: &JumpView, moved: bool) -> Option<usize> {
    let mut clicked = None;
    ui.add_space(GRID);
    ScrollArea::vertical()
        .max_height(HEIGHT)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if jump.offers.is_empty() {
                ui.label(theme::label(ui, t!("jump.nothing")));
            }
            for (at, offer) in jump.offers.iter().enumerate() {
                if line_ui(ui, offer, jump.at == at, moved) {
                    clicked = Some(at);
                }
            }
        });
    clicked
}

fn line_ui(ui: &mut Ui, offer: &Offer, is_reached: bool, moved: bool) -> bool {
    // Clickable without being a stop of its own for Tab: the field keeps the keyboard.
    let size = vec2(ui.available_width(), LINE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| {
        let spoken = t!("jump.spoken", words = offer.words, aside = offer.aside);
        WidgetInfo::selected(Role::ListBoxOption, true, is_reached, spoken.trim())
    });
    let palette = palette(ui);
    if is_reached || response.hovered() {
        let fill = if is_reached {
            palette.selection
        } else {
            palette.chip
        };
        ui.painter().rect_filled(rect, RADIUS_ROW, fill);
    }
    if is_reached {
        ui.ctx().accesskit_node_builder(field_id(), |node| {
            node.set_active_descendant(response.id.accesskit_id());
        });
        if moved {
            response.scroll_to_me(None);
        }
    }
    let inner = rect.shrink2(vec2(2.0 * GRID, 0.0));
    let small = TextStyle::Small.resolve(ui.style());
    let aside = ui.painter().text(
        inner.right_center(),
        Align2::RIGHT_CENTER,
        &offer.aside,
        small,
        palette.muted,
    );
    let body = TextStyle::Body.resolve(ui.style());
    let mut job = marked(&offer.words, &offer.hits, &body, palette.ink, palette);
    job.wrap = TextWrapping::truncate_at_width((aside.left() - 2.0 * GRID - inner.left()).max(0.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(inner.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.ink);
    response.clicked()
}
