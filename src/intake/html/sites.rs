use std::sync::LazyLock;

use serde::Deserialize;

const PAGES: &str = include_str!("../../../assets/pages.ron");

/// How sites call the article and what stands around it; see `assets/pages.ron`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sites {
    articles: Vec<String>,
    around: Vec<String>,
    tails: Vec<String>,
    tail_words: Vec<String>,
}

/// Compiled in; a test reads the file, so that a mistake in it never reaches a user.
pub static SITES: LazyLock<Sites> = LazyLock::new(|| ron::from_str(PAGES).unwrap_or_default());

impl Sites {
    pub fn names_article(&self, id_or_class: &str) -> bool {
        let mut names = id_or_class.split_ascii_whitespace();
        names.any(|name| self.articles.iter().any(|it| it == name))
    }

    pub fn names_what_is_around(&self, id_or_class: &str) -> bool {
        let mut names = id_or_class.split_ascii_whitespace();
        names.any(|name| self.around.iter().any(|it| it.eq_ignore_ascii_case(name)))
    }

    /// 上一篇:…, 主办:…
    pub fn is_tail(&self, line: &str) -> bool {
        let line = line.trim();
        let line = line.strip_prefix(['(', '（']).unwrap_or(line);
        self.tails
            .iter()
            .any(|tail| line.starts_with(tail.as_str()))
            || self
                .tail_words
                .iter()
                .any(|word| line.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_asset_is_read() {
        if let Err(error) = ron::from_str::<Sites>(PAGES) {
            panic!("pages.ron: {error}");
        }
    }

    #[test]
    fn what_sites_say() {
        assert!(SITES.names_article("box TRS_Editor"));
        assert!(SITES.names_what_is_around("Footer w1200"));
        assert!(!SITES.names_what_is_around("navigation-content"));
        assert!(SITES.is_tail(" 上一篇：关于…的通知"));
        assert!(SITES.is_tail("甲市ICP备123号"));
        assert!(!SITES.is_tail("主办单位为市财政局"));
    }
}
