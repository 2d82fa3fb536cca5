//! Documents are decoded by a process of their own: should a parser of other hands trip over a file, take all memory or
//! never end, that process is lost and nothing else. It also ends at once when a person cancels.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitCode, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::intake::{self, Decoded, IntakeError, Part};

/// The one argument by which the program is asked for [`serve`].
pub const ARGUMENT: &str = "--decode-standard-input";

/// How often a person's wish to cancel is looked at.
const INTERVAL: Duration = Duration::from_millis(50);

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// A line that the process says.
#[derive(Debug, Serialize, Deserialize)]
enum Said {
    /// The share done, 0 to 1.
    Step(f32),
    Done(Result<Decoded, IntakeError>),
}

/// From now on documents are decoded by `program`, which answers [`ARGUMENT`] with [`serve`]. Where this is not called, as
/// in tests, by the process that asks.
pub fn decode_apart(program: PathBuf) {
    let _ = PROGRAM.set(program);
}

/// As [`intake::decode_with`], by whom [`decode_apart`] says.
pub(super) fn decode(
    bytes: Vec<u8>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Decoded, IntakeError> {
    match PROGRAM.get() {
        // No parser of other hands sees text that is UTF-8 already.
        Some(program) if !intake::is_plain(&bytes) => decode_by(program, bytes, go_on),
        _ => intake::decode_with(bytes, go_on),
    }
}

/// As [`intake::decode_with`], by another process; by this one where that cannot be started.
///
/// # Errors
/// As [`intake::decode_with`]; [`IntakeError::Broken`] where the process came to an end before it had an answer.
pub fn decode_by(
    program: &Path,
    bytes: Vec<u8>,
    go_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Decoded, IntakeError> {
    let Ok(mut process) = Process::start(program) else {
        return intake::decode_with(bytes, go_on);
    };
    let Some(said) = process.hand_over(&bytes) else {
        return Err(LOST);
    };
    drop(bytes);
    let mut share = 0.0;
    loop {
        match said.recv_timeout(INTERVAL) {
            Ok(Said::Step(done)) => share = done,
            Ok(Said::Done(decoded)) => return decoded,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(LOST),
        }
        if !go_on(share) {
            return Err(IntakeError::Cancelled);
        }
    }
}

const LOST: IntakeError = IntakeError::Broken { part: Part::Whole };

/// Ends with its last user.
struct Process(Child);

impl Process {
    fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.arg(ARGUMENT);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        // What a parser says when it trips is for nobody.
        command.stderr(Stdio::null());
        without_window(&mut command);
        command.spawn().map(Self)
    }

    /// Gives it the document; what it will say of it.
    fn hand_over(&mut self, bytes: &[u8]) -> Option<Receiver<Said>> {
        let mut input = self.0.stdin.take()?;
        let output = self.0.stdout.take()?;
        // Where it is gone already, that it says nothing will tell.
        let _ = input.write_all(bytes);
        Some(listen(output))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn listen(output: ChildStdout) -> Receiver<Said> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines() {
            let said = line.ok().and_then(|it| serde_json::from_str(&it).ok());
            let Some(said) = said else { break };
            if sender.send(said).is_err() {
                break;
            }
        }
    });
    receiver
}

#[cfg(windows)]
fn without_window(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_window(_: &mut Command) {}

/// Decodes the document on the standard input, and says on the standard output how far it is and what became of it.
pub fn serve() -> ExitCode {
    let mut bytes = Vec::new();
    if io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let mut output = io::stdout().lock();
    let mut say = |said: &Said| say(&mut output, said).is_ok();
    let decoded = intake::decode_with(bytes, &mut |share| say(&Said::Step(share)));
    if say(&Said::Done(decoded)) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn say(output: &mut impl Write, said: &Said) -> io::Result<()> {
    serde_json::to_writer(&mut *output, said)?;
    output.write_all(b"\n")?;
    output.flush()
}
