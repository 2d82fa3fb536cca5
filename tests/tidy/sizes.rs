//! How large things grow: what is read in one sitting stays so.

use crate::assert_none;
use crate::source::{Source, program};

const FILE_LINES: usize = 300;
const CORE: [&str; 4] = ["plan", "reading", "notebook", "query"];
const CORE_FUNCTION_LINES: usize = 40;
const FUNCTION_LINES: usize = 70;

#[test]
fn files_stay_short() {
    let long = program().into_iter().filter_map(|source| {
        let lines = source.lines_without_tests();
        let path = &source.path;
        (lines > FILE_LINES).then(|| {
            format!("{path}: {lines} lines without tests, at most {FILE_LINES}: move a part with its own name into its own file")
        })
    });
    assert_none(&long.collect::<Vec<_>>());
}

#[test]
fn functions_stay_short() {
    let complaints: Vec<String> = program().iter().flat_map(long_functions).collect();
    assert_none(&complaints);
}

fn long_functions(source: &Source) -> Vec<String> {
    let most = if CORE.contains(&source.room()) {
        CORE_FUNCTION_LINES
    } else {
        FUNCTION_LINES
    };
    let measured = source
        .functions
        .iter()
        .map(|it| (it, it.lines.clone().count()));
    let long = measured.filter(|(_, lines)| *lines > most);
    long.map(|(function, lines)| {
        let (at, name) = (source.at(*function.lines.start()), &function.name);
        format!("{at}: `{name}` has {lines} lines, at most {most} here: name its steps and make each a function")
    })
    .collect()
}

#[test]
fn a_long_function_is_found() {
    let text = |lines: usize| {
        format!(
            "impl A {{\n    fn long() {{\n{}    }}\n}}",
            "        a();\n".repeat(lines)
        )
    };
    let complaints = |path, lines| long_functions(&Source::parse(path, &text(lines))).len();
    assert_eq!(complaints("src/plan/mod.rs", 38), 0);
    assert_eq!(complaints("src/plan/mod.rs", 39), 1);
    assert_eq!(complaints("src/ui/mod.rs", 68), 0);
    assert_eq!(complaints("src/ui/mod.rs", 69), 1);
}
