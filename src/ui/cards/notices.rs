//! Messages that stay until dismissed, stacked in a corner; problems first, then the newest.

use std::cmp::Reverse;

use eframe::egui::{Align2, Frame, Label, Margin, RichText, Stroke, Ui, accesskit::Live};
use rust_i18n::t;

use super::look::{ASIDE, aside_ui, dismiss_ui, link_ui, rows_area};
use crate::ui::theme::{self, CHIP, GRID, RADIUS_CARD, palette};
use crate::ui::{Action, Notice, NoticeKind, Scene, View};

/// So many are shown before one asks for all; in a low window.
const FIRST: usize = 3;
const FIRST_COMPACT: usize = 2;
/// What the stack leaves free of the window's height: both bars and some of the list.
const FREE: f32 = 180.0;

pub(super) fn notices_ui(ui: &Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let notices = in_order(scene.notices);
    let first = if theme::is_compact(ui.ctx()) {
        FIRST_COMPACT
    } else {
        FIRST
    };
    if notices.len() <= first {
        view.cards.all_notices = false;
    }
    if notices.is_empty() {
        return;
    }
    let all = view.cards.all_notices;
    let shown = if all { notices.len() } else { first };
    let height = ui.ctx().content_rect().height() - FREE;
    aside_ui(
        ui,
        "notices",
        &t!("notices.name"),
        Align2::LEFT_BOTTOM,
        |ui, _| {
            ui.set_width(ASIDE);
            rows_area(ui, height).show(ui, |ui| {
                for notice in notices.iter().take(shown) {
                    notice_ui(ui, notice, actions);
                }
            });
            more_ui(ui, notices.len().saturating_sub(first), view);
        },
    );
}

fn in_order(notices: &[Notice]) -> Vec<&Notice> {
    let mut ordered: Vec<&Notice> = notices.iter().rev().collect();
    ordered.sort_by_key(|notice| Reverse(notice.kind == NoticeKind::Problem));
    ordered
}

fn notice_ui(ui: &mut Ui, notice: &Notice, actions: &mut Vec<Action>) {
    let palette = palette(ui);
    let problem = notice.kind == NoticeKind::Problem;
    let fill = if problem {
        palette.overdue.fill
    } else {
        palette.panel
    };
    let margin = Margin {
        left: 12,
        right: 6,
        top: 6,
        bottom: 8,
    };
    let frame = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(RADIUS_CARD)
        .inner_margin(margin);
    frame.show(ui, |ui| {
        ui.set_width(ASIDE - margin.sum().x - 2.0);
        ui.push_id(notice.id, |ui| {
            ui.horizontal_top(|ui| {
                let width = ui.available_width() - CHIP - 2.0 * GRID;
                ui.vertical(|ui| {
                    ui.set_width(width);
                    words_ui(ui, notice, actions);
                });
                let name = t!("notices.dismiss", text = notice.text);
                if dismiss_ui(ui, &name).clicked() {
                    actions.push(Action::DismissNotice(notice.id));
                }
            });
        });
    });
}

fn words_ui(ui: &mut Ui, notice: &Notice, actions: &mut Vec<Action>) {
    let palette = palette(ui);
    ui.spacing_mut().item_spacing.y = GRID;
    ui.add_space(GRID);
    let live = match notice.kind {
        NoticeKind::Problem => {
            let word = RichText::new(t!("notices.problem")).color(palette.overdue.ink);
            ui.label(word.text_style(theme::secondary()));
            Live::Assertive
        }
        NoticeKind::Info => Live::Polite,
    };
    let text = ui.add(Label::new(&notice.text).wrap());
    ui.ctx()
        .accesskit_node_builder(text.id, |node| node.set_live(live));
    if notice.offers.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = CHIP;
        for (label, action) in &notice.offers {
            if ui.button(label).clicked() {
                actions.push(action.clone());
            }
        }
    });
}

/// How many more there are, and a way to them and back.
fn more_ui(ui: &mut Ui, more: usize, view: &mut View) {
    if more == 0 {
        return;
    }
    let words = if view.cards.all_notices {
        t!("notices.fewer")
    } else {
        t!("notices.more", count = more)
    };
    let frame = Frame::new()
        .fill(palette(ui).panel)
        .stroke(Stroke::new(1.0, palette(ui).line))
        .corner_radius(RADIUS_CARD);
    if frame.show(ui, |ui| link_ui(ui, &words)).inner.clicked() {
        view.cards.all_notices = !view.cards.all_notices;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_come_first_then_the_newest() {
        let kinds = [
            NoticeKind::Info,
            NoticeKind::Problem,
            NoticeKind::Info,
            NoticeKind::Problem,
        ];
        let notices: Vec<Notice> = (0..)
            .zip(kinds)
            .map(|(id, kind)| Notice {
                id,
                kind,
                text: String::new(),
                offers: Vec::new(),
            })
            .collect();
        let ids: Vec<u64> = in_order(&notices).iter().map(|it| it.id).collect();
        assert_eq!(ids, [3, 1, 2, 0]);
    }
}
