//! A folder notebook in two clones of one repository: `git merge` is a merge of notebooks.

use std::path::Path;
use std::process::Command;

use cuoshi::notebook::Workbook;
use cuoshi::store::{Writer, open_notebook, print_notebook};

use crate::build::{Place, author, note, stamp, texts, workbook};

fn git(folder: &Path, arguments: &[&str]) {
    let said = Command::new("git")
        .current_dir(folder)
        .args([
            "-c",
            "user.name=test",
            "-c",
            "user.email=test@example.invalid",
        ])
        .args(["-c", "init.defaultBranch=main", "-c", "core.autocrlf=false"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(said.status.success(), "git {arguments:?}: {said:?}");
}

fn is_there() -> bool {
    Command::new("git").arg("--version").output().is_ok()
}

#[test]
fn two_clones_lose_nothing() {
    if !is_there() {
        println!("git is not installed here; nothing was tried");
        return;
    }
    let place = Place::new();
    let origin = place.path().join("origin");
    std::fs::create_dir(&origin).unwrap();
    git(&origin, &["init", "--bare"]);
    let names = ["甲", "乙"];
    let clones = names.map(|name| place.path().join(format!("{name}的副本")));
    let mut books: [Workbook; 2] = [workbook(), workbook()];
    let act = |round: u64, nth: usize, book: &mut Workbook| {
        let folder = clones[nth].join("批注");
        let folders = place.device(names[nth]);
        let mut writer = Writer::new(&folders);
        writer.sign(&author(names[nth]));
        if let Ok(opening) = writer.open(&folder) {
            book.absorb(&opening.notebook);
        } else {
            std::fs::create_dir_all(&folder).unwrap();
        }
        for step in 0..3 {
            let stamp = stamp(names[nth], round * 10 + step);
            book.commit(vec![note(step as usize, "看过了")], "批注", &stamp);
            writer.save(&folder, book.notebook()).unwrap();
        }
        git(&clones[nth], &["add", "--all"]);
        git(&clones[nth], &["commit", "--message", "notes"]);
    };
    git(place.path(), &["clone", "origin", "甲的副本"]);
    act(0, 0, &mut books[0]);
    git(&clones[0], &["push", "origin", "HEAD:main"]);
    git(
        place.path(),
        &["clone", "--branch", "main", "origin", "乙的副本"],
    );
    for round in 1..4 {
        // Both write without knowing of each other, then each takes the other's.
        act(round, 0, &mut books[0]);
        act(round, 1, &mut books[1]);
        git(
            &clones[0],
            &["pull", "--no-rebase", "--no-edit", "../乙的副本", "HEAD"],
        );
        git(
            &clones[1],
            &["pull", "--no-rebase", "--no-edit", "../甲的副本", "HEAD"],
        );
    }
    let opened = [0, 1].map(|nth| {
        let opened = open_notebook(&place.device(names[nth]), &clones[nth].join("批注")).unwrap();
        assert!(opened.skipped.is_empty());
        opened.notebook
    });
    assert_eq!(print_notebook(&opened[0]), print_notebook(&opened[1]));
    let [mut all, theirs] = books;
    all.absorb(theirs.notebook());
    assert_eq!(texts(&opened[0]), texts(all.notebook()));
    assert_eq!(opened[0].records().len(), 3 + 3 * 3 * 2);
}
