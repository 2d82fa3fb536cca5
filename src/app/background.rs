//! Work beside drawing. What is to be done with its result is done by the drawing thread, between two frames.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use eframe::egui::Context;

use super::{App, Surroundings};
use crate::notebook::Workbook;
use crate::ui::{Job, Worker};

/// What to do with the app when some work is done.
pub(super) type Then = Box<dyn FnOnce(&mut App) + Send>;

/// How long leaving waits for work that is not done.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) struct Background {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    /// Known once there is a window.
    wakes: Arc<OnceLock<Context>>,
    hands: Hands,
    /// Jobs that leaving waits for.
    at_work: usize,
}

/// Who does the work.
enum Hands {
    /// A thread for each piece.
    Threads,
    /// Whoever asks, at once.
    Own,
    /// Nobody before [`Background::do_all`].
    #[cfg(test)]
    Later(std::cell::RefCell<Vec<Job>>),
}

#[cfg(test)]
impl Background {
    pub fn wait_to_be_told(&mut self) {
        self.hands = Hands::Later(std::cell::RefCell::default());
    }

    pub fn do_all(&self) {
        if let Hands::Later(pile) = &self.hands {
            pile.take().into_iter().for_each(|job| job());
        }
    }
}

/// Lets the thread that draws go first where processors are few. Linux does so for a single thread; elsewhere all threads
/// of the window in front are favoured alike.
fn stand_back() {
    #[cfg(target_os = "linux")]
    {
        /// Steps of niceness: so much less time than the window where both want it, and all that is left.
        const NICER: i32 = 10;
        // Where it is refused, the work is done all the same.
        let _refused = rustix::process::setpriority_process(None, NICER);
    }
}

/// Who makes what is shown of a book: of a little one whoever asks, so that it is there in the same frame.
pub(super) fn worker<'a>(
    surroundings: &Surroundings,
    workbook: &Workbook,
    start: &'a dyn Fn(Job),
) -> Worker<'a> {
    let measures = workbook.plan.measures.len();
    let size = measures + workbook.notebook().records().len();
    match size <= surroundings.little {
        true => Worker::Asker,
        false => Worker::Other(start),
    }
}

struct Message {
    then: Then,
    /// Whether leaving would have waited for it.
    is_awaited: bool,
}

impl Background {
    pub fn new(threads: bool) -> Self {
        let (sender, receiver) = channel();
        if threads {
            // One for the whole process: whoever comes later finds it there.
            let pool = rayon::ThreadPoolBuilder::new().start_handler(|_| stand_back());
            let _there_already = pool.build_global();
        }
        Self {
            sender,
            receiver,
            wakes: Arc::default(),
            hands: match threads {
                true => Hands::Threads,
                false => Hands::Own,
            },
            at_work: 0,
        }
    }

    /// Finished work asks this window for a frame.
    pub fn wake(&self, ctx: &Context) {
        // It is the same window ever after.
        self.wakes.get_or_init(|| ctx.clone());
    }

    /// The window that is woken.
    pub fn window(&self) -> Option<&Context> {
        self.wakes.get()
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

    /// Does a job whose result is fetched by who asked for it.
    pub fn beside(&self, job: Job) {
        self.ask(move || {
            job();
            Box::new(|_| {})
        });
    }

    /// To free what a large plan took is work, too.
    pub fn let_go(&self, it: impl Send + 'static) {
        self.beside(Box::new(move || drop(it)));
    }

    fn start(&self, work: impl FnOnce() -> Then + Send + 'static, is_awaited: bool) {
        let (sender, wakes) = (self.sender.clone(), Arc::clone(&self.wakes));
        let job = move || {
            let then = work();
            // Only a window that is gone does not listen.
            let _ = sender.send(Message { then, is_awaited });
            if let Some(ctx) = wakes.get() {
                ctx.request_repaint();
            }
        };
        match &self.hands {
            Hands::Threads => drop(std::thread::spawn(move || {
                stand_back();
                job();
            })),
            Hands::Own => job(),
            #[cfg(test)]
            Hands::Later(pile) => pile.borrow_mut().push(Box::new(job)),
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
