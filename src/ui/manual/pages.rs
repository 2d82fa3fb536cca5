//! The pages of the manual, in both languages, with the names and keys of the commands as they are now.

use eframe::egui::Context;

use crate::ui::commands::{Command, keys_of};

/// A page, by its name in links: `find.md`.
pub(in crate::ui) struct Page {
    pub name: &'static str,
    zh: &'static str,
    en: &'static str,
}

macro_rules! pages {
    ($($name:literal),* $(,)?) => {
        [$(Page {
            name: $name,
            zh: include_str!(concat!("../../../assets/manual/zh/", $name, ".md")),
            en: include_str!(concat!("../../../assets/manual/en/", $name, ".md")),
        }),*]
    };
}

/// In the order of the contents.
pub(in crate::ui) const PAGES: [Page; 12] = pages![
    "start", "find", "read", "note", "mark", "send", "take-in", "folder", "check", "meeting",
    "recover", "keys",
];

impl Page {
    fn source(&self) -> &'static str {
        match rust_i18n::locale().starts_with("zh") {
            true => self.zh,
            false => self.en,
        }
    }

    #[cfg(test)]
    pub fn texts(&self) -> [&'static str; 2] {
        [self.zh, self.en]
    }

    /// Its first line, without the mark of a heading.
    pub fn title(&self) -> &'static str {
        let first = self.source().lines().next().unwrap_or_default();
        first.trim_start_matches('#').trim()
    }

    /// What follows the title, as Markdown, with the holes filled.
    pub fn body(&self, ctx: &Context) -> String {
        let body = self.source().split_once('\n').map_or("", |(_, body)| body);
        filled(body, &|command| shortcut(ctx, command))
    }
}

fn shortcut(ctx: &Context, command: Command) -> String {
    let shortcut = command.shortcut();
    shortcut.map_or_else(String::new, |it| keys_of(ctx, it))
}

/// Text with `{{command.share}}` as the command's name and `{{key.share}}` as its keys; other holes stay.
fn filled(text: &str, keys: &dyn Fn(Command) -> String) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let Some((hole, after)) = after.split_once("}}") else {
            filled.push_str("{{");
            rest = after;
            continue;
        };
        match fill(hole, keys) {
            Some(words) => filled.push_str(&words),
            None => filled.push_str(&format!("{{{{{hole}}}}}")),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn fill(hole: &str, keys: &dyn Fn(Command) -> String) -> Option<String> {
    let (kind, name) = hole.split_once('.')?;
    let command = Command::called(name)?;
    match kind {
        "command" => Some(command.name().trim_end_matches('…').to_owned()),
        "key" => Some(keys(command)).filter(|keys| !keys.is_empty()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn texts(page: &Page) -> [(&'static str, &'static str); 2] {
        [("zh", page.zh), ("en", page.en)]
    }

    /// The levels of the headings, in order.
    fn headings(text: &str) -> Vec<usize> {
        let levels = text
            .lines()
            .map(|line| line.chars().take_while(|it| *it == '#').count());
        levels.filter(|level| *level > 0).collect()
    }

    fn holes(text: &str) -> Vec<&str> {
        let holes = text.split("{{").skip(1);
        holes
            .filter_map(|it| Some(it.split_once("}}")?.0))
            .collect()
    }

    fn links(text: &str) -> Vec<&str> {
        let links = text.split("](").skip(1);
        links.filter_map(|it| Some(it.split_once(')')?.0)).collect()
    }

    #[test]
    fn both_languages_tell_the_same() {
        for page in &PAGES {
            let of = |text: &str| (headings(text), holes(text).len(), links(text).len());
            assert_eq!(of(page.zh), of(page.en), "{}", page.name);
            assert_eq!(headings(page.zh).first(), Some(&1), "{}", page.name);
        }
    }

    #[test]
    fn every_file_is_a_page() {
        for language in ["zh", "en"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("assets/manual")
                .join(language);
            let files = std::fs::read_dir(folder).unwrap();
            let names = files.map(|it| it.unwrap().file_name().into_string().unwrap());
            let names: BTreeSet<String> = names.collect();
            let pages = PAGES.iter().map(|page| format!("{}.md", page.name));
            assert_eq!(names, pages.collect::<BTreeSet<String>>(), "{language}");
        }
    }

    #[test]
    fn every_command_and_key_that_is_named_exists() {
        let keys = |command: Command| command.shortcut().map_or_else(String::new, |_| "K".into());
        for page in &PAGES {
            for (language, text) in texts(page) {
                let filled = filled(text, &keys);
                assert_eq!(
                    holes(&filled),
                    Vec::<&str>::new(),
                    "{language}/{}",
                    page.name
                );
            }
        }
        assert_eq!(filled("{{command.fly}} {{", &keys), "{{command.fly}} {{");
    }

    #[test]
    fn every_link_leads_to_a_page() {
        let names: BTreeSet<String> = PAGES
            .iter()
            .map(|page| format!("{}.md", page.name))
            .collect();
        for page in &PAGES {
            for (language, text) in texts(page) {
                for link in links(text).into_iter().filter(|it| it.contains('.')) {
                    assert!(names.contains(link), "{language}/{}: {link}", page.name);
                }
            }
        }
    }
}
