//! The path field that stands in for a dialog.

use std::path::PathBuf;

use eframe::egui::{Key, Label, Margin, RichText, TextEdit, Ui};
use rust_i18n::t;

use super::look::{explained_ui, modal_ui, primary_ui};
use super::view::PathDraft;
use crate::ui::theme::{self, GRID, palette};
use crate::ui::{Action, PathPurpose, PathRequest, View};

const WIDTH: f32 = 520.0;

pub(super) fn path_request_ui(
    ui: &Ui,
    request: &PathRequest,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    begin(request, view);
    let cancelled = modal_ui(
        ui,
        "path request",
        &request.question,
        WIDTH,
        |ui, opening| {
            let field = TextEdit::singleline(&mut view.path_field)
                .id_salt("path")
                .desired_width(f32::INFINITY)
                .margin(Margin::symmetric(8, 7));
            let field = ui.add(field).accessible_name(t!("path-request.path"));
            let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if opening || enter {
                field.request_focus();
            }
            below_ui(ui, request, view);
            ui.add_space(GRID);
            let path = read_path(&view.path_field);
            ui.horizontal(|ui| {
                let confirmed =
                    primary_ui(ui, &t!("path-request.confirm"), path.is_some()).clicked();
                if let Some(path) = path
                    && (confirmed || enter)
                {
                    if let Some(draft) = &mut view.cards.path {
                        draft.answered.clone_from(&view.path_field);
                    }
                    actions.push(request.purpose.answer(path));
                }
                if ui.button(t!("path-request.cancel")).clicked() {
                    actions.push(Action::CancelPathRequest);
                }
            });
        },
    );
    if cancelled {
        actions.push(Action::CancelPathRequest);
    }
}

/// Puts the suggestion into the field, once for each request.
fn begin(request: &PathRequest, view: &mut View) {
    let begun = view.cards.path.as_ref();
    if begun.is_some_and(|draft| draft.purpose == request.purpose) {
        return;
    }
    view.path_field.clone_from(&request.suggestion);
    view.cards.path = Some(PathDraft {
        purpose: request.purpose,
        answered: request.suggestion.clone(),
    });
}

/// What is wrong with the path as it was answered; else what a path may be.
fn below_ui(ui: &mut Ui, request: &PathRequest, view: &View) {
    let answered = view.cards.path.as_ref().map(|draft| &draft.answered);
    match &request.complaint {
        Some(complaint) if answered == Some(&view.path_field) => {
            let words = RichText::new(complaint)
                .text_style(theme::secondary())
                .color(palette(ui).overdue.ink);
            ui.add(Label::new(words).wrap());
        }
        _ if request.purpose == PathPurpose::Share => {
            explained_ui(ui, &t!("path-request.folder"));
        }
        _ if request.must_exist => explained_ui(ui, &t!("path-request.must-exist")),
        _ => explained_ui(ui, &t!("path-request.may-be-new")),
    }
}

/// File managers copy paths in quotation marks. `None` for nothing.
fn read_path(typed: &str) -> Option<PathBuf> {
    let path = typed.trim();
    let inner = path.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let path = inner.unwrap_or(path);
    (!path.is_empty()).then(|| PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(read_path(typed), expected.map(PathBuf::from), "{typed}");
    }

    #[test]
    fn a_path_is_read_as_people_paste_it() {
        check(" /家/批注.ron\n", Some("/家/批注.ron"));
        check(r#""C:\我的 文件\批注.ron""#, Some(r"C:\我的 文件\批注.ron"));
        check("/家/我的 \"新\" 方案.txt", Some("/家/我的 \"新\" 方案.txt"));
        check("\"", Some("\""));
        check("  ", None);
        check("\"\"", None);
    }
}
