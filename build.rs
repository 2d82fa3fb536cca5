//! How the program is linked.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// Leaves out where the frames of functions lie; all else is laid out as ever.
const WITHOUT_FRAMES: &str = "SECTIONS { /DISCARD/ : { *(.eh_frame) } } INSERT AFTER .text;\n";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    let is_at_home = env::var("HOST") == env::var("TARGET");
    let is_glibc = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    // The addresses to be filled in at the start, packed: a megabyte less. Loaders know the form from glibc 2.36 on.
    if is_at_home && is_glibc && glibc().is_some_and(|version| version >= (2, 36)) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    // What is released ends where it panics: nobody looks for a frame to go on in, which is another megabyte.
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        let script = Path::new(&env::var("OUT_DIR")?).join("without-frames.ld");
        fs::write(&script, WITHOUT_FRAMES)?;
        for argument in ["-Wl,--no-eh-frame-hdr", "-T", &script.to_string_lossy()] {
            println!("cargo:rustc-link-arg-bins={argument}");
        }
    }
    Ok(())
}

/// The version of this machine's glibc.
fn glibc() -> Option<(u32, u32)> {
    let asked = Command::new("getconf")
        .arg("GNU_LIBC_VERSION")
        .output()
        .ok()?;
    let said = String::from_utf8(asked.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    let minor = minor.split('.').next()?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
