//! A file laid out as this program does, an entry a line: its lines are read on all processors, and those that are known
//! already are not read at all.

use std::sync::Arc;

use rayon::prelude::*;
use ron::value::RawValue;

use super::print::{ENTRIES, HEAD, TAIL, push_plan};
use super::{PlanTwin, options, record, record_of, written};
use crate::notebook::{Notebook, PlanIdentity, Record};

/// Bytes that one processor reads in one go.
const SHARE: usize = 256 * 1024;

/// The plan and the records of a file; `None` where it is laid out in another way, or a line is no RON value.
pub(super) fn read(text: &str, known: &Notebook) -> Option<(PlanIdentity, Vec<Arc<Record>>)> {
    let (written_plan, rest) = text.strip_prefix(HEAD)?.split_once(ENTRIES)?;
    let written_plan = written_plan.strip_prefix("plan: ")?;
    let entries = rest.strip_suffix(TAIL)?;
    let plan: PlanIdentity = options().from_str::<PlanTwin>(written_plan).ok()?.into();
    let mut printed = String::with_capacity(written_plan.len());
    push_plan(&mut printed, &plan);
    if printed != written_plan {
        return None;
    }
    let shares: Option<Vec<Vec<Arc<Record>>>> = shares(entries)
        .into_par_iter()
        .map(|share| records(share, known))
        .collect();
    Some((plan, shares?.concat()))
}

/// The text in parts of some size that end at line ends.
fn shares(mut text: &str) -> Vec<&str> {
    let mut shares = Vec::with_capacity(text.len() / SHARE + 1);
    while !text.is_empty() {
        let rest = text.as_bytes().get(SHARE..).unwrap_or_default();
        let end = memchr::memchr(b'\n', rest).map_or(text.len(), |end| SHARE + end + 1);
        let (share, rest) = text.split_at(end);
        shares.push(share);
        text = rest;
    }
    shares
}

fn records(share: &str, known: &Notebook) -> Option<Vec<Arc<Record>>> {
    let mut likely = known.records().iter();
    let mut find = |line: &str| -> Option<&Arc<Record>> {
        if let Some(next) = likely.as_slice().first().filter(|next| *next.text == *line) {
            likely.next();
            return Some(next);
        }
        let (clock, id) = written::label(line)?;
        let key = (clock, id, line);
        let place = known
            .records()
            .binary_search_by(|record| (record.clock, &*record.id.0, &*record.text).cmp(&key));
        let (found, next) = match place {
            Ok(place) => (Some(&known.records()[place]), place + 1),
            Err(place) => (None, place),
        };
        likely = known.records()[next..].iter();
        found
    };
    share
        .lines()
        .map(|line| {
            let line = line.strip_suffix(',')?;
            match find(line) {
                Some(record) => Some(Arc::clone(record)),
                None => read_line(line).map(Arc::new),
            }
        })
        .collect()
}

/// A line that is one value by itself, and nothing else, is the same value among others.
fn read_line(line: &str) -> Option<Record> {
    if let Some(twin) = written::read(line) {
        return Some(record_of(line, twin.said(), || line));
    }
    let raw: &RawValue = options().from_str(line).ok()?;
    let is_alone = line.starts_with('(') && raw.trim().get_ron() == line;
    is_alone.then(|| record(raw))
}
