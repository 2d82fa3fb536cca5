use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use roaring::{MultiOps, RoaringBitmap};

use super::annotations::Annotations;
use super::departments::Departments;
use super::haystack::Haystack;
use super::month_sets::MonthSets;
use super::{Counts, DepartmentCount, Facet, Filter, Results, Role, Stance, Value, Vocabulary};
use crate::notebook::State;
use crate::plan::{Plan, Register};

/// For each value of each facet the set of measures that have it, so that a count is an intersection.
///
/// Made from (plan, register) once and from the state at each change of the notebook; a clone shares what is of the document. Sets are compressed bitmaps: an
/// answer costs an intersection a value and, where words are searched, one scan of the folded text; it allocates nothing
/// for a row but its place in [`Results::rows`]. With a million measures (0.4 GB of text) that is some 30 ms, and 50 ms
/// more for each word searched; `benches/finding.rs` measures it.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) vocabulary: Arc<Vocabulary>,
    /// All measures.
    pub(super) all: RoaringBitmap,
    /// By chapter number, in document order.
    pub(super) chapters: Vec<(u32, RoaringBitmap)>,
    pub(super) departments: Arc<Departments>,
    /// As the document has them, before deferrals.
    document_months: MonthSets,
    pub(super) months: MonthSets,
    pub(super) annotations: Annotations,
    pub(super) haystack: Haystack,
}

impl Index {
    /// The part that depends on the document alone; nothing is said of any measure yet. `vocabulary`: the words of the
    /// search line.
    pub fn of(plan: &Plan, register: &Register, vocabulary: Vocabulary) -> Self {
        let measures = plan.measures.len() as u32;
        let mut chapters: Vec<(u32, RoaringBitmap)> = Vec::new();
        for chapter in &plan.chapters {
            chapters.push((chapter.number, RoaringBitmap::new()));
        }
        for (row, measure) in (0u32..).zip(&plan.measures) {
            if let Some((_, rows)) = chapters.get_mut(measure.chapter) {
                rows.insert(row);
            }
        }
        let document_months = MonthSets::of(plan);
        Self {
            vocabulary: Arc::new(vocabulary),
            all: (0..measures).collect(),
            chapters,
            departments: Arc::new(Departments::of(plan, register)),
            months: document_months.clone(),
            document_months,
            annotations: Annotations::of(measures, &State::default()),
            haystack: Haystack::of(plan),
        }
    }

    /// Brings in what the notebook says: statuses, lights, tags, authors, notes, deferred months. `plan` is that of [`Self::of`].
    pub fn update(&mut self, plan: &Plan, state: &State) {
        self.months = self.document_months.deferred(plan, &state.measures);
        self.annotations = Annotations::of(self.all.len() as u32, state);
        self.haystack.update(&state.measures);
    }

    /// The measures that pass, and the count behind each value under all *other* facets.
    pub fn results(&self, filter: &Filter) -> Results {
        let chosen = self.chosen(filter);
        let rows = self.under(&chosen, &[]);
        let under_others = |facet: Facet| {
            if chosen.contains_key(&facet) {
                self.under(&chosen, &[facet])
            } else {
                rows.clone()
            }
        };
        Results {
            counts: self.counts(filter, under_others),
            rows: rows.iter().map(|row| row as usize).collect(),
        }
    }

    /// The measures that pass, and nothing else: indices in document order.
    pub fn passing(&self, filter: &Filter) -> Vec<usize> {
        let rows = self.under(&self.chosen(filter), &[]);
        rows.iter().map(|row| row as usize).collect()
    }

    /// The facets that keep a measure (by its index) out; empty where it is shown.
    pub fn hidden_by(&self, filter: &Filter, measure: usize) -> Vec<Facet> {
        let Ok(row) = u32::try_from(measure) else {
            return Vec::new();
        };
        let lets_through = |facet: Facet| match facet {
            Facet::Search => self.has(row, &self.parse(&filter.search)),
            _ => self
                .rows(filter, facet)
                .is_none_or(|rows| rows.contains(row)),
        };
        let facets = Facet::ALL.into_iter();
        facets.filter(|&facet| !lets_through(facet)).collect()
    }

    /// Those of `rows`, which ascend, that a department has in a role.
    pub fn of_department(&self, rows: &[usize], name: &str, role: Role) -> Vec<usize> {
        let names = [name.to_owned()];
        let has = self.departments.rows(names.iter(), role);
        let mut has = has.iter().map(|row| row as usize).peekable();
        let is_its = |row: &&usize| {
            while has.next_if(|it| it < row).is_some() {}
            has.next_if(|it| it == *row).is_some()
        };
        rows.iter().filter(is_its).copied().collect()
    }

    /// The canonical name under which the departments' counts list a name or alias; `None` where the plan has none of it.
    pub fn department(&self, name: &str) -> Option<&str> {
        self.departments.canonical(name)
    }

