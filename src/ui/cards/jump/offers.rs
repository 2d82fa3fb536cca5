use rust_i18n::t;

use crate::query::{Ground, Hit, Index, Search};
use crate::ui::commands::Command;
use crate::ui::filters::looking_through;
use crate::ui::list::selection;
use crate::ui::manual::PAGES;
use crate::ui::{Scene, View};

/// So many of a kind are offered, of measures so many in all.
const FEW: usize = 5;
const MEASURES: usize = 20;

/// Where one can go from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// Index into `Plan::measures`.
    Measure(usize),
    Department(String),
    /// A filter of the notebook, by what it searches.
    View(String),
    Command(Command),
    /// A page of the manual.
    Manual(usize),
}

/// A line of the box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    pub goal: Goal,
    pub words: String,
    pub hits: Vec<Hit>,
    /// What kind of thing it is, or its keys.
    pub aside: String,
}

/// What may be meant by `typed`, the likeliest first: a number, then departments, views, commands, and measures by their words.
/// Where nothing is typed yet, views and commands. `measures`: the [`best`].
pub(super) fn offers(
    scene: &Scene,
    view: &View,
    typed: &str,
    measures: &[usize],
    keys: &dyn Fn(Command) -> String,
) -> Vec<Offer> {
    let search = scene.index.parse(typed);
    if search.is_empty() {
        let commands = commands(scene, view, &search, keys);
        return views(scene, &search).chain(commands).collect();
    }
    let (numbers, measures): (Vec<Offer>, Vec<Offer>) = measures
        .iter()
        .filter_map(|&measure| offer_measure(scene, &search, measure))
        .partition(|offer| is_number(scene, &search, offer));
    let departments = scene.index.departments_called(&search);
    let departments = departments.into_iter().take(FEW);
    let mut offers = numbers;
    offers.extend(departments.map(|name| offer_department(scene, &search, name)));
    offers.extend(views(scene, &search).take(FEW));
    offers.extend(commands(scene, view, &search, keys).take(FEW));
    offers.extend(manual(&search).take(FEW));
    offers.extend(measures);
    offers
}

/// The measures that may be meant by `typed`.
pub(super) fn best(index: &Index, typed: &str) -> Vec<usize> {
    let search = index.parse(typed);
    match search.is_empty() {
        true => Vec::new(),
        false => index.best(&search, MEASURES),
    }
}

fn is_number(scene: &Scene, search: &Search, offer: &Offer) -> bool {
    let Goal::Measure(measure) = offer.goal else {
        return false;
    };
    scene.index.grounds(search, measure).contains(&Ground::Id)
}

fn offer_measure(scene: &Scene, search: &Search, index: usize) -> Option<Offer> {
    let measure = scene.workbook.plan.measures.get(index)?;
    let words = format!("{} {}", measure.id, measure.title);
    let is_shown = scene.results.rows.binary_search(&index).is_ok();
    Some(Offer {
        goal: Goal::Measure(index),
        hits: search.hits_in_name(&words),
        words,
        aside: if is_shown {
            t!("jump.measure").into()
        } else {
            t!("jump.measure-hidden").into()
        },
    })
}

fn offer_department(scene: &Scene, search: &Search, name: &str) -> Offer {
    let counts = &scene.results.counts.departments;
    let count = counts
        .iter()
        .find(|it| it.name == name)
        .map_or(0, |it| it.any);
    Offer {
        goal: Goal::Department(name.to_owned()),
        words: name.to_owned(),
        hits: search.hits_in_name(name),
        aside: t!("jump.department", count = count).into(),
    }
}

fn views<'a>(scene: &'a Scene, search: &'a Search) -> impl Iterator<Item = Offer> + 'a {
    let views = scene.state.views();
    let called = views.filter(|it| search.is_all_in_name(it.name));
    called.map(|it| Offer {
        goal: Goal::View(it.search.to_owned()),
        words: it.name.to_owned(),
        hits: search.hits_in_name(it.name),
        aside: t!("jump.view").into(),
    })
}

fn manual(search: &Search) -> impl Iterator<Item = Offer> {
    let called = PAGES
        .iter()
        .enumerate()
        .filter(|(_, page)| search.is_all_in_name(page.title()));
    called.map(|(at, page)| Offer {
        goal: Goal::Manual(at),
        words: page.title().to_owned(),
        hits: search.hits_in_name(page.title()),
        aside: t!("jump.manual").into(),
    })
}

fn commands<'a>(
    scene: &'a Scene,
    view: &'a View,
    search: &'a Search,
    keys: &'a dyn Fn(Command) -> String,
) -> impl Iterator<Item = Offer> + 'a {
    let enabled = Command::all().filter(|it| *it != Command::Jump && it.is_enabled(scene, view));
    enabled.filter_map(move |command| {
        let words = command.label(scene).into_owned();
        search.is_all_in_name(&words).then(|| Offer {
            goal: Goal::Command(command),
            hits: search.hits_in_name(&words),
            words,
            aside: keys(command),
        })
    })
}

/// Shows a measure, also one that the filters keep out of the list, or only what a department has.
pub(super) fn show(view: &mut View, goal: &Goal) {
    match goal {
        Goal::Measure(measure) => selection::go_to(view, *measure),
        Goal::Department(name) => {
            view.filter.only_department(name);
        }
        Goal::View(search) => view.filter = looking_through(search),
        Goal::Manual(_) | Goal::Command(_) => {}
    }
}
