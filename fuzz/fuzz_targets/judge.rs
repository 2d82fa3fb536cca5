//! What must hold of any bytes that come as a notebook or as a document; used by the fuzz targets and by plain tests over a kept corpus.

#![allow(dead_code, reason = "each target uses one of these")]

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, FixedOffset};
use cuoshi::intake;
use cuoshi::notebook::{
    Author, Clash, Decision, Draft, EntryId, LightRule, Mark, MeasureState, Notebook, PlanIdentity,
    Stamp, State, Status, Viewpoint, Workbook, fingerprint,
};
use cuoshi::plan::{Plan, Register, Rulings, Span};
use cuoshi::reading;
use cuoshi::store::{self, parse_newer, parse_notebook, print_notebook};

pub const SOURCE: &str = "测试方案\n一、开办企业\n(一)深化品牌。6月底前,全面实现电子印章。\n(二)定期报送。每月10日前,报送进展。\n";

/// Reading never fails badly, and what was read is printed and read the same.
pub fn notebook(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let newer = parse_newer(text);
    let notebook = match parse_notebook(text) {
        Ok(notebook) => notebook,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    assert!(newer.is_some());
    let printed = print_notebook(&notebook);
    let again = parse_notebook(&printed).expect("what we print we read");
    assert_eq!(again, notebook);
    assert_eq!(print_notebook(&again), printed);
    let mut union = notebook.clone();
    let report = union.merge(&again);
    assert_eq!((&union, report.new.len()), (&notebook, 0));
}

/// A document of whatever format is text or an error; the text is read, and every character of it is some part of the plan.
pub fn document(bytes: &[u8]) {
    let Ok(decoded) = intake::decode(bytes) else {
        return;
    };
    let options = reading::Options {
        paragraphs: decoded.paragraphs,
        ..reading::Options::default()
    };
    let plan = reading::read(&decoded.text, &store::embedded_register(), &options);
    let headings = plan.chapters.iter().flat_map(|chapter| {
        let sections = chapter.sections.iter().map(|section| section.source);
        sections.chain([chapter.source])
    });
    let measures = plan.measures.iter().map(|measure| measure.source);
    let other = plan.other.iter().map(|other| other.source);
    let mut parts: Vec<Span> = headings.chain(measures).chain(other).collect();
    parts.push(plan.title_source);
    parts.sort();
    let mut end = 0;
    for part in parts.into_iter().filter(|part| part.start < part.end) {
        let between = decoded.text.get(end..part.start);
        let between = between.expect("parts neither overlap nor break a character");
        assert!(between.chars().all(is_blank), "{between:?} is in no part");
        end = part.end;
    }
    assert!(decoded.text[end..].chars().all(is_blank));
}

/// White space, marks of Markdown, and what takes no room.
fn is_blank(c: char) -> bool {
    let takes_no_room = matches!(
        c,
        '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}'
    );
    c.is_whitespace() || matches!(c, '#' | '*') || takes_no_room
}

/// A colleague's notebook is taken in, looked at, worked on, and taken back: nothing of one's own is changed by it.
pub fn import(bytes: &[u8]) {
    let Some(theirs) = std::str::from_utf8(bytes)
        .ok()
        .and_then(|text| parse_notebook(text).ok())
    else {
        return;
    };
    let mut book = own_workbook();
    let own: HashSet<EntryId> = ids(book.notebook());
    let before = seen(&book);
    let report = book.take_in(&theirs, Vec::new(), "import", &stamp(89));
    assert!(
        report.new.iter().all(|id| !own.contains(id)),
        "one's own entry counted as new"
    );
    let after = seen(&book);
    let united = state(&book);
    for clash in Clash::all(book.notebook(), &united, &report.new) {
        let side = clash.theirs.first().expect("a side that is new");
        let _ = clash.end(&book, &united, &Decision::Take(side.id.clone()));
    }
    for measure in 0..book.plan.measures.len() {
        let subset = book.notebook().subset(&book.plan, &[measure], false);
        assert!(subset.without(book.notebook()).is_empty());
    }
    for id in ids(&theirs).into_iter().take(20) {
        let _ = book.edit_draft(&id, String::new());
        let _ = book.lift_drafts(&[id], &author());
    }
    if !report.new.is_empty() {
        book.undo(&stamp(90));
        assert_eq!(seen(&book), before, "undone, and not as before");
        book.redo(&stamp(91));
        assert_eq!(seen(&book), after, "redone, and not as it was");
    }
    let state = state(&book);
    for status in Status::ALL {
        let mark = Mark {
            status,
            ..Mark::default()
        };
        if let Ok(draft) = book.mark_draft(&state, 0, Some(0), mark) {
            book.commit(vec![draft], "mark", &stamp(92));
            break;
        }
    }
    assert!(own.is_subset(&ids(book.notebook())));
}

fn ids(notebook: &Notebook) -> HashSet<EntryId> {
    notebook
        .records()
        .iter()
        .map(|record| record.id.clone())
        .collect()
}

pub fn author() -> Author {
    Author {
        name: "甲".to_owned(),
        department: "市财政局".to_owned(),
    }
}

fn stamp(nth: u64) -> Stamp {
    Stamp {
        author: author(),
        time: DateTime::UNIX_EPOCH.fixed_offset(),
        nonce: nth << 16,
    }
}

static OWN: LazyLock<Workbook> = LazyLock::new(|| {
    let register = store::embedded_register();
    let options = reading::Options {
        rulings: Rulings::in_year(Some(2021)),
        ..reading::Options::default()
    };
    let plan: Plan = reading::read(SOURCE, &register, &options);
    let identity = PlanIdentity {
        title: plan.title.clone(),
        fingerprints: [fingerprint(SOURCE)].into(),
        text: None,
    };
    let register = Arc::new(Register::default());
    let mut book = Workbook::new(
        Arc::new(plan),
        SOURCE.into(),
        register,
        Notebook::new(identity),
    );
    for (status, nth) in [Status::Active, Status::Done].into_iter().zip(1..) {
        let mark = Mark {
            status,
            ..Mark::default()
        };
        let draft = book
            .mark_draft(&state(&book), 0, Some(0), mark)
            .expect("allowed");
        book.commit(vec![draft], "mark", &stamp(nth));
    }
    let first = book.notebook().records()[0].id.clone();
    book.commit(vec![Draft::withdraw(vec![first])], "withdraw", &stamp(3));
    book
});

/// A workbook with two marks, the first withdrawn. The same each time: a kept file can refer to its entries.
pub fn own_workbook() -> Workbook {
    OWN.clone()
}

fn state(book: &Workbook) -> State {
    let viewpoint = Viewpoint {
        viewer: author(),
        as_of: None,
        today: DateTime::UNIX_EPOCH.date_naive(),
        offset: FixedOffset::east_opt(0).expect("no offset"),
        lights: LightRule::default(),
    };
    State::of(&book.plan, book.notebook(), &viewpoint)
}

/// What a person sees, without the history and the trays, which only grow.
fn seen(book: &Workbook) -> String {
    let mut out = String::new();
    for MeasureState {
        status,
        light,
        due,
        own,
        milestones,
        notes,
        tags,
        ..
    } in state(book).measures
    {
        let heads = |marks: &cuoshi::notebook::MarkState| -> Vec<EntryId> {
            marks.heads.iter().map(|head| head.id.clone()).collect()
        };
        let notes: Vec<_> = notes
            .iter()
            .map(|it| (&it.record.id, &it.text, it.depth))
            .collect();
        let tags: Vec<_> = tags.iter().map(|tag| &tag.record.id).collect();
        let _ = write!(
            out,
            "{status:?} {light:?} {due:?} {:?} {notes:?} {tags:?}",
            heads(&own)
        );
        for milestone in &milestones {
            let marks: Vec<_> = milestone
                .marks
                .iter()
                .map(|(period, marks)| (period, heads(marks)))
                .filter(|(_, heads)| !heads.is_empty())
                .collect();
            let _ = write!(out, " {:?} {:?} {marks:?}", milestone.status, milestone.due);
        }
        out.push('\n');
    }
    out
}
