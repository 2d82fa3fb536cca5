//! The window closes when everything is saved; where that fails it asks.

use eframe::egui::{Context, ViewportCommand};

use super::App;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Closing {
    #[default]
    No,
    /// As soon as everything is saved.
    WhenSaved,
    /// Saving fails: the person decides.
    Asks,
    Now,
}

impl Closing {
    pub fn asks(self) -> bool {
        self == Self::Asks
    }
}

impl App {
    pub(super) fn tend_closing(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && self.closing != Closing::Now {
            if self.is_all_saved() {
                self.closing = Closing::Now;
                return;
            }
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.closing = Closing::WhenSaved;
        }
        if self.closing == Closing::Now {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if matches!(self.closing, Closing::WhenSaved | Closing::Asks) {
            if self.is_all_saved() {
                self.closing = Closing::Now;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            } else if self.saver.has_failed() {
                self.closing = Closing::Asks;
            }
        }
    }

    pub(super) fn quit(&mut self) {
        self.closing = Closing::WhenSaved;
        self.retry_save();
    }

    pub(super) fn quit_unsaved(&mut self) {
        self.closing = Closing::Now;
    }

    pub(super) fn stay_open(&mut self) {
        self.closing = Closing::No;
    }

    /// Before the program ends: waits for what is being written, and remembers what was seen.
    pub(super) fn leave(&mut self) {
        let has_more = !self.turns.is_over();
        loop {
            self.perform_held_at_once();
            if self.turns.is_over() {
                break;
            }
            let Some(then) = self.background.awaited() else {
                break;
            };
            then(self);
        }
        if has_more {
            self.save_at_once();
        }
        self.remember_seen();
        // What was pasted has a way back once something is written of it, and a notebook may have moved.
        self.remember_open_plans();
        loop {
            self.keep_settings();
            self.keep_drafts_now();
            let Some(then) = self.background.awaited() else {
                return;
            };
            then(self);
            if has_more && !self.saver.has_failed() {
                self.save_at_once();
            }
        }
    }
}
