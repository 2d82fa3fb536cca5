use chrono::{DateTime, FixedOffset, TimeDelta};
use eframe::egui::Context;

use crate::ui::{Action, Notice, NoticeKind};

/// How long a message stays that asks for nothing.
const READ_IN: TimeDelta = TimeDelta::seconds(8);

/// Something that went wrong, in words, with the ways out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Problem {
    pub text: String,
    pub offers: Vec<(String, Action)>,
}

impl From<String> for Problem {
    fn from(text: String) -> Self {
        let offers = Vec::new();
        Self { text, offers }
    }
}

/// What the window has to say. A problem stays until dismissed; good news makes room for the next, or goes by itself.
#[derive(Default)]
pub(super) struct Notices {
    list: Vec<Notice>,
    last_id: u64,
    /// The good news, and when it goes.
    passing: Option<(u64, Option<DateTime<FixedOffset>>)>,
}

impl Notices {
    pub fn all(&self) -> &[Notice] {
        &self.list
    }

    /// Says a problem once: the same again only moves to the end.
    pub fn problem(&mut self, problem: impl Into<Problem>) -> u64 {
        let problem = problem.into();
        self.list.retain(|notice| notice.text != problem.text);
        self.push(NoticeKind::Problem, problem)
    }

    pub fn good_news(&mut self, news: impl Into<Problem>) -> u64 {
        if let Some((id, _)) = self.passing {
            self.dismiss(id);
        }
        let id = self.push(NoticeKind::Info, news.into());
        self.passing = Some((id, None));
        id
    }

    pub fn dismiss(&mut self, id: u64) {
        self.list.retain(|notice| notice.id != id);
    }

    /// Takes away good news that was there long enough to be read; wakes the window when it is time for that.
    pub fn expire(&mut self, now: DateTime<FixedOffset>, ctx: &Context) {
        let Some((id, until)) = &mut self.passing else {
            return;
        };
        let until = *until.get_or_insert(now + READ_IN);
        let id = *id;
        // What has a button waits for it.
        let waits = |notice: &Notice| notice.id == id && !notice.offers.is_empty();
        if self.list.iter().any(waits) {
            return;
        }
        match (until - now).to_std() {
            Ok(left) if !left.is_zero() => ctx.request_repaint_after(left),
            _ => {
                self.dismiss(id);
                self.passing = None;
            }
        }
    }

    fn push(&mut self, kind: NoticeKind, problem: Problem) -> u64 {
        self.last_id += 1;
        self.list.push(Notice {
            id: self.last_id,
            kind,
            text: problem.text,
            offers: problem.offers,
        });
        self.last_id
    }
}
