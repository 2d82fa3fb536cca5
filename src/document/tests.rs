use super::*;
use crate::store::write_export;

struct Place {
    _folder: tempfile::TempDir,
    folders: Folders,
    root: std::path::PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_owned();
    Place {
        folders: Folders::under(&root),
        root,
        _folder: folder,
    }
}

impl Place {
    #[track_caller]
    fn open(&self, name: &str, content: &[u8]) -> Result<Opened, OpenError> {
        let path = self.root.join(name);
        write_export(&path, content).unwrap();
        open(&self.folders, &path, None)
    }
}

fn notebook(document: &Document, with_text: bool) -> Vec<u8> {
    let text = with_text.then(|| document.text.clone());
    let identity = PlanIdentity {
        text,
        ..document.identity()
    };
    store::print_notebook(&Notebook::new(identity)).into_bytes()
}

const OTHER: &str =
    "某市配套措施\n一、开办企业\n(一)深化品牌。2021年6月底前完成。(牵头部门:市财政局)\n";

#[test]
fn a_text_is_a_document() {
    let opened = place().open("方案.txt", OTHER.as_bytes());
    let Ok(Opened::Document { document, .. }) = opened else {
        panic!("{opened:?}");
    };
    assert_eq!(document.plan.measures.len(), 1);
}

#[test]
fn a_notebook_opens_with_its_document_whatever_it_is_called() {
    let document = Document::of(
        OTHER.into(),
        Rulings::default(),
        &store::embedded_register(),
    );
    for name in ["批注.ron", "批注.RON", "附件(1).txt"] {
        let opened = place().open(name, &notebook(&document, true));
        let Ok(Opened::Notebook { document, .. }) = opened else {
            panic!("{name}: {opened:?}");
        };
        assert_eq!(document.plan.measures.len(), 1);
    }
}

#[test]
fn a_notebook_without_its_document_opens_where_that_comes_with_the_program() {
    let embedded = Document::embedded(None, &store::embedded_register());
    let opened = place().open("批注.ron", &notebook(&embedded, false));
    let Ok(Opened::Notebook { document, .. }) = opened else {
        panic!("{opened:?}");
    };
    assert_eq!(document.plan.measures.len(), 199);
    let other = Document::of(
        OTHER.into(),
        Rulings::default(),
        &store::embedded_register(),
    );
    let refused = place().open("批注.ron", &notebook(&other, false));
    assert!(matches!(refused, Err(OpenError::NoText { .. })));
}

#[test]
fn what_cannot_be_opened_says_why_in_a_sentence() {
    rust_i18n::set_locale("zh");
    let place = place();
    for (name, content) in [
        ("空.txt", &b"  \n"[..]),
        ("图.png", &b"\x89PNG\0\0"[..]),
        ("乱.txt", &b"\xff\xfe\xfd"[..]),
        ("坏.ron", &b"(format: 1, plan"[..]),
    ] {
        let error = place.open(name, content).unwrap_err();
        let words = error.words();
        assert!(words.contains(name) && words.ends_with('。'), "{words}");
    }
    let missing = open(&place.folders, &place.root.join("没有.txt"), None);
    assert!(matches!(
        missing,
        Err(OpenError::Store(StoreError::Missing { .. }))
    ));
}

#[test]
fn real_paragraphs_stay_where_the_format_marks_them() {
    let source = "某市配套措施\n一、开办企业\n(一)深化品牌。2021年6月底前完成。\n\n做好宣传。(牵头部门:市财政局)\n每月通报。\u{2028}接着说。\n";
    let text = |paragraphs| {
        let text = source.into();
        let document = Document::of(
            SourceText { text, paragraphs },
            Rulings::default(),
            &store::embedded_register(),
        );
        let carrying = Notebook::new(document.new_notebook().plan);
        let file = place().open("批注.ron", store::print_notebook(&carrying).as_bytes());
        let Ok(Opened::Notebook {
            document: carried, ..
        }) = file
        else {
            panic!("{file:?}");
        };
        assert_eq!(carried.plan, document.plan);
        let measure = &document.plan.measures[0];
        assert_eq!(measure.assignments.len(), 1);
        assert_eq!(measure.milestones[0].text, "2021年6月底前");
        measure.text.clone()
    };
    assert_eq!(
        text(false),
        "2021年6月底前完成。做好宣传。每月通报。接着说。"
    );
    assert_eq!(
        text(true),
        "2021年6月底前完成。\n做好宣传。\n每月通报。接着说。"
    );
}
