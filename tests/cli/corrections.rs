//! What people corrected is what the program prints.

use chrono::DateTime;
use cuoshi::document::Document;
use cuoshi::notebook::{
    About, Act, Answer, Author, Draft, MeasureAnchor, NoteKind, Stamp, Workbook,
};
use cuoshi::plan::{BracketReach, LineRole, Rulings};
use cuoshi::store::{embedded_register, print_notebook};

use crate::place::Place;

const TEXT: &str = "聊城市试点工作方案\n一、开办企业\n（一）推进试点。2021年年中，完成改造。6月底前完成验收。（牵头单位：市财正局）\n";

/// A notebook that carries the document and these answers, by the words they are about.
fn corrected(place: &Place, answers: &[(&str, Answer)]) -> String {
    corrected_text(place, TEXT, answers)
}

fn corrected_text(place: &Place, text: &str, answers: &[(&str, Answer)]) -> String {
    let mut book = workbook(text);
    for (words, answer) in answers {
        let mut questions = book.review().questions.iter();
        let question = questions.find(|it| it.spot.words == *words).unwrap();
        let draft = question.draft(book.plan_as_read(), Some(answer.clone()));
        book.commit(vec![draft], "", &stamp(1));
    }
    kept(place, &book)
}

fn workbook(text: &str) -> Workbook {
    let document = Document::of(text.into(), Rulings::default(), &embedded_register());
    let notebook = document.new_notebook();
    let Document {
        text,
        plan,
        register,
        ..
    } = document;
    Workbook::new(plan, text, register, notebook)
}

fn stamp(nonce: u64) -> Stamp {
    Stamp {
        author: Author::default(),
        time: DateTime::parse_from_rfc3339("2021-06-01T09:00:00+08:00").unwrap(),
        nonce,
    }
}

fn kept(place: &Place, book: &Workbook) -> String {
    let path = place.path("批注.ron");
    std::fs::write(&path, print_notebook(book.notebook())).unwrap();
    path.display().to_string()
}

/// The ids of a department's measures.
fn listed(place: &Place, notes: &str, department: &str) -> String {
    let arguments = [
        "list",
        "--notes",
        notes,
        "--format",
        "ids",
        "--department",
        department,
    ];
    place.run(&arguments).text()
}

#[test]
fn corrections_are_listed_parsed_shown_and_exported() {
    let place = Place::new();
    let called = Answer::Department("市财政局".into());
    let notes = corrected(&place, &[("市财正局", called)]);
    let listed = |name: &str| listed(&place, &notes, name);
    assert_eq!(
        (listed("市财政局").as_str(), listed("市财正局").as_str()),
        ("1.1\n", "")
    );
    let parsed = place.json(&["parse", &notes]);
    let party = &parsed["chapters"][0]["measures"][0]["assignments"][0]["lead"][0];
    assert_eq!(party["name"], "市财政局");
    assert_eq!(party["written"], "市财正局");
    let mut codes = parsed["diagnostics"].as_array().unwrap().iter();
    assert!(!codes.any(|it| it["code"] == "unknown-department"));
    assert!(
        place
            .print(&["show", "1.1", "--notes", &notes])
            .contains("市财政局")
    );
    let ledger = place.print(&["export", "--notes", &notes, "--format", "csv"]);
    assert!(
        ledger.contains("市财政局") && !ledger.contains("市财正局"),
        "{ledger}"
    );
}

#[test]
fn dates_are_read_in_the_year_that_was_corrected() {
    let place = Place::new();
    let notes = corrected(&place, &[("2021", Answer::Year(2022))]);
    let parsed = place.json(&["parse", &notes]);
    assert_eq!(parsed["year"], 2022);
    let milestones = &parsed["chapters"][0]["measures"][0]["milestones"];
    assert_eq!(milestones[0]["due"], "2021-06-30");
    assert_eq!(milestones[1]["due"], "2022-06-30");
    // What is asked for now comes before what was said once.
    let asked = place.json(&["parse", &notes, "--year", "2023"]);
    assert_eq!(asked["year"], 2023);
}

