//! One doubt: what was understood and why, what else it could be, and the words in the source.

use eframe::egui::{Frame, Id, Key, Label, Margin, RichText, ScrollArea, TextEdit, Ui};
use rust_i18n::t;

use super::choices::{choices, is_system, read, target, typed};
use super::division::{is_of_bracket, typed_end};
use super::{ReviewView, alike};
use crate::notebook::{Answer, Asked, Question, Verdict};
use crate::plan::Plan;
use crate::ui::cards::look::{explained_ui, link_ui, primary_ui};
use crate::ui::source::excerpt_ui;
use crate::ui::theme::{self, EDGE, GRID, RADIUS_ROW, palette};
use crate::ui::{Action, Saving, Scene};
use crate::wording;

/// How much of the source is shown around the words, in bytes.
const AROUND: usize = 1500;

pub(super) fn may_answer(scene: &Scene) -> bool {
    !matches!(scene.saving, Saving::ReadOnly(_))
}

/// Draws the current question; its answer, where one was given: `Some(None)` accepts the reading.
pub(super) fn question_ui(
    ui: &mut Ui,
    scene: &Scene,
    page: &mut ReviewView,
    nothing: bool,
    actions: &mut Vec<Action>,
) -> Option<Option<Answer>> {
    let review = scene.workbook.review();
    let Some(index) = page.current.filter(|_| !nothing) else {
        ui.label(t!("review.nothing"));
        return None;
    };
    let question = page.question(review, index)?.clone();
    let question = &page.placed(&scene.workbook.source, &question);
    let answer = asked_ui(ui, scene, page, question, index, actions);
    source_frame(ui).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        let fresh = Id::unique("review source");
        let before = ui.data(|data| data.get_temp::<usize>(fresh));
        ui.data_mut(|data| data.insert_temp(fresh, index));
        ScrollArea::vertical()
            .id_salt("review source")
            .auto_shrink(false)
            .show(ui, |ui| {
                let reveal = before != Some(index);
                source_ui(ui, scene, question, reveal, actions);
            });
    });
    answer
}

/// What is asked and what can be answered, down to the title of the source.
fn asked_ui(
    ui: &mut Ui,
    scene: &Scene,
    page: &mut ReviewView,
    question: &Question,
    index: usize,
    actions: &mut Vec<Action>,
) -> Option<Option<Answer>> {
    doubt_ui(ui, scene, question);
    let same = alike(scene.workbook.review(), index).len();
    let answer = ui
        .add_enabled_ui(may_answer(scene), |ui| {
            let answer = answers_ui(ui, scene, page, question);
            if question.spot.asked == Asked::Department && question.is_open() {
                register_ui(ui, scene, question, actions);
            }
            if same > 0 {
                ui.checkbox(&mut page.together, t!("review.together", count = same));
            }
            answer
        })
        .inner;
    ui.add_space(GRID);
    ui.label(theme::label(ui, t!("source.title")));
    answer
}

fn source_frame(ui: &Ui) -> Frame {
    Frame::new()
        .fill(palette(ui).side)
        .corner_radius(RADIUS_ROW)
        .inner_margin(Margin::same(EDGE as i8 - 4))
}

fn source_ui(
    ui: &mut Ui,
    scene: &Scene,
    question: &Question,
    reveal: bool,
    actions: &mut Vec<Action>,
) {
    let source = match question.source.end {
        0 => scene.workbook.plan_as_read().title_source,
        _ => question.source,
    };
    excerpt_ui(ui, scene, (source, AROUND), reveal, actions);
}

/// The first question, as high as it is.
pub(in crate::ui::cards) fn first_ui(ui: &mut Ui, scene: &Scene) {
    let (mut page, mut actions) = (ReviewView::default(), Vec::new());
    if let Some(question) = scene.workbook.review().questions.first() {
        asked_ui(ui, scene, &mut page, question, 0, &mut actions);
        source_frame(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            source_ui(ui, scene, question, false, &mut actions);
        });
    }
}

/// The measure, the question, what was understood, what people said.
fn doubt_ui(ui: &mut Ui, scene: &Scene, question: &Question) {
    let plan = scene.workbook.plan_as_read();
    let measure = question.spot.measure.and_then(|it| plan.measures.get(it));
    if let Some(measure) = measure {
        let words = t!("news.measure", id = measure.id, title = measure.title);
        let words = RichText::new(words).text_style(theme::secondary());
        ui.add(Label::new(words.color(palette(ui).muted)).truncate());
    }
    let doubts = question.diagnostics.iter();
    for doubt in doubts.filter_map(|&index| plan.diagnostics.get(index)) {
        ui.add(Label::new(wording::diagnostic(doubt)).wrap());
    }
    if question.diagnostics.is_empty() && question.spot.asked == Asked::Reading {
        ui.add(Label::new(t!("line.what")).wrap());
    }
    if let Some(understood) = understood(plan, question) {
        explained_ui(ui, &t!("review.understood", words = understood));
    }
    let entries = question.heads.iter().filter_map(|head| head.genuine());
    for entry in entries {
        let author = wording::author(&entry.author);
        let words = t!(
            "review.said",
            author = author,
            words = wording::act(&entry.act)
        );
        let color = match question.verdict {
            Verdict::Clash => palette(ui).overdue.ink,
            _ => palette(ui).done.ink,
        };
        ui.add(Label::new(RichText::new(words).color(color)).wrap());
    }
}

