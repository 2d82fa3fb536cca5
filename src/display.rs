//! The system libraries that a window needs on Linux. They are opened at run time, so no packager and no linker sees that
//! one is missing; the window library would panic, or say so in words of its own.

use rust_i18n::t;

/// The Debian packages of what is missing here, in the order to install them; empty where a window can open.
pub fn missing_libraries() -> Vec<&'static str> {
    missing(wayland(), can_open)
}

/// What is missing and how to get it, in one sentence; `None` where a window can open.
pub fn complaint() -> Option<String> {
    let packages = missing_libraries();
    let sentence = || t!("display.missing-libraries", packages = packages.join(" "));
    (!packages.is_empty()).then(|| sentence().into())
}

/// One library that must be there, or one of several, and the package that brings it.
type Library = (&'static [&'static str], &'static str);

const X11: &[Library] = &[
    (&["libX11.so.6"], "libx11-6"),
    (&["libX11-xcb.so.1"], "libx11-xcb1"),
    (&["libXcursor.so.1"], "libxcursor1"),
    (&["libXi.so.6"], "libxi6"),
    (&["libxkbcommon.so.0"], "libxkbcommon0"),
    (&["libxkbcommon-x11.so.0"], "libxkbcommon-x11-0"),
    (&["libGL.so.1", "libEGL.so.1"], "libgl1"),
];

const WAYLAND: &[Library] = &[
    (&["libwayland-client.so.0"], "libwayland-client0"),
    (&["libwayland-egl.so.1"], "libwayland-egl1"),
    (&["libxkbcommon.so.0"], "libxkbcommon0"),
    (&["libEGL.so.1"], "libegl1"),
];

fn missing(wayland: bool, can_open: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let needed = if wayland { WAYLAND } else { X11 };
    let lacking = needed
        .iter()
        .filter(|(libraries, _)| !libraries.iter().any(|it| can_open(it)));
    lacking.map(|(_, package)| *package).collect()
}

/// The window library's own choice: Wayland wherever it is offered.
fn wayland() -> bool {
    let offered = |name| std::env::var_os(name).is_some_and(|it| !it.is_empty());
    offered("WAYLAND_DISPLAY") || offered("WAYLAND_SOCKET")
}

#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "opening a library runs its start-up code; the window library is about to do the same"
)]
fn can_open(library: &str) -> bool {
    // SAFETY: these are the system's own libraries for windows, made to be opened by any program
    let opened = unsafe { libloading::Library::new(library) };
    // left open, so that the window library need not load it a second time
    opened.map(std::mem::forget).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn can_open(_library: &str) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[track_caller]
    fn check(wayland: bool, there: &[&str], expected: &[&str]) {
        assert_eq!(missing(wayland, |it| there.contains(&it)), expected);
    }

    #[test]
    fn names_the_package_of_each_missing_library() {
        let almost = [
            "libX11.so.6",
            "libX11-xcb.so.1",
            "libXcursor.so.1",
            "libXi.so.6",
            "libxkbcommon.so.0",
        ];
        check(false, &almost, &["libxkbcommon-x11-0", "libgl1"]);
    }

    #[test]
    fn is_content_with_one_of_two_ways_to_draw() {
        let mut there: Vec<&str> = super::X11
            .iter()
            .map(|(libraries, _)| libraries[0])
            .collect();
        check(false, &there, &[]);
        there.pop();
        there.push("libEGL.so.1");
        check(false, &there, &[]);
    }

    #[test]
    fn asks_for_what_the_session_uses() {
        let x11: Vec<&str> = super::X11
            .iter()
            .map(|(libraries, _)| libraries[0])
            .collect();
        let expected = ["libwayland-client0", "libwayland-egl1", "libegl1"];
        check(true, &x11, &expected);
    }
}
