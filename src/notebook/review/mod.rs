//! What the reader was not sure of, and what people answered: doubts and corrections, side by side.

mod apply;
mod spots;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::anchor::Anchorage;
use super::sight::Sight;
use super::{
    About, Act, Answer, Asked, Correction, Draft, MeasureAnchor, Notebook, Record, Viewpoint,
};
use crate::plan::{Plan, Rulings, Span, fold_name};

pub use spots::Spot;

/// The doubts of a plan as it was read, and the corrections of a notebook seen from a [`Viewpoint`]. Computed, never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// In the order of the document; what was corrected though nobody doubted it comes last.
    pub questions: Vec<Question>,
}

/// Words whose meaning is in doubt, or was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub spot: Spot,
    /// The doubts about these words: indices into the diagnostics of the plan as it was read.
    pub diagnostics: Vec<usize>,
    /// The words in the source; empty where they are not found.
    pub source: Span,
    /// The corrections that no other has replaced.
    pub heads: Vec<Arc<Record>>,
    pub verdict: Verdict,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    #[default]
    Open,
    /// Answered differently by different people: what was read counts until someone decides.
    Clash,
    /// What was read is right.
    Confirmed,
    Corrected(Answer),
}

impl Question {
    pub(super) fn new(spot: Spot, source: Span) -> Self {
        Self {
            spot,
            diagnostics: Vec::new(),
            source,
            heads: Vec::new(),
            verdict: Verdict::Open,
        }
    }

    /// What is asked about the words of a measure at `source`, whether or not somebody doubts them. `plan`: as it was read.
    pub fn at(plan: &Plan, measure: usize, asked: Asked, source: Span) -> Option<Self> {
        let spot = spots::spot_at(plan, measure, asked, source)?;
        Some(Self::new(spot, source))
    }

    /// What a line is: the one that `words` open, of those that begin so the `nth`.
    pub fn of_line(words: String, nth: u32, source: Span) -> Self {
        let spot = Spot {
            measure: None,
            asked: Asked::Reading,
            words,
            nth,
        };
        Self::new(spot, source)
    }

    /// What the plan is called. `plan`: as it was read.
    pub fn of_title(plan: &Plan) -> Self {
        let spot = Spot {
            measure: None,
            asked: Asked::Title,
            words: plan.title.clone(),
            nth: 1,
        };
        Self::new(spot, plan.title_source)
    }

    /// Its words as they are written: by the document, or by who first answered.
    pub fn words(&self) -> &str {
        let mut entries = self.heads.iter().filter_map(|head| head.genuine());
        let written = entries.find_map(|entry| match &entry.act {
            Act::Correction(correction) => Some(correction.words.as_str()),
            _ => None,
        });
        written.unwrap_or(&self.spot.words)
    }

    /// Whether somebody still has to decide.
    pub fn is_open(&self) -> bool {
        matches!(self.verdict, Verdict::Open | Verdict::Clash)
    }

    /// A correction that takes the place of all that are visible; `answer`: `None` where the reading is right.
    pub fn draft(&self, plan: &Plan, answer: Option<Answer>) -> Draft {
        let about = match self.spot.measure {
            Some(measure) if !self.spot.asked.divides() && measure < plan.measures.len() => {
                About::Measure(MeasureAnchor::of(plan, measure))
            }
            _ => About::Plan,
        };
        Draft {
            about,
            act: Act::Correction(Correction {
                asked: self.spot.asked,
                words: self.spot.words.clone(),
                nth: self.spot.nth,
                answer,
            }),
            replaces: self.heads.iter().map(|head| head.id.clone()).collect(),
            private: false,
        }
    }

    fn settle(&mut self) {
        let entries = self.heads.iter().filter_map(|head| head.genuine());
        let mut answers: Vec<&Option<Answer>> = entries
            .filter_map(|entry| match &entry.act {
                Act::Correction(correction) => Some(&correction.answer),
                _ => None,
            })
            .collect();
        answers.dedup();
        self.verdict = match answers[..] {
            [] => Verdict::Open,
            [None] => Verdict::Confirmed,
            [Some(answer)] => Verdict::Corrected(answer.clone()),
            _ => Verdict::Clash,
        };
    }
}

impl Review {
    /// The doubts alone.
    pub fn of_doubts(plan: &Plan) -> Self {
        Self {
            questions: spots::questions(plan),
        }
    }

