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

/// Takes what was pressed, as often as it was.
pub(super) fn pressed<T: Copy>(
    ctx: &Context,
    table: &[Gesture<T>],
    is_ours: impl Fn(Key) -> bool,
) -> Vec<T> {
    let keys = table.iter().flat_map(|gesture| gesture.keys);
    let mut ours: Vec<_> = keys.filter(|(_, key, _)| is_ours(*key)).collect();
    // A key alone also takes the shifted one.
    ours.sort_by_key(|(modifiers, ..)| modifiers.is_none());
    ctx.input_mut(|input| {
        let times = |&(modifiers, key, does): &(Modifiers, Key, T)| {
            std::iter::repeat_n(does, input.count_and_consume_key(modifiers, key))
        };
        ours.into_iter().flat_map(times).collect()
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
        Key::Escape => t!("keys.escape").into(),
        _ => key.name().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Event, RawInput};

    use super::*;

    const PLAIN: Modifiers = Modifiers::NONE;

    #[test]
    fn a_shifted_key_is_taken_as_such_and_each_press_counts() {
        let keys = &[
            (PLAIN, Key::ArrowDown, "down"),
            (Modifiers::SHIFT, Key::ArrowDown, "extend"),
        ];
        let does = "keys.title";
        let ctx = Context::default();
        let press = |key, modifiers| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        };
        let events = [
            press(Key::ArrowDown, Modifiers::SHIFT),
            press(Key::ArrowDown, PLAIN),
            press(Key::ArrowDown, PLAIN),
            press(Key::ArrowDown, Modifiers::COMMAND),
        ];
        let input = RawInput {
            events: events.into(),
            ..RawInput::default()
        };
        let mut taken = Vec::new();
        let mut output = ctx.run_ui(input, |ui| {
            taken.extend(pressed(ui.ctx(), &[Gesture { does, keys }], |_| true));
        });
        output.textures_delta.clear();
        assert_eq!(taken, ["extend", "down", "down"]);
    }

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
