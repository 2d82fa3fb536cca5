//! This program once more, as another process that writes notebooks.

use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use cuoshi::notebook::EntryId;
use cuoshi::store::{Folders, Writer, nonce};

use crate::build::{author, note, stamp, workbook};

/// What a child is told by way of its environment.
const ORDER: [&str; 4] = [
    "CUOSHI_CHILD_PATH",
    "CUOSHI_CHILD_DATA",
    "CUOSHI_CHILD_NAME",
    "CUOSHI_CHILD_COUNT",
];
const ACKNOWLEDGED: &str = "acknowledged ";

/// Writes one note after the other to `path` as `name`, `count` of them, and prints the id of each that is saved.
pub struct Writing {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Writing {
    pub fn start(path: &Path, data: &Path, name: &str, count: u32) -> Self {
        let order = [
            path.as_os_str(),
            data.as_os_str(),
            name.as_ref(),
            count.to_string().as_ref(),
        ]
        .map(ToOwned::to_owned);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "child::writes_notes", "--nocapture"])
            .envs(ORDER.into_iter().zip(order))
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        Self { child, said }
    }

    /// The next id that it says is saved; `None` at its end. A line cut short says nothing.
    pub fn next(&mut self) -> Option<EntryId> {
        loop {
            let mut line = String::new();
            self.said.read_line(&mut line).unwrap();
            let line = line.strip_suffix('\n')?;
            if let Some((_, id)) = line.split_once(ACKNOWLEDGED) {
                return Some(EntryId(id.to_owned()));
            }
        }
    }

    /// At once, wherever it is. Returns the ids that it had said were saved and we had not read yet.
    pub fn kill(mut self) -> Vec<EntryId> {
        self.child.kill().unwrap();
        let rest = std::iter::from_fn(|| self.next()).collect();
        self.child.wait().unwrap();
        rest
    }

    /// All ids that it says are saved, once it has ended by itself.
    pub fn finish(mut self) -> Vec<EntryId> {
        let all = std::iter::from_fn(|| self.next()).collect();
        assert!(self.child.wait().unwrap().success());
        all
    }
}

#[test]
#[ignore = "runs in a process that other tests start"]
fn writes_notes() {
    let order =
        ORDER.map(|variable| std::env::var_os(variable).expect("is started by other tests"));
    let [path, data, name, count] = order;
    let (path, name) = (PathBuf::from(path), name.into_string().unwrap());
    let count: u64 = count.into_string().unwrap().parse().unwrap();
    let mut writer = Writer::new(&Folders::under(Path::new(&data)));
    writer.sign(&author(&name));
    let mut book = workbook();
    if let Ok(opening) = writer.open(&path) {
        book.absorb(&opening.notebook);
    }
    let run = nonce() >> 16;
    for nth in 0..count {
        let stamp = stamp(&name, run.wrapping_add(nth));
        let made = book.commit(vec![note(nth as usize % 3, "第几条")], "批注", &stamp);
        let saved = writer.save(&path, book.notebook()).unwrap();
        // One write: a reader sees the whole line or knows that it is cut.
        let line = format!("\n{ACKNOWLEDGED}{}\n", made[0].id.0);
        std::io::stdout().write_all(line.as_bytes()).unwrap();
        std::io::stdout().flush().unwrap();
        book.absorb(&saved);
    }
    let troubles = writer.troubles();
    assert!(troubles.is_empty(), "{troubles:?}");
}