/// What the reader made of the words.
fn understood(plan: &Plan, question: &Question) -> Option<String> {
    let measure = question.spot.measure.and_then(|it| plan.measures.get(it));
    match question.spot.asked {
        Asked::Time => Some(match measure.and_then(|measure| read(measure, question)) {
            Some(milestone) => wording::why(milestone, plan),
            None => t!("review.no-time").into(),
        }),
        Asked::Target => Some(
            match measure.and_then(|measure| target(measure, question)) {
                Some(target) if target.metric.is_empty() => t!("review.target-alone").into(),
                Some(target) => t!("review.target", metric = target.metric).into(),
                None => t!("review.no-target").into(),
            },
        ),
        Asked::System => Some(match is_system(measure, question) {
            true => t!("review.system").into(),
            false => t!("review.no-system").into(),
        }),
        Asked::Year => plan.year.map(|year| wording::answer(&Answer::Year(year))),
        Asked::Title if plan.title.is_empty() => Some(t!("review.no-title").into()),
        Asked::Title => Some(plan.title.clone()),
        Asked::Reading if is_of_bracket(plan, question) => {
            let lists = measure.into_iter().flat_map(|it| &it.assignments);
            let mut lists = lists.filter(|it| question.source.meets(it.source));
            let read = wording::assigned(std::slice::from_ref(lists.next()?));
            Some(read.join(&t!("mark.comma")))
        }
        Asked::Reading => {
            let role = plan.role_of_line(question.source.start);
            Some(wording::line_role(role).into())
        }
        Asked::Department | Asked::Lead => None,
    }
}

/// The button that accepts, those of other readings, and a field for any other.
fn answers_ui(
    ui: &mut Ui,
    scene: &Scene,
    page: &mut ReviewView,
    question: &Question,
) -> Option<Option<Answer>> {
    let mut given = None;
    ui.horizontal_wrapped(|ui| {
        if primary_ui(ui, &t!("review.accept"), true).clicked() {
            given = Some(None);
        }
        for choice in choices(scene.workbook, question) {
            let alike = matches!(&choice, Answer::Department(name) if !name.is_empty());
            let words = match alike {
                true => t!("review.alike", name = wording::answer(&choice)).into(),
                false => wording::answer(&choice),
            };
            if ui.button(words).clicked() {
                given = Some(Some(choice));
            }
        }
    });
    let asked = question.spot.asked;
    let is_typed = match asked {
        Asked::Reading => is_of_bracket(scene.workbook.plan_as_read(), question),
        Asked::Target | Asked::System => false,
        _ => true,
    };
    if !is_typed {
        return given;
    }
    ui.horizontal(|ui| {
        let field = TextEdit::singleline(&mut page.typed)
            .hint_text(wording::answer_hint(asked))
            .desired_width(340.0)
            .margin(Margin::symmetric(8, 6));
        let field = ui.add(field).accessible_name(t!("review.typed"));
        page.refused &= !field.changed();
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.button(t!("review.correct")).clicked() || entered {
            match typed_answer(scene, question, &page.typed) {
                Some(answer) => given = Some(Some(answer)),
                None => page.refused = true,
            }
        }
        if page.refused {
            ui.colored_label(palette(ui).overdue.ink, t!("review.refused"));
        }
    });
    given
}

fn typed_answer(scene: &Scene, question: &Question, text: &str) -> Option<Answer> {
    let (workbook, asked) = (scene.workbook, question.spot.asked);
    if asked != Asked::Reading {
        return typed(asked, text, &workbook.register);
    }
    let measures = &workbook.plan_as_read().measures;
    let end = measures.iter().map(|it| it.source.end);
    let end = end.filter(|&end| end > question.source.start).min();
    let from = question.source.start..end.unwrap_or(workbook.source.len());
    typed_end(workbook.source.get(from).unwrap_or_default(), text)
}

/// What would settle this name for all documents of the place: a name of its own, or another way to write a known one.
fn register_ui(ui: &mut Ui, scene: &Scene, question: &Question, actions: &mut Vec<Action>) {
    let words = question.spot.words.as_str();
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::label(ui, t!("register.title")));
        for name in scene.workbook.register.resembling(words, 2) {
            if link_ui(ui, &t!("register.alias", name = name)).clicked() {
                let (name, alias) = (name.to_owned(), Some(words.to_owned()));
                actions.push(Action::Know { name, alias });
            }
        }
        if link_ui(ui, &t!("register.own")).clicked() {
            let (name, alias) = (words.to_owned(), None);
            actions.push(Action::Know { name, alias });
        }
    });
}
