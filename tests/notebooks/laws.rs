//! Merge is union: any order, any number of times, any grouping, the same bytes out; and nothing is dropped.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use cuoshi::notebook::{Draft, EntryId, Notebook, PlanIdentity, Record, Status};
use cuoshi::store::{parse_notebook, print_notebook};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::build::{config, identity, note, stamp, texts, workbook};
use crate::replicas::mark;

/// Records of every sort: acts that refer to each other, copies with a signature, altered ones, kinds of later versions.
static POOL: LazyLock<Vec<Arc<Record>>> = LazyLock::new(|| {
    let mut book = workbook();
    for nth in 0..6 {
        let name = ["甲", "乙", "丙"][nth % 3];
        let stamp = stamp(name, nth as u64);
        book.commit(
            vec![note(nth % 3, &format!("第{nth}条，“引号”\n"))],
            "",
            &stamp,
        );
        let seen = crate::build::state(&book, name);
        let status = [Status::Active, Status::Done][nth % 2];
        if let Ok(draft) = book.mark_draft(&seen, 0, Some(nth % 2), mark(status)) {
            book.commit(vec![draft], "", &stamp);
        }
    }
    let ids: Vec<_> = book
        .notebook()
        .records()
        .iter()
        .map(|r| r.id.clone())
        .collect();
    book.commit(
        vec![Draft::dismiss(ids[..2].to_vec())],
        "",
        &stamp("乙", 50),
    );
    book.commit(
        vec![Draft::withdraw(ids[2..4].to_vec())],
        "",
        &stamp("丙", 51),
    );
    let mut records = book.notebook().records().to_vec();
    let mut signed = records[0].genuine().unwrap().clone();
    for signature in ["一", "二"] {
        signed.signature = Some(signature.to_owned());
        records.push(Arc::new(Record::of(signed.clone())));
    }
    let changed = |record: &Arc<Record>, from: &str, to: &str| record.text.replacen(from, to, 1);
    let strange = [
        changed(&records[1], "甲", "戊"),
        changed(&records[2], "市财政局", ""),
        changed(&records[3], "kind: \"", "kind: \"later-"),
        "(id: \"\", clock: 3, kind: \"vote\", votes: [1, 2, (\"三\", None)])".to_owned(),
        "(what: \"no id, no clock\")".to_owned(),
    ];
    let text = print_notebook(&Notebook::new(identity()));
    let text = text.replace(
        "entries: [\n",
        &format!("entries: [\n{},\n", strange.join(",\n")),
    );
    records.extend(parse_notebook(&text).unwrap().records().to_vec());
    records
});

fn any_notebook() -> impl Strategy<Value = Notebook> {
    let titles = vec(
        prop::sample::select(vec!["测试方案", "", "测试方案（修订）"]),
        1,
    );
    let texts = prop::option::of(prop::sample::select(vec!["一、", "一、\n二、", ""]));
    let fingerprints = subsequence(vec!["另一份".to_owned(), "又一份".to_owned()], 0..=2);
    let records = subsequence(POOL.clone(), 0..=POOL.len()).prop_shuffle();
    (titles, texts, fingerprints, records).prop_map(|(titles, text, more, records)| {
        let plan = PlanIdentity {
            title: titles[0].to_owned(),
            fingerprints: identity().fingerprints.into_iter().chain(more).collect(),
            text: text.map(Into::into),
        };
        Notebook::of_records(plan, records)
    })
}

fn union(one: &Notebook, other: &Notebook) -> Notebook {
    let mut union = one.clone();
    union.merge(other);
    union
}

/// The same by way of files: nothing is shared in memory.
fn union_of_files(one: &Notebook, other: &Notebook) -> Notebook {
    let read = |notebook: &Notebook| parse_notebook(&print_notebook(notebook)).unwrap();
    union(&read(one), &read(other))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_does_not_matter(a in any_notebook(), b in any_notebook()) {
        let bytes = print_notebook(&union(&a, &b));
        prop_assert_eq!(&bytes, &print_notebook(&union(&b, &a)));
        prop_assert_eq!(&bytes, &print_notebook(&union_of_files(&a, &b)));
        prop_assert_eq!(&bytes, &print_notebook(&union_of_files(&b, &a)));
    }

    #[test]
    fn the_grouping_does_not_matter(a in any_notebook(), b in any_notebook(), c in any_notebook()) {
        let bytes = print_notebook(&union(&union(&a, &b), &c));
        prop_assert_eq!(&bytes, &print_notebook(&union(&a, &union(&b, &c))));
        prop_assert_eq!(&bytes, &print_notebook(&union(&union(&c, &a), &b)));
    }

    #[test]
    fn again_changes_nothing(a in any_notebook(), b in any_notebook()) {
        let once = union(&a, &b);
        let bytes = print_notebook(&once);
        prop_assert_eq!(&bytes, &print_notebook(&union(&once, &b)));
        prop_assert_eq!(&bytes, &print_notebook(&union(&a, &once)));
        prop_assert_eq!(&bytes, &print_notebook(&union(&once, &once.clone())));
        prop_assert_eq!(&bytes, &print_notebook(&union_of_files(&once, &once)));
        let mut again = once.clone();
        let report = again.merge(&b);
        prop_assert_eq!((report.new.len(), report.already_there), (0, b.records().len()));
    }

    #[test]
    fn nothing_is_dropped_and_nothing_made_up(a in any_notebook(), b in any_notebook()) {
        let both = union(&a, &b);
        let expected: BTreeSet<&str> = texts(&a).into_iter().chain(texts(&b)).collect();
        prop_assert_eq!(texts(&both).into_iter().collect::<BTreeSet<_>>(), expected);
        prop_assert_eq!(both.records().len(), a.records().len() + b.without(&a).len());
        let mut ours = a.clone();
        let report = ours.merge(&b);
        // A signed or altered copy of an entry that is there is no new entry.
        let genuine = |notebook: &Notebook| -> BTreeSet<EntryId> {
            let records = notebook.records().iter();
            let genuine = records.filter(|record| record.genuine().is_some());
            genuine.map(|record| record.id.clone()).collect()
        };
        let new: BTreeSet<EntryId> = report.new.iter().cloned().collect();
        let (before, after) = (genuine(&a), genuine(&ours));
        prop_assert!(new.is_disjoint(&before));
        prop_assert!(after.difference(&before).all(|id| new.contains(id)));
    }

    #[test]
    fn what_is_printed_is_read_the_same(a in any_notebook()) {
        let read = parse_notebook(&print_notebook(&a)).unwrap();
        prop_assert_eq!(print_notebook(&read), print_notebook(&a));
        prop_assert_eq!(read, a);
    }
}
