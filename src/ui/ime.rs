use eframe::egui::{Context, Event, ImeEvent, Plugin, RawInput};

/// Keeps keys from the window while an input method composes: they choose among its candidates and must do nothing else.
/// One that does not tell that it composes takes the letters before they get here, and passes on what it has no use for.
#[derive(Debug, Default)]
pub(super) struct Composition {
    is_open: bool,
}

impl Plugin for Composition {
    fn debug_name(&self) -> &'static str {
        "composition"
    }

    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        // The key that ends a composition arrives together with its last event.
        let mut has_keys = self.is_open;
        for event in &input.events {
            self.is_open = match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => false,
                // Should its last event be lost, the keys must not be lost with it.
                Event::WindowFocused(false) | Event::PointerButton { pressed: true, .. } => false,
                _ => continue,
            };
            has_keys |= matches!(event, Event::Ime(_));
        }
        if has_keys {
            input.events.retain(|event| !is_key(event));
        }
    }
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

    fn enter(pressed: bool) -> Event {
        Event::Key {
            key: Key::Enter,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    /// Whether Enter reaches the window when it is pressed together with the last of the `frames`.
    #[track_caller]
    fn check(frames: &[&[Event]], reaches: bool) {
        let mut composition = Composition::default();
        let mut last = Vec::new();
        for events in frames {
            let mut input = RawInput {
                events: [events.to_vec(), vec![enter(true), enter(false)]].concat(),
                ..RawInput::default()
            };
            composition.input_hook(&Context::default(), &mut input);
            last = input.events;
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
}
