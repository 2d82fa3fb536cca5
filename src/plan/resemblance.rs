//! Which known names an unknown one may be another writing of.

use std::cmp::Reverse;

use super::{Register, fold_name};

/// What two names must have in common at least: twice the characters they share in order, of all they have.
const LEAST: f32 = 0.65;

impl Register {
    /// The canonical names that a name resembles, the most alike first, at most `count`; never merged by themselves.
    pub fn resembling(&self, name: &str, count: usize) -> Vec<&str> {
        let folded: Vec<char> = fold_name(name).chars().collect();
        let departments = self.departments.iter().map(|it| (&it.name, &it.aliases));
        let groups = self.groups.iter().map(|it| (&it.name, &it.aliases));
        let mut alike: Vec<(Reverse<u32>, &str)> = Vec::new();
        for (canonical, aliases) in departments.chain(groups) {
            let names = std::iter::once(canonical).chain(aliases);
            let best = names
                .map(|known| likeness(&folded, known))
                .fold(0.0, f32::max);
            if best >= LEAST {
                alike.push((Reverse((best * 1000.0) as u32), canonical));
            }
        }
        alike.sort_by_key(|(likeness, _)| *likeness);
        alike.into_iter().take(count).map(|(_, it)| it).collect()
    }
}

/// From 0, nothing in common, to 1, equal.
fn likeness(a: &[char], b: &str) -> f32 {
    let b: Vec<char> = fold_name(b).chars().collect();
    let all = a.len() + b.len();
    // Too unlike in length to reach the least that counts.
    if all == 0 || 2.0 * a.len().min(b.len()) as f32 / (all as f32) < LEAST {
        return 0.0;
    }
    2.0 * shared(a, &b) as f32 / all as f32
}

/// The length of the longest sequence of characters that both have in this order.
fn shared(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (place, y) in b.iter().enumerate() {
            let above = row[place + 1];
            row[place + 1] = if x == y {
                diagonal + 1
            } else {
                above.max(row[place])
            };
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::super::{Department, Idioms};
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &[&str]) {
        let known = [
            "市财政局",
            "市公安局",
            "市交通运输局",
            "市人力资源社会保障局",
        ];
        let departments = known.map(|name| Department {
            name: name.into(),
            ..Department::default()
        });
        let register = Register::new(departments.into(), Vec::new(), Idioms::default());
        assert_eq!(register.resembling(name, 3), expected);
    }

    #[test]
    fn names_resemble_what_they_are_miswritten_or_shortened_from() {
        check("市财正局", &["市财政局"]);
        check("市交通局", &["市交通运输局"]);
        check("市人力资源和社会保障局", &["市人力资源社会保障局"]);
        check("市城管局", &[]);
        check("某某什么", &[]);
        check("", &[]);
    }
}