    /// For each facet in which something is chosen, the measures it lets through.
    pub(super) fn chosen(&self, filter: &Filter) -> BTreeMap<Facet, RoaringBitmap> {
        let rows = |facet| self.rows(filter, facet).map(|rows| (facet, rows));
        Facet::ALL.into_iter().filter_map(rows).collect()
    }

    /// What all facets but these let through.
    pub(super) fn under(
        &self,
        chosen: &BTreeMap<Facet, RoaringBitmap>,
        but: &[Facet],
    ) -> RoaringBitmap {
        let others = chosen.iter().filter(|(facet, _)| !but.contains(facet));
        std::iter::once(&self.all)
            .chain(others.map(|(_, rows)| rows))
            .intersection()
    }

    /// The measures that one facet lets through; `None` where nothing is chosen in it.
    fn rows(&self, filter: &Filter, facet: Facet) -> Option<RoaringBitmap> {
        if !filter.is_chosen(facet) {
            return None;
        }
        let wanted = if filter.wants(facet) {
            self.wanted(filter, facet)
        } else {
            self.all.clone()
        };
        Some(wanted - self.excluded(filter, facet))
    }

    pub(super) fn excluded(&self, filter: &Filter, facet: Facet) -> RoaringBitmap {
        let values = filter.excluded.iter().filter(|it| it.facet() == facet);
        let rows: Vec<RoaringBitmap> = values.map(|value| self.with(value)).collect();
        rows.iter().union()
    }

    /// The measures that have one value; a department in any role.
    fn with(&self, value: &Value) -> RoaringBitmap {
        let mut filter = Filter::default();
        filter.set(value, Stance::Chosen);
        self.wanted(&filter, value.facet())
    }

    /// The measures that have any of the values chosen in a facet.
    fn wanted(&self, filter: &Filter, facet: Facet) -> RoaringBitmap {
        let said = &self.annotations;
        match facet {
            Facet::Chapter => {
                let chapters = self.chapters.iter();
                let chapters = chapters.filter(|(number, _)| filter.chapters.contains(number));
                chapters.map(|(_, rows)| rows).union()
            }
            Facet::Department => self
                .departments
                .rows(filter.departments.iter(), filter.role),
            Facet::Month => of_values(self.months.sets(), &filter.months),
            Facet::Status => of_values(&said.statuses, &filter.statuses),
            Facet::Light => of_values(&said.lights, &filter.lights),
            Facet::Tag => said.tags.rows(filter.tags.iter()),
            Facet::Author => said.authors.rows(filter.authors.iter()),
            Facet::Annotated if filter.annotated == Some(true) => said.annotated.clone(),
            Facet::Annotated => &self.all - &said.annotated,
            Facet::Search => self.search(&self.parse(&filter.search)),
        }
    }

    fn counts(&self, filter: &Filter, under: impl Fn(Facet) -> RoaringBitmap) -> Counts {
        let said = &self.annotations;
        let in_chapters = under(Facet::Chapter);
        let chapters = self.chapters.iter();
        let of_departments = under(Facet::Department);
        let of_annotated = under(Facet::Annotated);
        let annotated = said.annotated.intersection_len(&of_annotated);
        Counts {
            chapters: chapters
                .map(|(number, rows)| (*number, rows.intersection_len(&in_chapters) as usize))
                .collect(),
            departments: self.departments.counts(&of_departments),
            roles: self.roles(filter, &of_departments),
            months: value_counts(self.months.sets(), &under(Facet::Month)),
            statuses: value_counts(&said.statuses, &under(Facet::Status)),
            lights: value_counts(&said.lights, &under(Facet::Light)),
            tags: said.tags.counts(&under(Facet::Tag)),
            authors: said.authors.counts(&under(Facet::Author)),
            annotated: (
                annotated as usize,
                (of_annotated.len() - annotated) as usize,
            ),
        }
    }

    /// What each role would show; without a department a role keeps nothing out.
    fn roles(&self, filter: &Filter, under_others: &RoaringBitmap) -> DepartmentCount {
        let kept = under_others - self.excluded(filter, Facet::Department);
        let count = |role: Role| {
            if filter.departments.is_empty() {
                return kept.len() as usize;
            }
            let rows = self.departments.rows(filter.departments.iter(), role);
            rows.intersection_len(&kept) as usize
        };
        DepartmentCount {
            name: String::new(),
            any: count(Role::Any),
            lead: count(Role::Lead),
            responsible: count(Role::Responsible),
        }
    }
}

pub(super) fn of_values<V: Ord>(
    sets: &BTreeMap<V, RoaringBitmap>,
    values: &BTreeSet<V>,
) -> RoaringBitmap {
    values.iter().filter_map(|value| sets.get(value)).union()
}

fn value_counts<V: Ord + Copy>(
    sets: &BTreeMap<V, RoaringBitmap>,
    measures: &RoaringBitmap,
) -> BTreeMap<V, usize> {
    let count = |rows: &RoaringBitmap| rows.intersection_len(measures) as usize;
    sets.iter()
        .map(|(&value, rows)| (value, count(rows)))
        .collect()
}
