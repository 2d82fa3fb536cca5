//! Three authors act as they like and exchange files when they like: in the end all have the same.

use std::collections::BTreeSet;

use cuoshi::notebook::{
    About, Act, Draft, EntryId, Mark, MeasureAnchor, Notebook, Status, Workbook,
};
use cuoshi::plan::Period;
use cuoshi::store::{parse_notebook, print_notebook};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::build::{author, config, note, stamp, state, workbook};

const NAMES: [&str; 3] = ["甲", "乙", "丙"];

#[derive(Clone, Debug)]
enum Deed {
    Note(usize),
    /// Measure, milestone, status; settles where there is a clash.
    Mark(usize, Option<usize>, Status),
    Tag(usize),
    Edit(Index),
    Answer(Index),
    Withdraw(Index),
    Dismiss(Index),
    Lift(Index),
    Undo,
    Redo,
    /// Takes in the file of another, as one step.
    Import(usize),
    /// Hears of the entries of another, beside any step.
    Hear(usize),
}

fn any_deed() -> impl Strategy<Value = (usize, Deed)> {
    let status = prop::sample::select(Status::ALL.to_vec());
    let entry = any::<Index>;
    let deed = prop_oneof![
        2 => (0..3_usize).prop_map(Deed::Note),
        6 => (0..3_usize, prop::option::of(0..2_usize), status)
            .prop_map(|(measure, milestone, status)| Deed::Mark(measure, milestone, status)),
        1 => (0..3_usize).prop_map(Deed::Tag),
        2 => entry().prop_map(Deed::Edit),
        1 => entry().prop_map(Deed::Answer),
        2 => entry().prop_map(Deed::Withdraw),
        2 => entry().prop_map(Deed::Dismiss),
        1 => entry().prop_map(Deed::Lift),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
        3 => (0..3_usize).prop_map(Deed::Import),
        3 => (0..3_usize).prop_map(Deed::Hear),
    ];
    (0..3_usize, deed)
}

/// A mark of this status with the particulars it needs.
pub fn mark(status: Status) -> Mark {
    use Status::{Closed, Deferred, Returned, Suspended};
    let wants_reason = matches!(status, Returned | Deferred | Suspended);
    Mark {
        status,
        reason: wants_reason.then(|| "等上级文件".to_owned()),
        new_due: (status == Deferred).then(|| "2021-09-30".parse().unwrap()),
        evidence: (status == Closed).then(|| "验收报告".to_owned()),
        ..Mark::default()
    }
}

struct Replicas {
    books: [Workbook; 3],
    /// Every entry ever made.
    made: BTreeSet<EntryId>,
    acts: u64,
}

impl Replicas {
    fn new() -> Self {
        Self {
            books: [workbook(), workbook(), workbook()],
            made: BTreeSet::new(),
            acts: 0,
        }
    }

    fn perform(&mut self, who: usize, deed: &Deed) {
        self.acts += 1;
        let stamp = stamp(NAMES[who], self.acts);
        if let Deed::Import(other) | Deed::Hear(other) = deed {
            let theirs = read_again(self.books[*other].notebook());
            match deed {
                Deed::Import(_) => {
                    self.books[who].take_in(&theirs, Vec::new(), "合并", &stamp);
                }
                _ => drop(self.books[who].absorb(&theirs)),
            }
            return;
        }
        let before = self.books[who].notebook().clone();
        let book = &mut self.books[who];
        match deed {
            Deed::Undo => drop(book.undo(&stamp)),
            Deed::Redo => drop(book.redo(&stamp)),
            deed => {
                let drafts = drafts(book, NAMES[who], deed);
                book.commit(drafts, "一步", &stamp);
            }
        }
        let new = book.notebook().without(&before);
        self.made.extend(new.iter().map(|record| record.id.clone()));
        assert!(
            before.without(book.notebook()).is_empty(),
            "the file only grows"
        );
    }

