use roaring::{MultiOps, RoaringBitmap};

use super::departments::SoughtName;
use super::index::of_values;
use super::sounds::Spelling;
use super::{Index, Needle, Search, grammar};

/// Of so many measures found, the first in the document, the best are chosen.
const CONSIDERED: usize = 1_000;

/// Why a measure is among what was searched: where one of the words is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    Id,
    Title,
    /// A department is called so in the document.
    Department(String),
    /// A department of the document has this name elsewhere.
    Alias(String),
    Text,
    /// A heading above it, or a time, target or reference outside title and text.
    Particulars,
    Note,
    Tag,
    /// The letters spell a part of this name of a department.
    SpelledDepartment(String),
    /// The letters spell a part of the title, a reference, a tag or the first line of a note.
    Spelled,
}

impl Index {
    /// Reads what was typed into the search line. Never fails.
    pub fn parse(&self, text: &str) -> Search {
        grammar::parse(text, &self.vocabulary)
    }

    /// Where each word of a search is in a measure (by its index) that it finds: one ground a word, each once.
    pub fn grounds(&self, search: &Search, measure: usize) -> Vec<Ground> {
        let Ok(row) = u32::try_from(measure) else {
            return Vec::new();
        };
        let mut grounds: Vec<Ground> = Vec::new();
        for needle in search.words() {
            let ground = self.ground(row, needle);
            grounds.extend(ground.filter(|ground| !grounds.contains(ground)));
        }
        grounds
    }

    /// At most so many of the measures that a search finds, those found by number first, then those by title.
    pub fn best(&self, search: &Search, most: usize) -> Vec<usize> {
        let found = self.search(search);
        let found = found.iter().take(CONSIDERED).map(|row| row as usize);
        let mut ranked: Vec<(Option<Ground>, usize)> = found
            .map(|measure| (self.grounds(search, measure).into_iter().min(), measure))
            .collect();
        ranked.sort();
        let best = ranked.into_iter().take(most);
        best.map(|(_, measure)| measure).collect()
    }

    /// The canonical names of the departments that every word of a search is a name of, or a part of one.
    pub fn departments_called(&self, search: &Search) -> Vec<&str> {
        let names: Vec<(&str, bool)> = search
            .words()
            .filter_map(|needle| match needle {
                Needle::Word(word) => Some((word.as_str(), false)),
                Needle::Exact(words) => Some((words.as_str(), true)),
                _ => None,
            })
            .collect();
        if names.is_empty() {
            return Vec::new();
        }
        let spellings: Vec<_> = names.iter().map(|(word, _)| Spelling::of(word)).collect();
        let sought: Vec<SoughtName> = names
            .iter()
            .zip(&spellings)
            .map(|(&(word, is_exact), spelling)| SoughtName {
                word,
                spelling: spelling.as_ref().filter(|_| !is_exact),
                is_exact,
            })
            .collect();
        self.departments.called(&sought)
    }

    pub(super) fn search(&self, search: &Search) -> RoaringBitmap {
        let mut found = self.all.clone();
        for term in &search.terms {
            // Nothing is left to be scanned for.
            if found.is_empty() {
                break;
            }
            let rows = self.rows_with(&term.needle);
            if term.is_excluded {
                found -= rows;
            } else {
                found &= rows;
            }
        }
        found
    }

    /// Whether one measure is among what [`Self::search`] finds; scans nothing but this measure.
    pub(super) fn has(&self, row: u32, search: &Search) -> bool {
        search.terms.iter().all(|term| {
            let has = match &term.needle {
                needle @ (Needle::Word(_) | Needle::Exact(_)) => self.ground(row, needle).is_some(),
                needle => self.rows_with(needle).contains(row),
            };
            has != term.is_excluded
        })
    }

    fn rows_with(&self, needle: &Needle) -> RoaringBitmap {
        let said = &self.annotations;
        match needle {
            Needle::Word(word) => {
                let spelling = Spelling::of(word);
                let name = sought(word, spelling.as_ref());
                let mut found = self.haystack.find(word) | self.departments.search(&name);
                if let Some(spelling) = &spelling {
                    found |= self.haystack.find_spelled(spelling);
                }
                found
            }
            Needle::Exact(words) => {
                self.haystack.find(words) | self.departments.search(&exactly(words))
            }
            Needle::Department(role, names) => any_of(names, |name| {
                let spelling = Spelling::of(name);
                let name = sought(name, spelling.as_ref());
                self.departments.in_role(&name, *role)
            }),
            Needle::Months(months) => of_values(self.months.sets(), months),
            Needle::Statuses(statuses) => of_values(&said.statuses, statuses),
            Needle::Lights(lights) => of_values(&said.lights, lights),
            Needle::Tag(names) => any_of(names, |name| said.tags.search(name)),
            Needle::Author(names) => any_of(names, |name| said.authors.search(name)),
            Needle::Chapters(numbers) => {
                let chapters = self.chapters.iter();
                let chapters = chapters.filter(|(number, _)| numbers.contains(number));
                chapters.map(|(_, rows)| rows).union()
            }
            Needle::Annotated(true) => said.annotated.clone(),
            Needle::Annotated(false) => &self.all - &said.annotated,
        }
    }

    /// The plainest reason why a measure has a word; none for other needles.
    fn ground(&self, row: u32, needle: &Needle) -> Option<Ground> {
        match needle {
            Needle::Word(word) => {
                let spelling = Spelling::of(word);
                let plain = [
                    self.haystack.ground(row, word),
                    self.departments.ground(row, &sought(word, None)),
                ];
                let spelled = || {
                    let spelling = spelling.as_ref()?;
                    let name = sought(word, Some(spelling));
                    let in_name = || {
                        self.haystack
                            .spells(row, spelling)
                            .then_some(Ground::Spelled)
                    };
                    self.departments.ground(row, &name).or_else(in_name)
                };
                plain.into_iter().flatten().min().or_else(spelled)
            }
            Needle::Exact(words) => {
                let in_name = || self.departments.ground(row, &exactly(words));
                self.haystack.ground(row, words).or_else(in_name)
            }
            _ => None,
        }
    }
}

fn sought<'a>(word: &'a str, spelling: Option<&'a Spelling>) -> SoughtName<'a> {
    SoughtName {
        word,
        spelling,
        is_exact: false,
    }
}

fn exactly(words: &str) -> SoughtName<'_> {
    SoughtName {
        word: words,
        spelling: None,
        is_exact: true,
    }
}

fn any_of(names: &[String], rows: impl Fn(&str) -> RoaringBitmap) -> RoaringBitmap {
    let found: Vec<RoaringBitmap> = names.iter().map(|name| rows(name)).collect();
    found.iter().union()
}
