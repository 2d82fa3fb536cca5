//! A number of a sheet as its cell shows it: 0.95 as 95 %, 1200 as 1200户, a month without its first day.

/// What a number format says that a reader of the cell sees; the rest (colours, separators, widths) is left aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    before: String,
    behind: String,
    /// Of a percentage, how many decimals.
    percent: Option<usize>,
    has_year: bool,
    has_month: bool,
    has_day: bool,
}

impl Format {
    /// `code`: as in `numFmt`: `0.0%`, `#,##0"户"`, `yyyy"年"m"月"`.
    pub fn of(code: &str) -> Self {
        let mut format = Self::default();
        let (mut digits, mut decimals, mut in_decimals) = (false, 0, false);
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            let literal: String = match c {
                // What follows is of negative numbers.
                ';' => break,
                '"' => chars.by_ref().take_while(|&c| c != '"').collect(),
                '\\' => chars.next().into_iter().collect(),
                '[' => {
                    let _ = chars.by_ref().take_while(|&c| c != ']').count();
                    continue;
                }
                '_' | '*' => {
                    chars.next();
                    continue;
                }
                '0' | '#' | '?' => {
                    digits = true;
                    decimals += usize::from(in_decimals);
                    continue;
                }
                '.' => {
                    in_decimals = true;
                    continue;
                }
                '%' => {
                    format.percent = Some(decimals);
                    continue;
                }
                'y' | 'Y' | 'e' => {
                    format.has_year = true;
                    continue;
                }
                'm' | 'M' => {
                    format.has_month = true;
                    continue;
                }
                'd' | 'D' => {
                    format.has_day = true;
                    continue;
                }
                c if c.is_ascii() => continue,
                c => c.to_string(),
            };
            match digits {
                true => format.behind.push_str(&literal),
                false => format.before.push_str(&literal),
            }
        }
        format
    }

    pub fn number(&self, number: f64) -> String {
        let (before, behind) = (&self.before, &self.behind);
        match self.percent {
            Some(decimals) => {
                let shown = format!("{:.decimals$}", number * 100.0);
                let shown = match shown.contains('.') {
                    true => shown.trim_end_matches('0').trim_end_matches('.'),
                    false => &shown,
                };
                format!("{before}{shown}%{behind}")
            }
            None => format!("{before}{number}{behind}"),
        }
    }

    /// A date of which the cell shows a month only, or a year.
    pub fn is_without_day(&self) -> bool {
        self.has_year && !self.has_day
    }

    pub fn is_without_month(&self) -> bool {
        self.has_year && !self.has_month && !self.has_day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_cells_show_them() {
        let check = |code: &str, number: f64, expected: &str| {
            assert_eq!(Format::of(code).number(number), expected, "{code}");
        };
        check("General", 3.5, "3.5");
        check("0%", 0.95, "95%");
        check("0.00%", 0.955, "95.5%");
        check("#,##0\"户\"", 1200.0, "1200户");
        check("\"约\"0\\家;[Red]-0", 3.0, "约3家");
        check("#,##0_);(#,##0)", 5.0, "5");
        check("[>=100]0亩", 120.0, "120亩");
    }

    #[test]
    fn dates_without_a_day() {
        assert!(Format::of("yyyy\"年\"m\"月\";@").is_without_day());
        assert!(Format::of("mmm-yy").is_without_day());
        assert!(Format::of("yyyy\"年\"").is_without_month());
        assert!(!Format::of("yyyy/m/d").is_without_day());
        assert!(!Format::of("m\"月\"d\"日\"").is_without_day());
    }
}
