//! The day everything is looked at from, and the year of the plan.

use chrono::{Datelike, NaiveDate};
use eframe::egui::{Frame, Key, Margin, RichText, TextEdit, Ui};
use rust_i18n::t;

use super::theme::{self, palette};
use super::top_bar::lasting_menu_ui;
use super::{Action, Scene, View};
use crate::plan::fold_name;

/// The button in the top bar and what it opens: as-of date and plan year.
pub(super) fn as_of_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let words = match scene.viewpoint.as_of {
        Some(day) => t!("as-of.on", day = day),
        None => t!("as-of.today"),
    };
    let year = scene
        .workbook
        .plan
        .year
        .filter(|_| !theme::is_narrow(ui.ctx()));
    let words = match year {
        Some(year) => t!("as-of.with-year", year = year, as_of = words),
        None => words,
    };
    let color = palette(ui).muted;
    let words = RichText::new(words)
        .color(color)
        .text_style(theme::secondary());
    lasting_menu_ui(ui, words, None, |ui| {
        ui.set_min_width(240.0);
        day_ui(ui, scene, view, actions);
        ui.separator();
        year_ui(ui, scene, view, actions);
    });
}

fn day_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    ui.label(theme::label(ui, t!("as-of.explained")));
    let as_of = scene.viewpoint.as_of;
    if ui
        .selectable_label(as_of.is_none(), t!("as-of.today"))
        .clicked()
    {
        actions.push(Action::SetAsOf(None));
        ui.close();
    }
    if let Some(end) = end_of_plan(scene) {
        let words = t!("as-of.year-end", day = end);
        if ui.selectable_label(as_of == Some(end), words).clicked() {
            actions.push(Action::SetAsOf(Some(end)));
            ui.close();
        }
    }
    let typed = &mut view.as_of_typed;
    if let Some(text) = entered_ui(ui, &t!("as-of.day"), "2021-09-30", typed) {
        match read_day(&text) {
            Some(day) => {
                actions.push(Action::SetAsOf(Some(day)));
                ui.close();
            }
            None => view.as_of_typed = text,
        }
    }
    if !view.as_of_typed.is_empty() && read_day(&view.as_of_typed).is_none() {
        unreadable_ui(ui, &t!("as-of.unreadable"));
    }
}

fn year_ui(ui: &mut Ui, scene: &Scene, view: &mut View, actions: &mut Vec<Action>) {
    let year = scene.workbook.plan.year.map(|year| year.to_string());
    let year = year.unwrap_or_else(|| t!("as-of.no-year").into());
    ui.label(theme::label(ui, t!("as-of.plan-year", year = year)));
    if ui.button(t!("as-of.year-as-found")).clicked() {
        actions.push(Action::SetYear(None));
        ui.close();
    }
    let typed = &mut view.year_typed;
    if let Some(text) = entered_ui(ui, &t!("as-of.other-year"), "2022", typed) {
        match read_year(&text) {
            Some(year) => {
                actions.push(Action::SetYear(Some(year)));
                ui.close();
            }
            None => view.year_typed = text,
        }
    }
    if !view.year_typed.is_empty() && read_year(&view.year_typed).is_none() {
        unreadable_ui(ui, &t!("as-of.year-unreadable"));
    }
}

fn unreadable_ui(ui: &mut Ui, text: &str) {
    let color = palette(ui).overdue.ink;
    ui.label(
        RichText::new(text)
            .color(color)
            .text_style(theme::secondary()),
    );
}

/// A field with a button beside it; what was entered by Enter or the button.
fn entered_ui(ui: &mut Ui, name: &str, hint: &str, typed: &mut String) -> Option<String> {
    ui.horizontal(|ui| {
        let field = TextEdit::singleline(typed)
            .id_salt(name)
            .hint_text(hint)
            .desired_width(120.0)
            .margin(Margin::symmetric(8, 7));
        let response = ui.add(field).accessible_name(name);
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let clicked = ui.button(name).clicked();
        let entered = enter || clicked;
        (entered && !typed.trim().is_empty()).then(|| std::mem::take(typed))
    })
    .inner
}

/// Where the plan's year is past: its last day.
fn end_of_plan(scene: &Scene) -> Option<NaiveDate> {
    let year = scene.workbook.plan.year?;
    let past = scene.viewpoint.as_of.is_some() || year < scene.viewpoint.today.year();
    NaiveDate::from_ymd_opt(year, 12, 31).filter(|_| past)
}

/// One line where the day needs a word: the plan's year is past, or an as-of date is set.
pub(super) fn day_notice_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let (Some(end), tint) = (end_of_plan(scene), palette(ui).due_soon) else {
        return;
    };
    let as_of = scene.viewpoint.as_of;
    if as_of.is_none() && view.year_notice_read {
        return;
    }
    let frame = Frame::new()
        .fill(tint.fill)
        .inner_margin(Margin::symmetric(theme::EDGE as i8, 4));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = theme::CHIP;
            let text = match as_of {
                Some(day) => t!("as-of.notice-set", day = day),
                None => {
                    let year = scene.workbook.plan.year.unwrap_or_default();
                    t!("as-of.notice-past", year = year)
                }
            };
            ui.label(
                RichText::new(text)
                    .color(tint.ink)
                    .text_style(theme::secondary()),
            );
            if as_of.is_some() {
                if ui.button(t!("as-of.back")).clicked() {
                    actions.push(Action::SetAsOf(None));
                }
            } else {
                if ui.button(t!("as-of.look", day = end)).clicked() {
                    actions.push(Action::SetAsOf(Some(end)));
                }
                if ui.button(t!("as-of.read")).clicked() {
                    view.year_notice_read = true;
                }
            }
        });
    });
}

/// `2021-9-30`, `2021年9月30日`, `2021.9.30`, in any width.
pub(super) fn read_day(text: &str) -> Option<NaiveDate> {
    let folded = fold_name(text);
    let numbers: Vec<u32> = folded
        .trim_end_matches(['日', '号'])
        .split(['年', '月', '-', '/', '.'])
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match *numbers.as_slice() {
        [year, month, day] if year >= 1000 => {
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        }
        _ => None,
    }
}

fn read_year(text: &str) -> Option<i32> {
    let folded = fold_name(text);
    let year = folded.trim_end_matches('年').parse().ok()?;
    (1900..=2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let read = read_day(typed).map_or(String::new(), |day| day.to_string());
        assert_eq!(read, expected, "{typed}");
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        check("2021-09-30", "2021-09-30");
        check("2021年9月30日", "2021-09-30");
        check(" ２０２１．９．３ ", "2021-09-03");
        check("2021/12/1", "2021-12-01");
        check("2021-02-30", "");
        check("9月30日", "");
        check("昨天", "");
    }

    #[test]
    fn years_are_read_with_or_without_their_word() {
        assert_eq!(read_year("2022"), Some(2022));
        assert_eq!(read_year("２０２２年"), Some(2022));
        assert_eq!(read_year("22"), None);
        assert_eq!(read_year("明年"), None);
    }
}
