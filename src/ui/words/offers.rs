//! What a click on a field of the text offers: to go to its milestone, to see the others like it, to look it up.

use eframe::egui::{
    CursorIcon, Popup, Rect, Response, Role, Sense, SetOpenCommand, Ui, WidgetInfo,
};
use rust_i18n::t;

use crate::notebook::{Asked, Question};
use crate::plan::{Part, ReferenceKind, Span, milestone_months};
use crate::query::{Facet, Month, NamedKind, Role as InRole};
use crate::ui::choice::focus_ring;
use crate::ui::{Scene, View};
use crate::wording;

/// Width of a menu.
const MENU: f32 = 180.0;

/// What some words of a measure are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Index into the measure's milestones.
    Time(usize),
    /// Index into the measure's targets.
    Target(usize),
    Department,
    /// Index into the measure's references.
    Reference(usize),
}

/// What a click on a field asks for.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum Offer {
    /// To go to the milestone made of it.
    Milestone(usize),
    Months(Vec<u32>),
    Department(String, InRole),
    /// Measures that have these words.
    Find(String),
    Index(NamedKind, String),
    Source(Span),
    /// To say how the words are to be read.
    Correct(Box<Question>),
}

/// Where a field begins, which tells it from others of its measure.
type At = (Part, usize);

