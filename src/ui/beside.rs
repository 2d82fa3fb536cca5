//! What takes long with a large plan is made beside drawing, and is good as long as what it is made of is the same.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

pub type Job = Box<dyn FnOnce() + Send>;

/// Who does the work.
#[derive(Clone, Copy)]
pub enum Worker<'a> {
    /// Whoever asks for it, at once: it is little.
    Asker,
    /// Somebody beside drawing, who wakes the window when it is done.
    Other(&'a dyn Fn(Job)),
}

/// Something (`T`) that is made of something (`B`). While it is made anew, what was made before is there.
pub struct Beside<B, T> {
    made: Option<(B, T)>,
    work: Option<Work<B, T>>,
}

struct Work<B, T> {
    of: B,
    result: Receiver<T>,
    given_up: Arc<AtomicBool>,
}

/// Told by who asked, and read by who works.
pub struct GoOn(Arc<AtomicBool>);

impl GoOn {
    /// Whether the work is still wanted.
    pub fn is_wanted(&self) -> bool {
        !self.0.load(Ordering::Relaxed)
    }
}

impl<B: PartialEq + Send + 'static, T: Send + 'static> Beside<B, T> {
    /// What was made last, of whatever.
    pub fn last(&self) -> Option<&T> {
        self.made.as_ref().map(|(_, made)| made)
    }

    /// What was made of this.
    pub fn good(&self, of: &B) -> Option<&T> {
        let made = self.made.as_ref().filter(|(it, _)| it == of);
        made.map(|(_, made)| made)
    }

    /// The same, for whoever needs it once.
    pub fn take_good(&mut self, of: &B) -> Option<T> {
        let made = self.made.take_if(|(it, _)| it == of);
        made.map(|(_, made)| made)
    }

    /// Of what the last was made.
    pub fn last_of(&self) -> Option<&B> {
        self.made.as_ref().map(|(of, _)| of)
    }

    /// Whether it is made of this, and nothing else is being made.
    pub fn is_settled_on(&self, of: &B) -> bool {
        self.work.is_none() && self.good(of).is_some()
    }

    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Sees to it that what is made is made of this. One piece of work is done at a time: what is no longer wanted is
    /// given up, and what is wanted last begins when that has ended. `make`: `None` where it was given up.
    pub fn want(
        &mut self,
        of: B,
        worker: Worker<'_>,
        make: impl FnOnce(&GoOn) -> Option<T> + Send + 'static,
    ) {
        self.want_after(of, worker, |_| false, make);
    }

    /// The same; `is_worth`: whether work on another basis is let come to its end before.
    pub fn want_after(
        &mut self,
        of: B,
        worker: Worker<'_>,
        is_worth: impl FnOnce(&B) -> bool,
        make: impl FnOnce(&GoOn) -> Option<T> + Send + 'static,
    ) {
        self.take(worker);
        let is_made = self.good(&of).is_some();
        if matches!(worker, Worker::Asker) {
            // Whoever asks waits for nobody.
            self.work = None;
        }
        if let Some(work) = &self.work {
            if is_made || (work.of != of && !is_worth(&work.of)) {
                work.given_up.store(true, Ordering::Relaxed);
            }
            return;
        }
        if is_made {
            return;
        }
        let (sender, result) = channel();
        let given_up = Arc::new(AtomicBool::new(false));
        let go_on = GoOn(Arc::clone(&given_up));
        let job = move || {
            if let Some(made) = make(&go_on) {
                // Only a window that is gone does not listen.
                let _ = sender.send(made);
            }
        };
        self.work = Some(Work {
            of,
            result,
            given_up,
        });
        match worker {
            Worker::Asker => job(),
            Worker::Other(start) => start(Box::new(job)),
        }
        self.take(worker);
    }

    /// What is done is there; what was given up is not.
    fn take(&mut self, worker: Worker<'_>) {
        let Some(work) = self.work.take() else { return };
        let is_wanted = !work.given_up.load(Ordering::Relaxed);
        match work.result.try_recv() {
            Ok(made) if is_wanted => {
                let before = self.made.replace((work.of, made));
                if let (Some(before), Worker::Other(start)) = (before, worker) {
                    // To free what a large plan took is work, too.
                    start(Box::new(move || drop(before)));
                }
            }
            Ok(_) | Err(TryRecvError::Disconnected) => {}
            Err(TryRecvError::Empty) => self.work = Some(work),
        }
    }
}

impl<B, T> Default for Beside<B, T> {
    fn default() -> Self {
        Self {
            made: None,
            work: None,
        }
    }
}

