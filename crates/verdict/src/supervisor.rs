//! The parent's side: runs a worker within its limits and reads its report.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::captured::Captured;
use crate::ended::ended;
use crate::family;
use crate::frames::{Found, Frames, SEAL};
use crate::limits;
use crate::plain::plain;
use crate::report::{NotRun, Report, Verdict};
use crate::strays::Mark;
use crate::usage;
use crate::worker::{PLAYS, WORKER};

/// How often a worker is looked at: whether it has ended, and what it uses.
const LOOK: Duration = Duration::from_millis(10);

/// The result of running a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervised {
    /// The verdict of its check.
    pub verdict: Verdict,
    /// The drawing of the run, if it passed.
    pub timeline: String,
    /// What the learner's code printed, with a sentence in place of a part that is too long. Like
    /// the texts of the verdict, it has no characters that control a terminal.
    pub printed: String,
}

/// Runs a test executable as a worker that checks `exercise`, whose checks are in a file with a
/// path that ends in `checks`. When this returns, the worker has ended, and so has every process that it
/// started; where the system is not Linux, those that have left its process group live on.
///
/// # Errors
/// When the worker cannot be started. Whatever the code in the worker does, the result is a
/// [`Verdict`].
///
/// # Example
/// ```no_run
/// use std::process::Command;
/// use verdict::{Verdict, supervise};
///
/// let program = Command::new("target/debug/deps/overlap-0123456789abcdef");
/// let supervised = supervise(program, "overlap", "lesson-01/checks/overlap.rs")?;
/// assert_eq!(supervised.verdict, Verdict::Passed);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn supervise(mut program: Command, exercise: &str, checks: &str) -> io::Result<Supervised> {
    let seal = seal();
    let (reader, writer) = io::pipe()?;
    program
        .args([
            "--exact",
            &format!("the_checks::{exercise}_passes"),
            "--nocapture",
            "--color=never",
        ])
        .env(WORKER, "1")
        .env("RUST_BACKTRACE", "0")
        .env_remove("RUST_TEST_THREADS")
        .env_remove("RUST_TEST_SHUFFLE");
    let mark = Mark::new();
    mark.put(&mut program);
    let mut command = family::command(program);
    command.stdin(Stdio::piped()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn()?;
    let mut stdin = child.stdin.take().expect("stdin is piped");
    // The command holds writing ends of the pipe, and the pipe must end when the child does.
    drop(command);
    // A program that ends at once does not read the seal; it will then report nothing, which is
    // noticed below.
    let _ = stdin.write_all(format!("{seal}\n").as_bytes());
    let (listened, ended) = hear(&mut child, &read(reader), &seal, &mark);
    // The worker lives for as long as this pipe does.
    drop(stdin);
    let status = ended?;
    match family::not_started(status) {
        Some(why) if !listened.begun => Err(why.into()),
        _ => Ok(listened.told(exercise, checks, status)),
    }
}

/// Hears all of a worker, and ends it with its family.
fn hear(
    child: &mut Child,
    pieces: &Receiver<Vec<u8>>,
    seal: &str,
    mark: &Mark,
) -> (Listened, io::Result<ExitStatus>) {
    let mut frames = Frames::new(seal);
    let mut listened = listen(child, pieces, &mut frames);
    let ended = family::end(child);
    family::end_strays(mark);
    // Nobody is left who could write. On a busy machine what was written is still on its way to us.
    let until = Instant::now() + limits::REST;
    while listened.report.is_none() && listened.stopped.is_none() {
        let Ok(piece) = pieces.recv_timeout(until.saturating_duration_since(Instant::now())) else {
            break;
        };
        frames.push(&piece).into_iter().for_each(|found| listened.hear(found));
    }
    if listened.report.is_none() {
        listened.output.push(&frames.rest());
    }
    (listened, ended)
}

/// Whether a path ends in the names of another; the separators may differ.
fn is(path: &str, end: &str) -> bool {
    let [path, end] = [path, end].map(|path| path.replace('\\', "/"));
    path == end || path.ends_with(&format!("/{end}"))
}

/// A secret word that the code in the worker cannot guess.
fn seal() -> String {
    let part = || RandomState::new().hash_one(Instant::now());
    let seal = format!("{:016x}{:016x}", part(), part());
    assert_eq!(seal.len(), SEAL);
    seal
}

/// What the supervisor has heard from a worker.
#[derive(Default)]
struct Listened {
    /// The program has said that it is a worker.
    begun: bool,
    report: Option<Report>,
    output: Captured,
    /// How many plays were over when the worker said so last.
    plays: u32,
    /// The limit that the worker exceeded.
    stopped: Option<NotRun>,
}

