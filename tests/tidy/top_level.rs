//! What lies at the top of the project, and what it is built from.

use crate::assert_none;
use crate::source::root;

const TOP_LEVEL: &[&str] = &[
    ".ci",
    ".git",
    ".gitignore",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "assets",
    "benches",
    "examples",
    "fuzz",
    "build.rs",
    "seeds",
    "src",
    "target",
    "tests",
];

/// Crates that speak to the network. (tokio is in the lock file for browsers only.)
const NETWORK: &[&str] = &[
    "async-net",
    "attohttpc",
    "curl",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "socket2",
    "surf",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
];

#[test]
fn nothing_else_lies_at_the_top() {
    let names = std::fs::read_dir(root())
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned());
    let strange = names.filter(|name| !TOP_LEVEL.contains(&name.as_str()));
    assert_none(
        &strange
            .map(|name| format!("{name}: move it into one of {TOP_LEVEL:?}"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_crate_speaks_to_the_network() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let crates = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    let network = crates.filter(|name| NETWORK.contains(name));
    assert_none(&network.map(|name| format!("Cargo.lock: {name}: the program has no network; `cargo tree -i {name}` says who wants it")).collect::<Vec<_>>());
}

/// mio waits for what the system tells of files. Its sockets are a feature of its own, which the watcher leaves off; who else used
/// mio would want them.
#[test]
fn only_the_watcher_of_files_uses_mio() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let packages = lock.split("\n[[package]]\n");
    let users = packages.filter(|package| package.contains("\n \"mio\""));
    let names: Vec<&str> = users
        .filter_map(|package| package.strip_prefix("name = \"")?.split('"').next())
        .collect();
    assert_eq!(names, ["notify"]);
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (mut section, mut before, mut complaints) = ("", "", Vec::new());
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]")
            && line.contains(" = ")
            && !before.starts_with('#')
        {
            complaints.push(format!(
                "Cargo.toml: {line}: say in a line above it why it is there"
            ));
        }
        before = line;
    }
    assert_none(&complaints);
}

#[test]
fn the_check_runs_the_test_command_of_the_readme() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let (readme, script) = (read("README.md"), read(".ci/run"));
    let command = script.lines().last().unwrap();
    let commands = readme.lines().filter_map(|line| line.strip_prefix("    "));
    assert!(
        command.starts_with("cargo test") && commands.into_iter().any(|it| it == command),
        "README.md does not name `{command}`"
    );
}
