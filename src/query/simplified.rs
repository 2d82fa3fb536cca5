use std::sync::LazyLock;

/// The characters that have simplified forms, and the forms, are all of this block.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

const PAIRS: &str = include_str!("../../assets/simplified.txt");

/// The simplified form of each character of the block.
static FORMS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut forms: Vec<char> = (FIRST..=LAST).filter_map(char::from_u32).collect();
    for pair in pairs() {
        let mut chars = pair.chars();
        let (Some(traditional), Some(simplified)) = (chars.next(), chars.next()) else {
            continue;
        };
        if let Some(form) = place(traditional).and_then(|at| forms.get_mut(at)) {
            *form = simplified;
        }
    }
    forms
});

fn pairs() -> impl Iterator<Item = &'static str> {
    let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// Where a character stands in its block.
fn place(c: char) -> Option<usize> {
    let at = u32::from(c).checked_sub(FIRST)?;
    usize::try_from(at).ok()
}

/// The simplified form of a traditional character; any other character itself. Takes as many bytes as `c`.
pub(super) fn simplified(c: char) -> char {
    let form = place(c).and_then(|at| FORMS.get(at));
    form.copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_two_characters_of_one_width_in_order() {
        let firsts: Vec<char> = pairs().filter_map(|pair| pair.chars().next()).collect();
        assert!(firsts.len() > 2_500);
        assert!(firsts.is_sorted_by(|a, b| a < b));
        for pair in pairs() {
            assert_eq!((pair.chars().count(), pair.len()), (2, 6), "{pair}");
        }
    }

    #[test]
    fn a_form_is_its_own_form() {
        for &form in FORMS.iter() {
            assert_eq!(simplified(form), form);
        }
        let text: String = "財政廳，電子憑證a".chars().map(simplified).collect();
        assert_eq!(text, "财政厅，电子凭证a");
    }
}