/// Makes the words of a field a link with a menu; what was chosen from it. `runs`: where they are, line by line.
pub(super) fn field_ui(
    ui: &Ui,
    scene: &Scene,
    index: usize,
    (field, at): (Field, At),
    words: &str,
    runs: &[Rect],
) -> Option<Offer> {
    let measure = scene.workbook.plan.measures.get(index)?;
    let mut links = Vec::new();
    for (nth, run) in runs.iter().enumerate() {
        // Words broken by the end of a line are one stop for Tab.
        let sense = if nth == 0 {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let id = ui.scope_id().with(("field", at, nth));
        let link = ui.interact(*run, id, sense);
        link.widget_info(|| WidgetInfo::labeled(Role::Link, true, spoken(field, words)));
        focus_ring(ui, run.expand(2.0), &link);
        let mut link = link.on_hover_cursor(CursorIcon::PointingHand);
        if let Field::Time(milestone) = field
            && let Some(milestone) = measure.milestones.get(milestone)
        {
            link = link.on_hover_ui(|ui| {
                ui.label(wording::why(milestone, &scene.workbook.plan));
            });
        }
        links.push(link);
    }
    let first = links.first()?;
    let clicked = links.iter().any(Response::clicked);
    let menu = Popup::menu(first).open_memory(clicked.then_some(SetOpenCommand::Toggle));
    let shown = menu.show(|ui| {
        ui.set_min_width(MENU);
        menu_ui(ui, scene, index, field, words)
    });
    shown.and_then(|shown| shown.inner)
}

/// What a screen reader calls a field.
fn spoken(field: Field, words: &str) -> String {
    match field {
        Field::Time(_) => t!("field.time", words = words),
        Field::Target(_) => t!("field.target", words = words),
        Field::Department => t!("field.department", words = words),
        Field::Reference(_) => t!("field.reference", words = words),
    }
    .into()
}

fn menu_ui(ui: &mut Ui, scene: &Scene, index: usize, field: Field, words: &str) -> Option<Offer> {
    let mut chosen = None;
    for (name, offer) in offers(scene, index, field, words) {
        if ui.button(name).clicked() {
            chosen = Some(offer);
        }
    }
    if ui.button(t!("field.copy", words = words)).clicked() {
        ui.ctx().copy_text(words.to_owned());
    }
    chosen
}

/// The offers of a field by the words that name them.
fn offers(scene: &Scene, index: usize, field: Field, words: &str) -> Vec<(String, Offer)> {
    let mut offers = Vec::new();
    let Some(measure) = scene.workbook.plan.measures.get(index) else {
        return offers;
    };
    let mut source = None;
    match field {
        Field::Time(at) => {
            offers.push((t!("field.milestone").into(), Offer::Milestone(at)));
            if let Some(milestone) = measure.milestones.get(at) {
                let months = milestone_months(milestone, scene.workbook.plan.year, None);
                if let (Some(first), Some(last)) = (months.first(), months.last()) {
                    let name = t!("field.month", months = wording::period(*first, *last));
                    offers.push((name.into(), Offer::Months(months)));
                }
                source = Some(milestone.source);
            }
        }
        Field::Target(at) => {
            source = measure.targets.get(at).map(|it| it.source);
            let name = t!("field.find", words = words);
            offers.push((name.into(), Offer::Find(words.to_owned())));
        }
        Field::Department => {
            let lists = measure.assignments.iter();
            let mut parties = lists.flat_map(|it| it.lead.iter().chain(&it.responsible));
            let party = parties.find(|it| it.written == words || it.name == words);
            source = party.map(|it| it.source);
            if let Some(party) = party {
                for role in [InRole::Any, InRole::Lead, InRole::Responsible] {
                    let offer = Offer::Department(party.name.clone(), role);
                    offers.push((measures_of(&party.name, role), offer));
                }
                let offer = Offer::Index(NamedKind::Department, party.name.clone());
                offers.push((t!("field.index").into(), offer));
            }
        }
        Field::Reference(at) => {
            if let Some(reference) = measure.references.get(at) {
                let kind = match reference.kind {
                    ReferenceKind::Quoted => NamedKind::System,
                    ReferenceKind::Document => NamedKind::Document,
                };
                let name = t!("field.find", words = reference.name);
                offers.push((name.into(), Offer::Find(reference.name.clone())));
                let offer = Offer::Index(kind, reference.name.clone());
                offers.push((t!("field.index").into(), offer));
                source = Some(reference.source);
            }
        }
    }
    offers.extend(source.map(|source| (t!("source.show").into(), Offer::Source(source))));
    let asked = match field {
        Field::Time(_) => Some(Asked::Time),
        Field::Target(_) => Some(Asked::Target),
        Field::Department => Some(Asked::Department),
        Field::Reference(_) => Some(Asked::System),
    };
    let read = scene.workbook.plan_as_read();
    let question = asked
        .zip(source)
        .and_then(|(asked, source)| Question::at(read, index, asked, source));
    offers.extend(question.map(|it| (t!("field.correct").into(), Offer::Correct(Box::new(it)))));
    offers
}

fn measures_of(name: &str, role: InRole) -> String {
    match role {
        InRole::Any => t!("detail.measures-of", name = name),
        role => t!(
            "detail.measures-of-role",
            name = name,
            role = wording::role(role)
        ),
    }
    .into()
}

/// Does what was chosen. A milestone is only the pane's to show.
pub(in crate::ui) fn take(view: &mut View, offer: Offer) {
    match offer {
        Offer::Milestone(_) => {}
        Offer::Months(months) => {
            view.filter.clear(Facet::Month);
            view.filter.months = months.into_iter().map(Month::Number).collect();
        }
        Offer::Department(name, role) => {
            view.filter.only_department(&name);
            view.filter.role = role;
        }
        Offer::Find(words) => view.filter.search = format!("\"{words}\""),
        Offer::Index(kind, name) => view.cards.names.open_at(kind, &name),
        Offer::Source(span) => view.show_source(span),
        Offer::Correct(question) => view.cards.review.open_on(*question),
    }
}

/// What of a measure can be copied. `character`: where in its text the pointer is.
pub(in crate::ui) fn copy_menu_ui(
    ui: &mut Ui,
    scene: &Scene,
    index: usize,
    character: Option<usize>,
) {
    let plan = &scene.workbook.plan;
    let Some(measure) = plan.measures.get(index) else {
        return;
    };
    if ui.button(t!("detail.copy-measure")).clicked() {
        ui.ctx()
            .copy_text(wording::chat(plan, scene.state, &[index]));
    }
    let text = if measure.text.is_empty() {
        &measure.title
    } else {
        &measure.text
    };
    if ui.button(t!("detail.copy-numbered")).clicked() {
        let head = format!("{} {}", measure.id, measure.title);
        let text = measure.text.as_str();
        let lines = [head.as_str(), text]
            .into_iter()
            .filter(|it| !it.is_empty());
        ui.ctx().copy_text(lines.collect::<Vec<_>>().join("\n"));
    }
    if ui.button(t!("detail.copy-paragraph")).clicked() {
        ui.ctx().copy_text(text.clone());
    }
    // Where there is only one paragraph it is the text.
    if let Some(paragraph) = character.and_then(|at| paragraph_at(&measure.text, at))
        && ui.button(t!("detail.copy-one-paragraph")).clicked()
    {
        ui.ctx().copy_text(paragraph.to_owned());
    }
    if ui.button(t!("detail.copy-source")).clicked() {
        let words = measure.source.of_checked(&scene.workbook.source);
        ui.ctx().copy_text(words.to_owned());
    }
}

/// The paragraph that the character at `at` is in; `None` of a text that is only one.
fn paragraph_at(text: &str, at: usize) -> Option<&str> {
    if !text.contains('\n') {
        return None;
    }
    let mut passed = 0;
    text.split('\n').find(|paragraph| {
        passed += paragraph.chars().count() + 1;
        at < passed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_found_by_a_character_in_it() {
        let text = "第一段。\n第二段。\n第三段。";
        assert_eq!(paragraph_at(text, 0), Some("第一段。"));
        assert_eq!(paragraph_at(text, 4), Some("第一段。"));
        assert_eq!(paragraph_at(text, 5), Some("第二段。"));
        assert_eq!(paragraph_at(text, 99), None);
        assert_eq!(paragraph_at("只有一段。", 2), None);
    }
}
