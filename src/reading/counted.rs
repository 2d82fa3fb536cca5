//! The quantities of a text that may be something to be reached.

use std::ops::Range;

use regex::Captures;

use super::gauge::{Gauge, counts_time, is_date};
use super::quantity::{Candidate, Form, clause_start};

/// In the order of the text, without overlap.
pub fn candidates<'a>(text: &'a str, gauge: &'a Gauge) -> Vec<Candidate<'a>> {
    let counted = gauge.quantity.captures_iter(text);
    let counted: Vec<Candidate> = counted
        .filter_map(|it| with_unit(text, gauge, &it))
        .collect();
    let numbers = gauge.bare.captures_iter(text);
    let numbers = numbers.filter_map(|it| bare(text, gauge, &it));
    let overlaps = |number: &Candidate| {
        let next = counted.partition_point(|it| it.quantity.end <= number.quantity.start);
        let next = counted.get(next);
        next.is_some_and(|it| it.quantity.start < number.quantity.end)
    };
    let numbers: Vec<Candidate> = numbers.filter(|it| !overlaps(it)).collect();
    let mut all: Vec<Candidate> = counted.into_iter().chain(numbers).collect();
    all.retain(Candidate::counts);
    all.sort_by_key(|it| it.quantity.start);
    all
}

/// 300家以上, 2.3:1
fn with_unit<'a>(text: &'a str, gauge: &'a Gauge, found: &Captures<'a>) -> Option<Candidate<'a>> {
    let unit = found.name("unit").map_or("", |unit| unit.as_str());
    let quantity = without_next_word(text, found.get(0)?.range());
    let form = match found.name("ratio") {
        Some(_) => Form::Ratio,
        None => Form::Counted,
    };
    Some(Candidate {
        text,
        gauge,
        form,
        clause: clause_start(text, quantity.start),
        quantity,
        of_time: counts_time(unit),
        bounded: found.name("bound").is_some_and(|it| it.as_str() != "左右"),
        unit,
    })
}

/// 12万管, 0.58
fn bare<'a>(text: &'a str, gauge: &'a Gauge, found: &Captures<'a>) -> Option<Candidate<'a>> {
    let (number, unit) = (found.name("number")?, found.name("unit")?);
    let end = found.name("bound").map_or(unit.end(), |bound| bound.end());
    Some(Candidate {
        text,
        gauge,
        form: Form::Bare,
        clause: clause_start(text, number.start()),
        quantity: number.start()..end,
        of_time: false,
        bounded: false,
        unit: unit.as_str(),
    })
}

/// 650家|内地企业
fn without_next_word(text: &str, quantity: Range<usize>) -> Range<usize> {
    let after = text.get(quantity.end..).unwrap_or_default();
    let words = text.get(quantity.clone()).unwrap_or_default();
    match words.strip_suffix('内') {
        Some(shorter) if after.starts_with(['地', '部', '外', '资', '容', '需']) => {
            quantity.start..quantity.start + shorter.len()
        }
        _ => quantity,
    }
}

impl Candidate<'_> {
    /// No date, no name, no number that only tells one thing from others.
    fn counts(&self) -> bool {
        let words = self.words();
        let is_figure = self.is_figure();
        let idioms = &self.gauge.idioms;
        let is_named = |list: &[String]| list.iter().any(|it| it == self.unit);
        let tells_apart = match self.form {
            Form::Bare => is_named(&idioms.no_units) || self.unit.contains('的'),
            // 三级以内 is reached, 三级 tells apart.
            _ => {
                let is_limit = self.bounded && self.gauge.reach.is_match(self.lead());
                let is_made = self.is_few_in_words() && self.made_by().is_some();
                let is_counted = is_limit || is_made || is_named(&idioms.counted_in_words);
                !is_figure && !self.unit.is_empty() && !is_counted
            }
        };
        let sums_up = !is_figure && self.sums_up();
        !is_date(words, self.unit) && !tells_apart && !sums_up && !self.is_part_of_a_word()
    }
}
