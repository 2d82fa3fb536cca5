//! How well a reading fits what was expected: precision and recall, errors in silence, doubts about what is right.

use std::collections::BTreeMap;
use std::fmt;

use cuoshi::plan::{Plan, Severity};

use crate::expected::{self, Expected, Names, Reading};

#[derive(Default)]
struct Count {
    right: usize,
    found: usize,
    expected: usize,
}

#[derive(Default)]
pub struct Score {
    counts: BTreeMap<&'static str, Count>,
    /// Wrong fields without a doubt.
    pub silent: Vec<String>,
    /// Right fields with a doubt that nobody expected.
    pub doubted: Vec<String>,
    /// Wrong fields with a doubt.
    pub wrong: Vec<String>,
    right_fields: usize,
}

impl Score {
    pub fn add(&mut self, name: &str, plan: &Plan, expected: &Reading) {
        let found = expected::of(plan);
        let asks = plan
            .diagnostics
            .iter()
            .any(|it| it.measure.is_none() && it.severity != Severity::Info);
        if (found.year, &found.place) != (expected.year, &expected.place) && !asks {
            let got = (found.year, &found.place);
            self.silent.push(format!(
                "{name}: plan is {got:?}, not {:?}",
                (expected.year, &expected.place)
            ));
        }
        let key = |it: &Expected| format!("{} {} :: {}", it.id, it.headings, it.title);
        let (ours, theirs) = (
            found.measures.iter().map(key).collect(),
            expected.measures.iter().map(key).collect(),
        );
        let (missed, invented) = self.count("measures", ours, theirs);
        if !(missed.is_empty() && invented.is_empty() || asks) {
            self.silent.push(format!(
                "{name}: measures missed {missed:?}, invented {invented:?}"
            ));
        }
        for expected in &expected.measures {
            let found = found.measures.iter().find(|found| found.id == expected.id);
            self.measure(name, &found.cloned().unwrap_or_default(), expected);
        }
    }

    fn measure(&mut self, name: &str, found: &Expected, expected: &Expected) {
        let at = format!("{name} {}", expected.id);
        let departments = |it: &Expected| all(it, |names| [&names.lead[..], &names.with].concat());
        let roles = |it: &Expected| {
            let mut roles = all(it, |names| prefixed("lead", &names.lead));
            roles.extend(all(it, |names| prefixed("with", &names.with)));
            roles.extend(all(it, |names| {
                names.open.then(|| "open".to_owned()).into_iter().collect()
            }));
            roles
        };
        self.count("departments", departments(found), departments(expected));
        let roles = self.count("roles", roles(found), roles(expected));
        self.field(&at, "assignments", roles, found, expected);
        let times = self.count("times", found.times.clone(), expected.times.clone());
        self.field(&at, "milestones", times, found, expected);
        let targets = self.count("targets", found.targets.clone(), expected.targets.clone());
        self.field(&at, "targets", targets, found, expected);
        let references = self.count(
            "references",
            found.references.clone(),
            expected.references.clone(),
        );
        self.field(&at, "references", references, found, expected);
        if let Some(text) = &expected.text {
            let text = (vec![text.clone()], found.text.iter().cloned().collect());
            let text = if text.0 == text.1 {
                Default::default()
            } else {
                text
            };
            self.field(&at, "text", text, found, expected);
        }
    }

    fn field(
        &mut self,
        at: &str,
        field: &str,
        wrong: (Vec<String>, Vec<String>),
        found: &Expected,
        expected: &Expected,
    ) {
        let has = |doubts: &[String]| doubts.iter().any(|it| it == field);
        let (missed, invented) = wrong;
        let is_right = missed.is_empty() && invented.is_empty();
        let (doubted, doubtful) = (has(&found.doubts), has(&expected.doubts));
        if !is_right && !doubted {
            self.silent.push(format!(
                "{at} {field}: missed {missed:?}, invented {invented:?}"
            ));
        } else if doubtful && !doubted {
            self.silent
                .push(format!("{at} {field}: a guess without a question"));
        }
        self.right_fields += usize::from(is_right);
        if !is_right && doubted {
            self.wrong.push(format!(
                "{at} {field}: missed {missed:?}, invented {invented:?}"
            ));
        }
        if is_right && doubted && !doubtful {
            self.doubted.push(format!("{at} {field}"));
        }
    }

    /// What was missed and what was invented, as lists without order.
    fn count(
        &mut self,
        what: &'static str,
        found: Vec<String>,
        expected: Vec<String>,
    ) -> (Vec<String>, Vec<String>) {
        let count = self.counts.entry(what).or_default();
        count.found += found.len();
        count.expected += expected.len();
        let (mut missed, mut invented) = (Vec::new(), found);
        for wanted in expected {
            match invented.iter().position(|found| *found == wanted) {
                Some(index) => {
                    invented.remove(index);
                    count.right += 1;
                }
                None => missed.push(wanted),
            }
        }
        (missed, invented)
    }

    /// The share of doubts that were about a right field.
    pub fn false_doubts(&self) -> f64 {
        let fields = self.right_fields + self.wrong.len();
        self.doubted.len() as f64 / fields.max(1) as f64
    }
}

fn all(measure: &Expected, of: impl Fn(&Names) -> Vec<String>) -> Vec<String> {
    let assignments = measure.assignments.iter().enumerate();
    assignments
        .flat_map(|(nth, names)| {
            of(names)
                .into_iter()
                .map(move |name| format!("{nth} {name}"))
        })
        .collect()
}

fn prefixed(role: &str, names: &[String]) -> Vec<String> {
    names.iter().map(|name| format!("{role} {name}")).collect()
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, count) in &self.counts {
            let share = |of: usize| 100.0 * count.right as f64 / of.max(1) as f64;
            let (precision, recall) = (share(count.found), share(count.expected));
            writeln!(
                f,
                "{what:<12} {:>4} expected, precision {precision:.1} %, recall {recall:.1} %",
                count.expected
            )?;
        }
        let (silent, doubted) = (self.silent.len(), self.doubted.len());
        let share = 100.0 * self.false_doubts();
        writeln!(
            f,
            "silent errors {silent}; doubted though right {doubted} of {} fields ({share:.1} %); doubted and wrong {}",
            self.right_fields + self.wrong.len(),
            self.wrong.len()
        )
    }
}
