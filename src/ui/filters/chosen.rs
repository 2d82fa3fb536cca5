use std::borrow::Cow;

use eframe::egui::{Button, Key, Modifiers, Response, RichText, TextStyle, Ui, vec2};
use rust_i18n::t;

use super::views::keep_ui;
use super::{annotated_word, chapter_words};
use crate::query::{Facet, Filter, Month, Role, Stance, Value};
use crate::ui::commands::{Command, keys_of};
use crate::ui::lights::light_words;
use crate::ui::theme::{self, palette};
use crate::ui::{Action, Scene, View};
use crate::wording;

/// What is chosen and excluded, each to be taken out or turned round with a click, and a way to clear everything.
pub(in crate::ui) fn chosen_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let mut changed = None;
    for chip in chips(scene, &view.filter) {
        changed = chip_ui(ui, &view.filter, &chip).or(changed);
    }
    if let Some(filter) = changed {
        view.filter = filter;
    }
    keep_ui(ui, scene.state, view, actions);
    if quiet_button(ui, &t!("filter.clear-all")).clicked() {
        view.filter = Filter::default();
    }
    for command in [Command::PreviousHit, Command::NextHit] {
        if command.is_enabled(scene, view) {
            let shortcut = command.shortcut().map(|it| keys_of(ui.ctx(), it));
            let button = quiet_button(ui, &command.name());
            if button.on_hover_text(shortcut.unwrap_or_default()).clicked() {
                command.run(ui.ctx(), scene, view, actions);
            }
        }
    }
}

fn quiet_button(ui: &mut Ui, words: &str) -> Response {
    let words = RichText::new(words)
        .text_style(theme::secondary())
        .color(palette(ui).accent);
    ui.add(Button::new(words).frame_when_inactive(false))
}

/// Something that is chosen or excluded, as one chip.
struct Chip {
    words: String,
    part: ChipPart,
}

enum ChipPart {
    /// Of one facet; months that follow each other are one chip.
    Values(Vec<Value>),
    Annotated,
    Search,
}

/// Draws a chip; the filter after a click on it.
fn chip_ui(ui: &mut Ui, filter: &Filter, chip: &Chip) -> Option<Filter> {
    let palette = palette(ui);
    ui.spacing_mut().interact_size.y = theme::CHIP;
    let is_excluded = matches!(&chip.part, ChipPart::Values(values)
        if values.iter().any(|value| filter.stance(value) == Stance::Excluded));
    let (ink, fill) = if is_excluded {
        (palette.overdue.ink, palette.overdue.fill)
    } else {
        (palette.accent, palette.soft_accent)
    };
    let words = RichText::new(format!("{} ×", chip.words))
        .text_style(TextStyle::Small)
        .color(ink);
    let button = Button::new(words)
        .fill(fill)
        .corner_radius(theme::CHIP / 2.0)
        .min_size(vec2(0.0, theme::CHIP));
    let response = ui.add(button);
    let response = response.accessible_name(t!("filter.remove", name = chip.words));
    let response = match chip.part {
        ChipPart::Values(_) => response.on_hover_text(t!("filter.flip-hint")),
        _ => response,
    };
    let delete = || ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Delete));
    let mut changed = filter.clone();
    if response.clicked() {
        chip.part.remove(&mut changed);
    } else if response.secondary_clicked() || (response.has_focus() && delete()) {
        chip.part.flip(&mut changed);
    } else {
        return None;
    }
    Some(changed)
}

impl ChipPart {
    fn remove(&self, filter: &mut Filter) {
        match self {
            Self::Values(values) => {
                for value in values {
                    filter.set(value, Stance::Indifferent);
                }
            }
            Self::Annotated => filter.annotated = None,
            Self::Search => filter.search.clear(),
        }
    }

    /// From only these to all but these, and back.
    fn flip(&self, filter: &mut Filter) {
        match self {
            Self::Values(values) => {
                for value in values {
                    let stance = match filter.stance(value) {
                        Stance::Excluded => Stance::Chosen,
                        _ => Stance::Excluded,
                    };
                    filter.set(value, stance);
                }
            }
            Self::Annotated => filter.annotated = filter.annotated.map(|it| !it),
            Self::Search => {}
        }
    }
}

fn chips(scene: &Scene, filter: &Filter) -> Vec<Chip> {
    let mut chips = Vec::new();
    let is_month = |value: &Value| matches!(value, Value::Month(_));
    for value in filter.chosen().into_iter().filter(|it| !is_month(it)) {
        let role = match value {
            Value::Department(_) => filter.role,
            _ => Role::Any,
        };
        chips.push(Chip {
            words: words(scene, &value, role),
            part: ChipPart::Values(vec![value]),
        });
    }
    let months = filter.months.iter().copied();
    chips.extend(month_chips(months, Cow::into_owned));
    for value in &filter.excluded {
        if !is_month(value) {
            let name = words(scene, value, Role::Any);
            chips.push(Chip {
                words: t!("filter.without", name = name).into(),
                part: ChipPart::Values(vec![value.clone()]),
            });
        }
    }
    let months = filter.excluded.iter().filter_map(|value| match value {
        Value::Month(month) => Some(*month),
        _ => None,
    });
    chips.extend(month_chips(months, |name| {
        t!("filter.without", name = name).into()
    }));
    if let Some(annotated) = filter.annotated {
        chips.push(Chip {
            words: annotated_word(annotated).into(),
            part: ChipPart::Annotated,
        });
    }
    if filter.is_chosen(Facet::Search) {
        chips.push(Chip {
            words: t!("filter.search", text = filter.search.trim()).into(),
            part: ChipPart::Search,
        });
    }
    chips
}

fn words(scene: &Scene, value: &Value, role: Role) -> String {
    match value {
        Value::Chapter(number) => chapter_words(scene, *number).into(),
        Value::Department(name) if role != Role::Any => format!("{} {name}", wording::role(role)),
        Value::Department(name) | Value::Tag(name) | Value::Author(name) => name.clone(),
        Value::Month(month) => wording::month(*month).into(),
        Value::Status(status) => wording::status(*status).into(),
        Value::Light(light) => light_words(scene, *light).into(),
    }
}

/// Months that follow each other as one: 三季度, 5月至8月.
fn month_chips(
    months: impl Iterator<Item = Month>,
    said: impl Fn(Cow<'static, str>) -> String,
) -> Vec<Chip> {
    let mut runs: Vec<Vec<Month>> = Vec::new();
    for month in months {
        match (runs.last_mut(), month) {
            (Some(run), Month::Number(number))
                if number > 1 && run.last() == Some(&Month::Number(number - 1)) =>
            {
                run.push(month);
            }
            _ => runs.push(vec![month]),
        }
    }
    let chip = |run: Vec<Month>| {
        let name = match (run.first(), run.last()) {
            (Some(Month::Number(first)), Some(Month::Number(last))) => {
                wording::period(*first, *last)
            }
            _ => wording::month(Month::None),
        };
        Chip {
            words: said(name),
            part: ChipPart::Values(run.into_iter().map(Value::Month).collect()),
        }
    };
    runs.into_iter().map(chip).collect()
}
