use super::glyphs::Glyph;

/// A line of a page, or of one column of it.
#[derive(Clone, Debug)]
pub struct Line {
    pub left: f32,
    pub right: f32,
    pub baseline: f32,
    /// Of its letters, as most of them are.
    pub size: f32,
    /// A space at its end stays: the next line may go on after it.
    pub text: String,
}

/// A line as it runs across the page: its parts, with wide gaps between them.
pub type Parts = Vec<Line>;

/// How far baselines of one line may lie apart, and how wide the gaps are where a space and where another column
/// begins; in sizes of the letters.
const LEVEL: f32 = 0.45;
const SPACE: f32 = 0.22;
const WIDE_SPACE: f32 = 0.7;
const COLUMN: f32 = 1.6;

/// The lines of a page from top to bottom.
pub fn lines(mut glyphs: Vec<Glyph>) -> Vec<Parts> {
    glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut lines: Vec<Parts> = Vec::new();
    let mut line: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        let begins = line
            .last()
            .is_some_and(|last| glyph.baseline - last.baseline > LEVEL * last.size.max(glyph.size));
        if begins {
            lines.push(parts(std::mem::take(&mut line)));
        }
        line.push(glyph);
    }
    lines.push(parts(line));
    lines.retain(|parts| !parts.is_empty());
    lines
}

fn parts(mut glyphs: Vec<Glyph>) -> Parts {
    glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut parts: Parts = Vec::new();
    for glyph in &glyphs {
        let is_space = glyph.text.trim().is_empty();
        match parts.last_mut() {
            Some(part) if glyph.left - part.right <= COLUMN * glyph.size => {
                if is_space {
                    if !part.text.ends_with(' ') {
                        part.text.push(' ');
                    }
                } else {
                    part.add(glyph);
                }
            }
            _ if is_space => {}
            _ => parts.push(Line {
                left: glyph.left,
                right: glyph.right,
                baseline: glyph.baseline,
                size: glyph.size,
                text: glyph.text.clone(),
            }),
        }
    }
    parts
}

/// The parts of a line as one, with a mark between them.
pub fn joined(parts: Parts, between: char) -> Option<Line> {
    let mut parts = parts.into_iter();
    let mut line = parts.next()?;
    for part in parts {
        line.text.truncate(line.text.trim_end().len());
        line.text.push(between);
        line.text.push_str(&part.text);
        line.right = line.right.max(part.right);
    }
    Some(line)
}

impl Line {
    fn add(&mut self, glyph: &Glyph) {
        let before = self.text.chars().next_back().unwrap_or(' ');
        let after = glyph.text.chars().next().unwrap_or(' ');
        let both_latin = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
        let least = if both_latin { SPACE } else { WIDE_SPACE };
        if before != ' ' && glyph.left - self.right > least * glyph.size {
            self.text.push(' ');
        }
        self.text.push_str(&glyph.text);
        self.right = self.right.max(glyph.right);
        self.size = self.size.max(glyph.size.min(self.size * 1.5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters of size 10 from `left` on, each as wide as it is high; a space is half as wide.
    fn run(text: &str, left: f32, baseline: f32) -> Vec<Glyph> {
        let mut at = left;
        let glyph = |c: char| {
            let width = if c.is_ascii() { 5.0 } else { 10.0 };
            at += width;
            Glyph {
                left: at - width,
                right: at,
                baseline,
                size: 10.0,
                text: c.to_string(),
            }
        };
        text.chars().map(glyph).collect()
    }

    #[track_caller]
    fn check(glyphs: Vec<Glyph>, expected: &[&[&str]]) {
        let found = lines(glyphs);
        let texts: Vec<Vec<&str>> = found
            .iter()
            .map(|parts| parts.iter().map(|part| part.text.as_str()).collect())
            .collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn letters_in_any_order_become_lines() {
        let mut glyphs = run("乙乙", 0.0, 120.0);
        glyphs.extend(run("通过 EMS 寄递", 0.0, 100.0));
        check(glyphs, &[&["通过 EMS 寄递"], &["乙乙"]]);
    }

    #[test]
    fn gaps_part_words_and_columns() {
        let mut glyphs = run("ab", 0.0, 100.0);
        glyphs.extend(run("cd", 13.0, 101.0));
        glyphs.extend(run("右栏", 60.0, 100.0));
        check(glyphs, &[&["ab cd", "右栏"]]);
    }
}
