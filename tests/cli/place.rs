use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// A document of another city, with its year.
pub const OTHER: &str =
    "某市配套措施\n一、开办企业\n(一)深化品牌。2021年6月底前完成。(牵头部门:市财政局)\n";

/// A folder that is all the program knows of a disk.
pub struct Place {
    folder: tempfile::TempDir,
}

pub struct Answer {
    pub out: Vec<u8>,
    pub err: String,
    pub code: i32,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cuoshi"));
        let home = self.path("home");
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA"] {
            command.env(name, &home);
        }
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "LC_ALL"] {
            command.env_remove(name);
        }
        command.env("LANG", "zh_CN.UTF-8");
        command
    }

    /// Runs the program, whatever comes of it.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        let output = self.command().args(arguments).output().unwrap();
        Answer {
            out: output.stdout,
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }

    /// What it prints where all is well and nothing is said beside it.
    #[track_caller]
    pub fn print(&self, arguments: &[&str]) -> String {
        let answer = self.run(arguments);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{arguments:?}");
        answer.text()
    }

    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.print(arguments)).unwrap()
    }

    /// The one sentence of a failure, which prints nothing.
    #[track_caller]
    pub fn fail(&self, arguments: &[&str], code: i32) -> String {
        let answer = self.run(arguments);
        assert_eq!(answer.code, code, "{arguments:?}: {}", answer.err);
        assert_eq!(answer.text(), "", "{arguments:?}");
        let lines: Vec<&str> = answer.err.lines().collect();
        let [sentence] = lines[..] else {
            panic!("{arguments:?}: not one sentence: {lines:?}");
        };
        sentence.to_owned()
    }

    /// Notes or marks as 甲 of 市财政局; the id of the entry.
    #[track_caller]
    pub fn write(&self, notes: &str, arguments: &[&str]) -> String {
        let signed = [
            "--notes",
            notes,
            "--author",
            "甲",
            "--department",
            "市财政局",
        ];
        let printed = self.print(&[arguments, &signed].concat());
        let id = printed.strip_suffix('\n').unwrap();
        assert_eq!(id.len(), 32, "{id}");
        id.to_owned()
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).unwrap();
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    pub fn has(&self, name: &str) -> bool {
        Path::new(&self.path(name)).exists()
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.out.clone()).unwrap()
    }
}