    /// The doubts, with what the notebook answers; `None` where it answers nothing. `plan`: as it was read.
    #[must_use]
    pub fn answered(
        &self,
        plan: &Plan,
        notebook: &Notebook,
        viewpoint: &Viewpoint,
    ) -> Option<Self> {
        let is_correction = |record: &Arc<Record>| {
            let act = record.genuine().map(|entry| &entry.act);
            matches!(act, Some(Act::Correction(_)))
        };
        if !notebook.records().iter().any(is_correction) {
            return None;
        }
        let mut review = self.clone();
        let sight = Sight::of(notebook, viewpoint);
        let questions = review.questions.iter().enumerate();
        let places: HashMap<Spot, usize> = questions
            .map(|(index, it)| (it.spot.key(), index))
            .collect();
        for (spot, heads) in heads(plan, &sight) {
            let index = places.get(&spot).copied().unwrap_or_else(|| {
                let source = spots::source(plan, &spot);
                review.questions.push(Question::new(spot, source));
                review.questions.len() - 1
            });
            let question = &mut review.questions[index];
            question.heads = heads;
            question.settle();
        }
        Some(review)
    }

    /// Where a question stands in the list.
    pub fn place_of(&self, question: &Question) -> Option<usize> {
        let spot = question.spot.key();
        self.questions.iter().position(|it| it.spot.key() == spot)
    }

    pub fn open_count(&self) -> usize {
        self.questions.iter().filter(|it| it.is_open()).count()
    }

    /// What was answered that the document is to be read by.
    pub fn rulings(&self) -> Rulings {
        let mut rulings = Rulings::default();
        for question in &self.questions {
            let Verdict::Corrected(answer) = &question.verdict else {
                continue;
            };
            let words = || fold_name(&question.spot.words);
            match answer {
                Answer::Year(year) => rulings.year = Some(*year),
                Answer::Title(title) => rulings.title = Some(title.clone()),
                Answer::Line(role) => {
                    let line = (words(), question.spot.nth);
                    rulings.lines.insert(line, *role);
                }
                Answer::Bracket(reach) => {
                    rulings.brackets.insert(words(), reach.clone());
                }
                // These are put into what was read.
                Answer::Department(_)
                | Answer::Lead(_)
                | Answer::Time(_)
                | Answer::Target(_)
                | Answer::System(_) => {}
            }
        }
        rulings
    }

    /// Whether anything of the plan is other than it was read.
    pub fn changes(&self) -> bool {
        self.questions.iter().any(|it| !it.is_open())
    }

    /// The plan with the corrections in it; what is answered is no doubt any more. `plan`: as it was read.
    #[must_use]
    pub fn corrected(&self, plan: &Plan) -> Plan {
        apply::corrected(plan, &self.questions)
    }
}

/// The unreplaced corrections of each spot, in the order of the notebook.
fn heads(plan: &Plan, sight: &Sight<'_>) -> BTreeMap<Spot, Vec<Arc<Record>>> {
    let mut anchorage = Anchorage::of(plan);
    let mut spot_of = |index: usize| {
        let entry = sight.records[index].genuine()?;
        let Act::Correction(correction) = &entry.act else {
            return None;
        };
        let measure = match &entry.about {
            About::Plan => None,
            About::Measure(_) if correction.asked.divides() => None,
            About::Measure(anchor) => Some(anchorage.measure(anchor)?),
            About::Milestone(_) | About::Entries(_) => return None,
        };
        let (asked, nth) = (correction.asked, correction.nth);
        Some(Spot::new(measure, asked, &correction.words, nth))
    };
    let spots: Vec<Option<Spot>> = (0..sight.records.len()).map(&mut spot_of).collect();
    let is_live = |index: &usize| spots[*index].is_some() && sight.live(*index).is_some();
    let live: Vec<usize> = (0..spots.len()).filter(is_live).collect();
    // Also by way of corrections since taken back: who wrote the last had seen them all.
    let mut replaced: HashSet<usize> = HashSet::new();
    let mut stack = live.clone();
    while let Some(index) = stack.pop() {
        let entry = sight.records[index].genuine();
        for id in entry.into_iter().flat_map(|entry| &entry.replaces) {
            let place = sight.place(id).filter(|&place| place != index);
            let same = place.filter(|&place| spots[place] == spots[index]);
            stack.extend(same.filter(|&place| replaced.insert(place)));
        }
    }
    let mut heads: BTreeMap<Spot, Vec<Arc<Record>>> = BTreeMap::new();
    for index in live.into_iter().filter(|index| !replaced.contains(index)) {
        if let Some(spot) = &spots[index] {
            let record = Arc::clone(&sight.records[index]);
            heads.entry(spot.clone()).or_default().push(record);
        }
    }
    heads
}
