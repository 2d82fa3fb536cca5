//! What keys do in one place of the window. The place takes its keys from a table, and the page of keys is made from the
//! same one.

use eframe::egui::{Context, Key, Modifiers};
use rust_i18n::t;

/// Keys that belong together, as the two arrows do that go up and down.
pub(super) struct Gesture<T: 'static> {
    /// What they do, as the locale files call it: `keys.…`.
    pub does: &'static str,
    pub keys: &'static [(Modifiers, Key, T)],
}

/// Takes what was pressed, in the order of the table: keys with modifiers stand before those without.
pub(super) fn pressed<T: Copy>(
    ctx: &Context,
    table: &[Gesture<T>],
    is_ours: impl Fn(Key) -> bool,
) -> Vec<T> {
    let keys = table.iter().flat_map(|gesture| gesture.keys);
    let ours = keys.filter(|(_, key, _)| is_ours(*key));
    ctx.input_mut(|input| {
        let pressed = ours.filter(|(modifiers, key, _)| input.consume_key(*modifiers, *key));
        pressed.map(|&(_, _, does)| does).collect()
    })
}

/// A line of the page of keys: which, and what they do.
pub(super) type Line = (String, String);

pub(super) fn lines<T>(table: &[Gesture<T>]) -> Vec<Line> {
    let line = |gesture: &Gesture<T>| (written(gesture), t!(gesture.does).into_owned());
    table.iter().map(line).collect()
}

/// As they are written on the keyboard; what all are pressed with is said once: Ctrl+↑ ↓.
fn written<T>(gesture: &Gesture<T>) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut last = Modifiers::NONE;
    for &(modifiers, key, _) in gesture.keys {
        let name = name(key);
        let with = match modifiers {
            _ if modifiers == last => "",
            Modifiers::COMMAND => "Ctrl+",
            Modifiers::SHIFT => "Shift+",
            _ => "",
        };
        last = modifiers;
        words.push(format!("{with}{name}"));
    }
    let are_digits = words.iter().all(|it| it.parse::<u8>().is_ok());
    match words.as_slice() {
        [first, .., last] if are_digits => format!("{first}–{last}"),
        _ => words.join("　"),
    }
}

fn name(key: Key) -> String {
    match key {
        Key::ArrowUp => "↑".into(),
        Key::ArrowDown => "↓".into(),
        Key::ArrowLeft => "←".into(),
        Key::ArrowRight => "→".into(),
        Key::Enter => t!("keys.enter").into(),
        Key::Space => t!("keys.space").into(),
        _ => key.name().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Modifiers = Modifiers::NONE;

    #[track_caller]
    fn check(keys: &'static [(Modifiers, Key, ())], expected: &str) {
        rust_i18n::set_locale("zh");
        let does = "keys.title";
        assert_eq!(written(&Gesture { does, keys }), expected);
    }

    #[test]
    fn keys_are_written_as_on_the_keyboard() {
        check(
            &[(PLAIN, Key::ArrowUp, ()), (PLAIN, Key::ArrowDown, ())],
            "↑　↓",
        );
        check(
            &[
                (Modifiers::COMMAND, Key::ArrowUp, ()),
                (Modifiers::COMMAND, Key::ArrowDown, ()),
            ],
            "Ctrl+↑　↓",
        );
        check(
            &[(PLAIN, Key::Enter, ()), (PLAIN, Key::Space, ())],
            "回车　空格",
        );
        check(
            &[
                (PLAIN, Key::Num1, ()),
                (PLAIN, Key::Num2, ()),
                (PLAIN, Key::Num3, ()),
                (PLAIN, Key::Num4, ()),
            ],
            "1–4",
        );
        check(
            &[
                (PLAIN, Key::ArrowLeft, ()),
                (PLAIN, Key::PageUp, ()),
                (PLAIN, Key::ArrowRight, ()),
                (PLAIN, Key::PageDown, ()),
            ],
            "←　PageUp　→　PageDown",
        );
        check(
            &[(Modifiers::SHIFT, Key::Space, ()), (PLAIN, Key::PageUp, ())],
            "Shift+空格　PageUp",
        );
    }
}