#[test]
fn a_line_that_was_ruled_a_heading_divides_the_document() {
    let place = Place::new();
    let text = "聊城市2021年试点工作方案\n一、开办企业\n（一）推进试点。（牵头单位：市财政局）\n二、三级医院改革\n（一）分级诊疗。（牵头单位：市卫生健康委）\n";
    let ruling = ("二、三级医院改革", Answer::Line(LineRole::Heading));
    let notes = corrected_text(&place, text, &[ruling]);
    let list = |arguments: &[&str]| {
        let ids = ["--format", "ids"];
        place.print(&[&["list"], arguments, &ids].concat())
    };
    assert_eq!(list(&["--notes", &notes]), "1.1\n2.1\n");
    let document = place.path("方案.txt");
    std::fs::write(&document, text).unwrap();
    assert_ne!(list(&[&document.display().to_string()]), "1.1\n2.1\n");
}

#[test]
fn what_divides_the_document_is_in_all_that_is_printed() {
    let place = Place::new();
    let text = "现将任务分解如下。\n聊城市2022年营商环境这一年\n一、开办企业\n（一）推进试点。6月底前完成改造。（牵头单位：市财政局、市公安局，长期坚持。\n（二）深化改革。覆盖\n57\n个乡镇。（牵头单位：市财政局）\n";
    let until = BracketReach::Until("市财政局".into());
    let answers = [
        ("", Answer::Title("聊城市2022年营商环境这一年".into())),
        ("57", Answer::Line(LineRole::PageNumber)),
        (
            "（牵头单位：市财政局、市公安局，长期坚持",
            Answer::Bracket(until),
        ),
    ];
    let notes = corrected_text(&place, text, &answers);
    let parsed = place.json(&["parse", &notes]);
    assert_eq!(
        (&parsed["title"], &parsed["year"]),
        (&"聊城市2022年营商环境这一年".into(), &2022.into())
    );
    let told = parsed["diagnostics"].as_array().unwrap().iter();
    let told: Vec<_> = told.map(|it| it["code"].as_str()).collect();
    assert_eq!(told, [Some("page-furniture")]);
    let shown = place.print(&["show", "1.1", "--notes", &notes]);
    assert!(
        shown.contains("2022-06-30") && shown.contains("、市公安局，长期坚持"),
        "{shown}"
    );
    let shown = place.print(&["show", "1.2", "--notes", &notes]);
    assert!(shown.contains("覆盖个乡镇"), "{shown}");
    assert_eq!(listed(&place, &notes, "市公安局"), "");
}

#[test]
fn what_the_users_register_adds_is_known() {
    let place = Place::new();
    let document = place.path("方案.txt");
    std::fs::write(&document, TEXT).unwrap();
    let document = document.display().to_string();
    let list = [
        "list",
        &document,
        "--format",
        "ids",
        "--department",
        "市财政局",
    ];
    assert_eq!(place.run(&list).text(), "");
    let folder = place.path("home").join("cuoshi");
    std::fs::create_dir_all(&folder).unwrap();
    let own = "[(place: \"聊城市\", departments: [(\"市财政局\", [\"市财正局\"])])]";
    std::fs::write(folder.join("departments.ron"), own).unwrap();
    assert_eq!(place.print(&list), "1.1\n");
    std::fs::write(folder.join("departments.ron"), "[(").unwrap();
    let broken = place.run(&list);
    assert_eq!(broken.code, 0);
    assert!(
        broken.err.contains("部门名录") && broken.err.contains("第 1 行"),
        "{}",
        broken.err
    );
}

#[test]
fn a_note_that_was_edited_on_two_devices_shows_both() {
    let place = Place::new();
    let mut book = workbook(TEXT);
    let draft = Draft {
        about: About::Measure(MeasureAnchor::of(book.plan_as_read(), 0)),
        act: Act::Note {
            text: "初稿".into(),
            kind: NoteKind::Progress,
            reply_to: None,
        },
        replaces: Vec::new(),
        private: false,
    };
    let note = book.commit(vec![draft], "", &stamp(1))[0].id.clone();
    let mut elsewhere = book.clone();
    for (book, text, nonce) in [
        (&mut book, "台式机上改的", 2),
        (&mut elsewhere, "笔记本上改的", 3),
    ] {
        let draft = book.edit_draft(&note, text.into()).unwrap();
        book.commit(vec![draft], "", &stamp(nonce));
    }
    book.absorb(elsewhere.notebook());
    let shown = place.print(&["show", "1.1", "--notes", &kept(&place, &book)]);
    let notes = shown.split("历史").next().unwrap();
    for text in ["台式机上改的", "笔记本上改的"] {
        assert_eq!(notes.matches(text).count(), 1, "{shown}");
    }
    assert_eq!(notes.matches("又改为").count(), 1, "{shown}");
}