/// A clone has what is made, not what is being made.
impl<B: Clone, T: Clone> Clone for Beside<B, T> {
    fn clone(&self) -> Self {
        Self {
            made: self.made.clone(),
            work: None,
        }
    }
}

impl<B: fmt::Debug, T: fmt::Debug> fmt::Debug for Beside<B, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_at_work = self.work.is_some();
        let mut shown = formatter.debug_struct("Beside");
        shown.field("made", &self.made).field("work", &is_at_work);
        shown.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// Jobs that wait for somebody to do them.
    #[derive(Default)]
    struct Pile(RefCell<Vec<Job>>);

    impl Pile {
        fn want(&self, beside: &mut Beside<u32, String>, of: u32, worth: bool) {
            let put = |job| self.0.borrow_mut().push(job);
            let make = move |go_on: &GoOn| go_on.is_wanted().then(|| format!("made of {of}"));
            beside.want_after(of, Worker::Other(&put), |_| worth, make);
        }

        fn work(&self) -> usize {
            let jobs = self.0.take();
            let count = jobs.len();
            jobs.into_iter().for_each(|job| job());
            count
        }
    }

    #[test]
    fn what_was_made_before_stays_until_the_new_is_there() {
        let (pile, mut beside) = (Pile::default(), Beside::default());
        pile.want(&mut beside, 1, false);
        assert_eq!(beside.last(), None);
        pile.work();
        pile.want(&mut beside, 1, false);
        assert_eq!(beside.good(&1).map(String::as_str), Some("made of 1"));
        pile.want(&mut beside, 2, false);
        assert_eq!(beside.last().map(String::as_str), Some("made of 1"));
        assert_eq!(beside.good(&2), None);
        pile.work();
        pile.want(&mut beside, 2, false);
        assert_eq!(beside.good(&2).map(String::as_str), Some("made of 2"));
        assert_eq!(
            pile.work(),
            1,
            "what was before is freed, and nothing is made twice"
        );
        assert_eq!(pile.work(), 0);
    }

    #[test]
    fn what_is_taken_is_made_anew_when_it_is_wanted_again() {
        let (pile, mut beside) = (Pile::default(), Beside::default());
        pile.want(&mut beside, 1, false);
        pile.work();
        pile.want(&mut beside, 1, false);
        assert_eq!(beside.take_good(&2), None);
        assert_eq!(beside.take_good(&1).as_deref(), Some("made of 1"));
        assert_eq!(beside.last(), None);
        pile.want(&mut beside, 1, false);
        assert_eq!(pile.work(), 1);
    }

    #[test]
    fn what_is_wanted_last_comes_and_what_lies_between_is_never_begun() {
        let (pile, mut beside) = (Pile::default(), Beside::default());
        for of in 1..=5 {
            pile.want(&mut beside, of, false);
        }
        assert_eq!(pile.work(), 1);
        pile.want(&mut beside, 5, false);
        assert_eq!(beside.last(), None, "the first was given up");
        assert_eq!(pile.work(), 1);
        pile.want(&mut beside, 5, false);
        assert_eq!(beside.good(&5).map(String::as_str), Some("made of 5"));
    }

    #[test]
    fn what_is_worth_it_is_shown_on_the_way() {
        let (pile, mut beside) = (Pile::default(), Beside::default());
        pile.want(&mut beside, 1, true);
        pile.want(&mut beside, 2, true);
        pile.work();
        pile.want(&mut beside, 2, true);
        assert_eq!(beside.last().map(String::as_str), Some("made of 1"));
        pile.work();
        pile.want(&mut beside, 2, true);
        assert_eq!(beside.last().map(String::as_str), Some("made of 2"));
    }

    #[test]
    fn who_comes_back_to_what_is_there_is_not_overtaken_by_what_was_begun() {
        let (pile, mut beside) = (Pile::default(), Beside::default());
        pile.want(&mut beside, 1, false);
        pile.work();
        pile.want(&mut beside, 2, false);
        let jobs = pile.0.take();
        pile.want(&mut beside, 1, false);
        jobs.into_iter().for_each(|job| job());
        pile.want(&mut beside, 1, false);
        assert_eq!(beside.last().map(String::as_str), Some("made of 1"));
    }

    #[test]
    fn work_that_breaks_off_is_done_again() {
        let mut beside: Beside<u32, String> = Beside::default();
        beside.want(1, Worker::Other(&drop), |_| Some(String::new()));
        beside.want(1, Worker::Asker, |_| Some("made".to_owned()));
        assert_eq!(beside.good(&1).map(String::as_str), Some("made"));
    }
}
