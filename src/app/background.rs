//! Work beside drawing. What is to be done with its result is done by the drawing thread, between two frames.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use eframe::egui::Context;

use super::App;

/// What to do with the app when some work is done.
pub(super) type Then = Box<dyn FnOnce(&mut App) + Send>;

/// How long leaving waits for work that is not done.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) struct Background {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    wakes: Option<Context>,
    threads: bool,
    /// Jobs that leaving waits for.
    at_work: usize,
}

struct Message {
    then: Then,
    /// Whether leaving would have waited for it.
    is_awaited: bool,
}

impl Background {
    pub fn new(threads: bool) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            wakes: None,
            threads,
            at_work: 0,
        }
    }

    /// Finished work asks this window for a frame.
    pub fn wake(&mut self, ctx: &Context) {
        self.wakes = Some(ctx.clone());
    }

    /// Does `work`; leaving waits for it.
    pub fn run(&mut self, work: impl FnOnce() -> Then + Send + 'static) {
        self.at_work += 1;
        self.start(work, true);
    }

    /// Asks somebody who may never answer.
    pub fn ask(&self, question: impl FnOnce() -> Then + Send + 'static) {
        self.start(question, false);
    }

    fn start(&self, work: impl FnOnce() -> Then + Send + 'static, is_awaited: bool) {
        let (sender, wakes) = (self.sender.clone(), self.wakes.clone());
        let job = move || {
            let then = work();
            // Only a window that is gone does not listen.
            let _ = sender.send(Message { then, is_awaited });
            if let Some(ctx) = wakes {
                ctx.request_repaint();
            }
        };
        if self.threads {
            std::thread::spawn(job);
        } else {
            job();
        }
    }

    /// What is to be done next, of work that is done.
    pub fn finished(&mut self) -> Option<Then> {
        let message = self.receiver.try_recv().ok()?;
        Some(self.take(message))
    }

    /// The same, waiting for work that leaving must not cut off; `None` where there is none, or none in time.
    pub fn awaited(&mut self) -> Option<Then> {
        if self.at_work == 0 {
            return None;
        }
        let message = self.receiver.recv_timeout(PATIENCE).ok()?;
        Some(self.take(message))
    }

    fn take(&mut self, message: Message) -> Then {
        self.at_work = self.at_work.saturating_sub(usize::from(message.is_awaited));
        message.then
    }
}
