use std::sync::LazyLock;

use serde::Deserialize;

const TABLES: &str = include_str!("../../../assets/tables.ron");

/// What column headings mean; see `assets/tables.ron`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    number: Vec<String>,
    chapter: Vec<String>,
    title: Vec<String>,
    text: Vec<String>,
    lead: Labelled,
    support: Labelled,
    time: Labelled,
    begins: Vec<String>,
    person: Labelled,
    unit_ends: Vec<String>,
    date: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labelled {
    label: String,
    words: Vec<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Number,
    Chapter,
    Title,
    Text,
    Lead,
    Support,
    Time,
    Person,
}

impl Words {
    /// Compiled in; a test reads the file, so that a mistake in it never reaches a user.
    pub fn embedded() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(|| ron::from_str(TABLES).unwrap_or_default());
        &WORDS
    }

    /// What a column of this heading holds.
    pub fn role(&self, heading: &str) -> Option<Role> {
        let heading = bare(heading);
        if heading.is_empty() || heading.chars().count() > LONGEST_HEADING {
            return None;
        }
        if self
            .begins
            .iter()
            .any(|it| heading.starts_with(it.as_str()))
        {
            return None;
        }
        let lists = [
            (&self.number, Role::Number),
            (&self.chapter, Role::Chapter),
            (&self.title, Role::Title),
            (&self.text, Role::Text),
            (&self.lead.words, Role::Lead),
            (&self.support.words, Role::Support),
            (&self.time.words, Role::Time),
            (&self.person.words, Role::Person),
        ];
        let words = || {
            let lists = lists.iter();
            lists.flat_map(|(words, role)| words.iter().map(move |word| (word.as_str(), *role)))
        };
        if let Some((_, role)) = words().find(|(word, _)| heading == *word) {
            return Some(role);
        }
        let is_held = |word: &str| word.chars().count() > 1 && heading.contains(word);
        let held = words().filter(|(word, _)| is_held(word));
        // 建设内容及进度安排 says what is to be done, and when with it.
        let is_text = |(_, role): &(&str, Role)| *role == Role::Text;
        let text = held.clone().find(is_text);
        let longest = held.max_by_key(|(word, _)| word.len());
        match (longest, text) {
            (Some((_, Role::Time)), Some(_)) => Some(Role::Text),
            (longest, _) => longest.map(|(_, role)| role),
        }
    }

    /// How a field of this kind is named in a line of its own.
    pub fn label(&self, role: Role) -> Option<&str> {
        match role {
            Role::Lead => Some(&self.lead.label),
            Role::Support => Some(&self.support.label),
            Role::Time => Some(&self.time.label),
            Role::Person => Some(&self.person.label),
            Role::Number | Role::Chapter | Role::Title | Role::Text => None,
        }
    }

    pub fn ends_unit(&self, line: &str) -> bool {
        let line = line.trim_end_matches([')', '）']);
        self.unit_ends
            .iter()
            .any(|end| line.ends_with(end.as_str()))
    }

    /// A date of which a cell may show its month only, or its year.
    pub fn date(&self, year: i32, month: Option<u32>, day: Option<u32>) -> String {
        let date = match (month, day) {
            (Some(_), Some(_)) => self.date.as_str(),
            (Some(_), None) => self.date.split("{day}").next().unwrap_or_default(),
            (None, _) => self.date.split("{month}").next().unwrap_or_default(),
        };
        date.replace("{year}", &year.to_string())
            .replace("{month}", &month.unwrap_or_default().to_string())
            .replace("{day}", &day.unwrap_or_default().to_string())
    }
}

/// Longest column heading, in characters.
const LONGEST_HEADING: usize = 16;

/// Without white space, brackets and what they hold.
fn bare(heading: &str) -> String {
    let mut depth = 0usize;
    let mut bare = String::new();
    for c in heading.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '(' | '（' | '〔' | '[' => depth += 1,
            ')' | '）' | '〕' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_asset_is_read() {
        if let Err(error) = ron::from_str::<Words>(TABLES) {
            panic!("tables.ron: {error}");
        }
    }

    #[test]
    fn headings_are_told() {
        let words = Words::embedded();
        for (heading, expected) in [
            ("序 号", Some(Role::Number)),
            ("牵头单位（部门）", Some(Role::Lead)),
            ("配合\n单位", Some(Role::Support)),
            ("2021年完成时限", Some(Role::Time)),
            ("重点任务", Some(Role::Title)),
            ("具体工作措施", Some(Role::Text)),
            ("建设内容及进度安排", Some(Role::Text)),
            ("备注", None),
            ("开始时间", None),
            ("坚持问题导向,由各牵头单位按月报送进展情况", None),
        ] {
            assert_eq!(words.role(heading), expected, "{heading}");
        }
    }
}