impl Listened {
    fn hear(&mut self, found: Found) {
        match found {
            // Anything after the report comes too late.
            _ if self.report.is_some() => {}
            Found::Printed(text) => self.output.push(&text),
            Found::Said(text) if self.begun => {
                let text = String::from_utf8_lossy(&text);
                match text.strip_prefix(PLAYS).and_then(|plays| plays.parse().ok()) {
                    Some(plays) => self.plays = plays,
                    None => self.report = Report::from_text(&text),
                }
            }
            // The learner need not see what came before the worker began.
            Found::Said(_) => {
                self.begun = true;
                self.output = Captured::default();
            }
        }
    }

    fn told(self, exercise: &str, checks: &str, status: ExitStatus) -> Supervised {
        let mut timeline = String::new();
        let verdict = match self.report {
            Some(Report { exercise: of, checks: file, verdict, timeline: drawn }) => {
                if of == exercise && is(&file, checks) {
                    timeline = plain(&drawn);
                    verdict.plain()
                } else {
                    Verdict::NotRun(NotRun::AnotherCheck)
                }
            }
            None => Verdict::NotRun(match self.stopped {
                Some(limit) => limit,
                None if status.success() && !self.begun => NotRun::NoCheck,
                None => ended(status),
            }),
        };
        // If there was no check, the test harness has printed this.
        let printed = match verdict {
            Verdict::NotRun(NotRun::NoCheck) => String::new(),
            _ => plain(&self.output.text()),
        };
        Supervised { verdict, timeline, printed }
    }
}

/// Listens until the worker has reported, has ended, or has gone beyond a limit.
fn listen(child: &mut Child, pieces: &Receiver<Vec<u8>>, frames: &mut Frames) -> Listened {
    let begun = Instant::now();
    let mut deadline = begun + limits::PROCESS;
    let mut listened = Listened::default();
    let mut heard = 0;
    // When listening stops, once the worker has ended.
    let mut until = None;
    let mut look = Instant::now() + LOOK;
    while listened.report.is_none() {
        let now = Instant::now();
        if until.is_some_and(|until| now >= until) {
            break;
        }
        if now >= deadline {
            let busy = usage::queued(child.id()).min(limits::BUSY);
            deadline = begun + limits::PROCESS + busy;
        }
        if now >= deadline {
            listened.stopped = Some(NotRun::Time { plays: listened.plays });
            break;
        }
        if now >= look {
            look = now + LOOK;
            if until.is_none() && child.try_wait().is_ok_and(|status| status.is_some()) {
                // A process that the worker started may hold the pipe for longer, and print.
                until = Some(now + limits::LAST_WORDS);
            }
            if until.is_none() {
                listened.stopped = usage::beyond(child.id());
                if listened.stopped.is_some() {
                    break;
                }
            }
        }
        match pieces.recv_timeout(look.saturating_duration_since(now)) {
            Ok(piece) => {
                heard += piece.len() as u64;
                frames.push(&piece).into_iter().for_each(|found| listened.hear(found));
                if listened.report.is_none() && heard > limits::OUTPUT {
                    listened.stopped = Some(NotRun::Output);
                    break;
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            // The worker has closed the pipe, or will end in a moment.
            Err(RecvTimeoutError::Disconnected) if until.is_none() => {
                thread::sleep(Duration::from_millis(1));
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    listened
}

/// Reads the pipe as it fills, for as long as the receiver lives: a full pipe would stop the child.
fn read(mut pipe: io::PipeReader) -> Receiver<Vec<u8>> {
    let (send, receive) = mpsc::sync_channel(1);
    thread::spawn(move || {
        let mut buffer = [0; 64 * 1024];
        loop {
            match pipe.read(&mut buffer) {
                Ok(0) => return,
                Ok(length) if send.send(buffer[..length].to_vec()).is_err() => return,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return,
            }
        }
    });
    receive
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// Where the machine has no time for the thread that reads, a report is no less one.
    #[test]
    fn what_is_late_on_a_busy_machine_is_heard() {
        let seal = seal();
        let mut child = Command::new("true").stdin(Stdio::null()).spawn().unwrap();
        let report = "passed\noverlap\nchecks/overlap.rs\n\n";
        let text = format!("\n{seal} 0\n\n{seal} {}\n{report}\n{seal} 0\n", report.len());
        let (send, pieces) = mpsc::sync_channel(1);
        let late = thread::spawn(move || {
            for piece in text.as_bytes().chunks(40) {
                thread::sleep(limits::LAST_WORDS);
                let _ = send.send(piece.to_vec());
            }
        });
        let (listened, ended) = hear(&mut child, &pieces, &seal, &Mark::new());
        drop(pieces);
        late.join().unwrap();
        let told = listened.told("overlap", "checks/overlap.rs", ended.unwrap());
        assert_eq!(told.verdict, Verdict::Passed);
    }
}
