//! A source file as the checks see it: its tokens without attributes, comments and tests.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

pub struct Source {
    /// from the project's folder: `src/plan/mod.rs`
    pub path: String,
    pub text: String,
    pub tokens: Vec<Token>,
    pub functions: Vec<Function>,
    /// lines of items under `#[cfg(test)]`
    pub tests: Vec<RangeInclusive<usize>>,
}

#[derive(Debug)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

pub struct Function {
    pub name: String,
    pub lines: RangeInclusive<usize>,
}

impl Source {
    pub fn parse(path: &str, text: &str) -> Self {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut found = Found::default();
        found.visit_file(&file);
        let tokens: TokenStream = text.parse().unwrap();
        let mut flat = Vec::new();
        flatten(tokens, &mut flat);
        flat.retain(|token| !within(&found.tests, token.line));
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            tokens: flat,
            functions: found.functions,
            tests: found.tests,
        }
    }

    /// The room a file is in: `plan` for `src/plan/milestone.rs`, `wording` for `src/wording.rs`.
    pub fn room(&self) -> &str {
        let inside = self.path.trim_start_matches("src/");
        let end = inside.find(['/', '.']).unwrap_or(inside.len());
        &inside[..end]
    }

    /// `src/plan/mod.rs:12`
    pub fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }

    pub fn lines_without_tests(&self) -> usize {
        let is_test = |line: usize| within(&self.tests, line);
        (1..=self.text.lines().count())
            .filter(|line| !is_test(*line))
            .count()
    }
}

fn within(ranges: &[RangeInclusive<usize>], line: usize) -> bool {
    ranges.iter().any(|range| range.contains(&line))
}

/// Every source of the program, tests in files of their own left out.
pub fn program() -> Vec<Source> {
    let mut paths = Vec::new();
    collect(&root().join("src"), &mut paths);
    paths.sort();
    let sources = paths.iter().map(|path| {
        let text = std::fs::read_to_string(path).unwrap();
        let path = path.strip_prefix(root()).unwrap().to_str().unwrap();
        Source::parse(&path.replace('\\', "/"), &text)
    });
    let is_test = |path: &str| path.contains("/tests/") || path.ends_with("/tests.rs");
    let sources: Vec<Source> = sources.filter(|it| !is_test(&it.path)).collect();
    assert!(sources.len() > 20, "the sources were not found");
    sources
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|it| it == "rs") {
            paths.push(path);
        }
    }
}

fn flatten(tokens: TokenStream, flat: &mut Vec<Token>) {
    let mut attribute = false;
    for tree in tokens {
        let line = tree.span().start().line;
        let mut push = |text: String| flat.push(Token { text, line });
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == '#' => attribute = true,
            TokenTree::Punct(punct) if attribute && punct.as_char() == '!' => {}
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket if std::mem::take(&mut attribute) => continue,
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                push(open.to_owned());
                flatten(group.stream(), flat);
                let line = group.span_close().end().line;
                let text = close.to_owned();
                flat.push(Token { text, line });
            }
            other => push(other.to_string()),
        }
    }
}

#[derive(Default)]
struct Found {
    functions: Vec<Function>,
    tests: Vec<RangeInclusive<usize>>,
}

impl Found {
    fn function(&mut self, signature: &syn::Signature, body: &syn::Block) {
        self.functions.push(Function {
            name: signature.ident.to_string(),
            lines: signature.span().start().line..=body.span().end().line,
        });
    }
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if is_test(item) {
            let span = item.span();
            self.tests.push(span.start().line..=span.end().line);
        } else {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

fn is_test(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Fn(it) => &it.attrs,
        syn::Item::Impl(it) => &it.attrs,
        syn::Item::Mod(it) => &it.attrs,
        syn::Item::Use(it) => &it.attrs,
        _ => return false,
    };
    attributes.iter().any(|it| {
        it.path().is_ident("cfg")
            && matches!(it.parse_args::<syn::Path>(), Ok(path) if path.is_ident("test"))
    })
}