    /// Everyone hears of everyone, in one order or the other.
    fn exchange_all(&mut self, backwards: bool) {
        let mut pairs = vec![(0, 1), (1, 2), (2, 0), (0, 1), (1, 2)];
        if backwards {
            pairs.reverse();
        }
        for (from, to) in pairs
            .into_iter()
            .chain([(1, 0), (2, 1), (0, 2), (1, 0), (2, 1)])
        {
            let theirs = read_again(self.books[from].notebook());
            self.books[to].absorb(&theirs);
        }
    }
}

fn read_again(notebook: &Notebook) -> Notebook {
    parse_notebook(&print_notebook(notebook)).unwrap()
}

/// What a deed comes to for who sees what they see; nothing where it makes no sense.
fn drafts(book: &Workbook, name: &str, deed: &Deed) -> Vec<Draft> {
    let records = book.notebook().records();
    let pick = |index: &Index| (!records.is_empty()).then(|| &records[index.index(records.len())]);
    let draft = match deed {
        Deed::Note(measure) => Some(note(*measure, "看过了")),
        Deed::Mark(measure, milestone, status) => {
            let milestones = &book.plan.measures[*measure].milestones;
            let milestone = milestone.filter(|nth| *nth < milestones.len());
            let recurs = milestone.is_some_and(|nth| milestones[nth].recurs.is_some());
            let mark = Mark {
                period: recurs.then(|| Period::parse("2021-06")).flatten(),
                ..mark(*status)
            };
            let seen = state(book, name);
            book.mark_draft(&seen, *measure, milestone, mark).ok()
        }
        Deed::Tag(measure) => Some(Draft {
            about: About::Measure(MeasureAnchor::of(&book.plan, *measure)),
            act: Act::Tag {
                name: "重点".to_owned(),
            },
            replaces: Vec::new(),
            private: true,
        }),
        Deed::Edit(entry) => pick(entry).and_then(|it| book.edit_draft(&it.id, "改过".to_owned())),
        Deed::Answer(entry) => pick(entry).map(|it| {
            let mut answer = note(0, "答复");
            if let Act::Note { reply_to, .. } = &mut answer.act {
                *reply_to = Some(it.id.clone());
            }
            answer
        }),
        // Also of another's entries, as a hostile file would: it takes nothing back.
        Deed::Withdraw(entry) => pick(entry).map(|it| Draft::withdraw(vec![it.id.clone()])),
        Deed::Dismiss(entry) => pick(entry).map(|it| Draft::dismiss(vec![it.id.clone()])),
        Deed::Lift(entry) => {
            let lifted = pick(entry).map(|it| vec![it.id.clone()]);
            return lifted.map_or_else(Vec::new, |ids| book.lift_drafts(&ids, &author(name)));
        }
        Deed::Undo | Deed::Redo | Deed::Import(_) | Deed::Hear(_) => None,
    };
    draft.into_iter().collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn all_end_with_the_same(deeds in prop::collection::vec(any_deed(), 1..40), backwards: bool) {
        let mut replicas = Replicas::new();
        for (who, deed) in &deeds {
            replicas.perform(*who, deed);
        }
        replicas.exchange_all(backwards);
        let bytes = replicas.books.each_ref().map(|book| print_notebook(book.notebook()));
        prop_assert_eq!(&bytes[0], &bytes[1]);
        prop_assert_eq!(&bytes[0], &bytes[2]);
        let kept = replicas.books[0].notebook().records().iter().map(|record| record.id.clone());
        prop_assert_eq!(kept.collect::<BTreeSet<_>>(), replicas.made);
        for name in NAMES {
            // What a person sees comes of the entries alone, whoever's computer it is.
            let seen = replicas.books.each_ref().map(|book| format!("{:?}", state(book, name).measures));
            prop_assert_eq!(&seen[0], &seen[1]);
            prop_assert_eq!(&seen[0], &seen[2]);
        }
    }
}
