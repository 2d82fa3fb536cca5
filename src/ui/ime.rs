use eframe::egui::{Event, Id, ImeEvent, Ui};

/// Whether an input method is composing: then keys choose among its candidates and must do nothing else.
pub(super) fn is_composing(ui: &Ui) -> bool {
    let id = Id::unique("composing");
    let before = ui.data(|data| data.get_temp(id).unwrap_or(false));
    // The key that ends a composition arrives together with its last event.
    let mut touched = false;
    let mut now = before;
    ui.input(|input| {
        for event in &input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => now = !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => now = false,
                _ => continue,
            }
            touched = true;
        }
    });
    if now != before {
        ui.data_mut(|data| data.insert_temp(id, now));
    }
    touched || now
}
