use std::collections::BTreeSet;

use eframe::egui::{Context, Event, ImeEvent, Key, Plugin, RawInput};

/// Keeps keys from the window while an input method composes: they choose among its candidates and must do nothing else.
///
/// One that shows what it composes in a window of its own (fcitx5 by XIM) does not tell that it composes. It takes the
/// letters before they get here, but not their letting go: a letter that is let go without having been pressed is its.
#[derive(Debug, Default)]
pub(super) struct Composition {
    is_open: bool,
    /// Keys that were pressed here and not yet let go.
    pressed: BTreeSet<Key>,
    /// Letters that went elsewhere, less those that were taken back there.
    letters: usize,
}

impl Plugin for Composition {
    fn debug_name(&self) -> &'static str {
        "composition"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.hold_back(ctx.text_edit_focused(), &mut input.events);
    }
}

impl Composition {
    /// `in_text`: whether a text field has the keyboard.
    fn hold_back(&mut self, in_text: bool, events: &mut Vec<Event>) {
        if !in_text {
            self.letters = 0;
        }
        // The key that ends a composition arrives together with its last event.
        let mut is_open = self.is_open;
        for event in &*events {
            self.is_open = match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => false,
                // Should its last event be lost, the keys must not be lost with it.
                Event::WindowFocused(false) | Event::PointerButton { pressed: true, .. } => false,
                _ => continue,
            };
            is_open |= matches!(event, Event::Ime(_));
        }
        events.retain(|event| {
            self.follow(event);
            !is_key(event) || (!is_open && self.letters == 0)
        });
    }

    fn follow(&mut self, event: &Event) {
        match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => {
                self.pressed.insert(*key);
                if is_of_writing(*key) && !modifiers.command && !modifiers.alt {
                    // One that composes had not let it through.
                    self.letters = 0;
                }
            }
            Event::Key { key, .. } => self.let_go(*key),
            // Keys that come as what they mean.
            Event::Copy => {
                self.pressed.insert(Key::C);
            }
            Event::Cut => {
                self.pressed.insert(Key::X);
            }
            Event::Paste(_) => {
                self.pressed.insert(Key::V);
            }
            Event::Ime(_) | Event::Text(_) | Event::PointerButton { pressed: true, .. } => {
                self.letters = 0;
            }
            Event::WindowFocused(_) => {
                self.pressed.clear();
                self.letters = 0;
            }
            _ => {}
        }
    }

    fn let_go(&mut self, key: Key) {
        if self.pressed.remove(&key) {
            return;
        }
        match key {
            Key::Backspace => self.letters = self.letters.saturating_sub(1),
            Key::Escape => self.letters = 0,
            _ if is_letter(key) => self.letters += 1,
            _ => {}
        }
    }
}

fn is_letter(key: Key) -> bool {
    (Key::A..=Key::Z).contains(&key)
}

/// Whether an input method that composes takes it for itself.
fn is_of_writing(key: Key) -> bool {
    is_letter(key) || matches!(key, Key::Space | Key::Enter | Key::Backspace | Key::Escape)
}

fn is_key(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. } | Event::Copy | Event::Cut | Event::Paste(_)
    )
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Key, Modifiers, PointerButton, Pos2};

    use super::*;

    fn preedit(text: &str) -> Event {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    }

    fn commit() -> Event {
        Event::Ime(ImeEvent::Commit("财政".to_owned()))
    }

    fn click() -> Event {
        Event::PointerButton {
            pos: Pos2::ZERO,
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        }
    }

    fn key(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        }
    }

    fn enter(pressed: bool) -> Event {
        key(Key::Enter, pressed, Modifiers::NONE)
    }

    /// Whether Enter reaches the window when it is pressed together with the last of the `frames`.
    #[track_caller]
    fn check(frames: &[&[Event]], reaches: bool) {
        let mut composition = Composition::default();
        let mut last = Vec::new();
        for events in frames {
            last = [events.to_vec(), vec![enter(true), enter(false)]].concat();
            composition.hold_back(true, &mut last);
        }
        assert_eq!(last.contains(&enter(true)), reaches, "{frames:?}");
        assert!(last.contains(&enter(false)), "what was let go stays let go");
    }

    #[test]
    fn keys_are_the_input_methods_while_it_composes() {
        check(&[&[]], true);
        check(&[&[preedit("c")]], false);
        check(&[&[preedit("c")], &[]], false);
        check(&[&[preedit("c")], &[commit()]], false);
        check(&[&[preedit("c")], &[preedit(""), commit()]], false);
        check(&[&[preedit("c")], &[commit()], &[]], true);
        check(&[&[preedit("c")], &[preedit("")], &[]], true);
        check(&[&[preedit("c")], &[click()], &[]], true);
        check(
            &[&[preedit("c")], &[Event::WindowFocused(false)], &[]],
            true,
        );
        check(&[&[click(), preedit("c")], &[]], false);
    }
    /// Whether `shortcut` reaches the window after these.
    #[track_caller]
    fn check_elsewhere(before: &[Event], shortcut: (Key, Modifiers), reaches: bool) {
        let mut composition = Composition::default();
        for event in before {
            composition.hold_back(true, &mut vec![event.clone()]);
        }
        let mut pressed = vec![key(shortcut.0, true, shortcut.1)];
        composition.hold_back(true, &mut pressed);
        assert_eq!(!pressed.is_empty(), reaches, "{before:?}");
        let mut pressed = vec![key(shortcut.0, true, shortcut.1)];
        composition.hold_back(false, &mut pressed);
        assert!(!pressed.is_empty(), "outside of text nobody composes");
    }

    #[test]
    fn keys_are_held_back_while_letters_go_to_a_window_of_the_input_method() {
        let up = |letter| key(letter, false, Modifiers::NONE);
        let down = |letter| key(letter, true, Modifiers::NONE);
        let (f8, jump) = ((Key::F8, Modifiers::NONE), (Key::K, Modifiers::COMMAND));
        check_elsewhere(&[], f8, true);
        for shortcut in [f8, jump] {
            check_elsewhere(&[up(Key::C)], shortcut, false);
            check_elsewhere(
                &[up(Key::C), up(Key::A), up(Key::Backspace)],
                shortcut,
                false,
            );
        }
        let over: [&[Event]; 7] = [
            &[up(Key::C), up(Key::Backspace)],
            &[up(Key::C), up(Key::A), up(Key::Escape)],
            &[up(Key::C), up(Key::Space), preedit(""), commit()],
            &[up(Key::C), Event::Text("c".to_owned())],
            &[up(Key::C), click()],
            &[up(Key::C), Event::WindowFocused(false)],
            &[up(Key::C), down(Key::A), up(Key::A)],
        ];
        for before in over {
            check_elsewhere(before, f8, true);
        }
        let typed: [&[Event]; 4] = [
            &[down(Key::C), up(Key::C)],
            &[down(Key::C), down(Key::C), up(Key::C)],
            &[Event::Copy, up(Key::C)],
            &[Event::Paste(String::new()), up(Key::V)],
        ];
        for before in typed {
            check_elsewhere(before, f8, true);
        }
    }
}
