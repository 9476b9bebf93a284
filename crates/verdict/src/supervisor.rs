//! The parent's side: runs a worker within its limits and reads its report.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::ops::Range;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::limits;
use crate::output::Output;
use crate::report::{NotRun, Report, Verdict};
use crate::worker::{SEAL, WORKER};

/// A pipe that gives nothing for this long has nothing more of a worker that has ended.
const QUIET: Duration = Duration::from_millis(100);

/// What came of a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervised {
    /// What its check says.
    pub verdict: Verdict,
    /// What the learner's code printed, with a sentence in the place of what is too much.
    pub printed: String,
}

/// Runs a test executable as a worker that checks `exercise`, whose checks are in a file of which
/// the path ends in `checks`.
///
/// # Errors
/// When it cannot be started. Whatever the code in it does is a [`Verdict`].
pub fn supervise(mut command: Command, exercise: &str, checks: &str) -> io::Result<Supervised> {
    let seal = seal();
    let (reader, writer) = io::pipe()?;
    command
        .args(["--exact", &format!("checks::{exercise}_passes"), "--nocapture", "--color=never"])
        .env(WORKER, "1")
        .env("RUST_BACKTRACE", "0")
        .env_remove("RUST_TEST_THREADS")
        .env_remove("RUST_TEST_SHUFFLE")
        .stdin(Stdio::piped())
        .stdout(writer.try_clone()?)
        .stderr(writer);
    let mut child = command.spawn()?;
    let mut stdin = child.stdin.take().expect("stdin is piped");
    // It holds writing ends of the pipe, which has to end when the child does.
    drop(command);
    // A program that ends at once does not read it, which shows when it reports nothing.
    let _ = stdin.write_all(seal.as_bytes());
    let mut listened = listen(&mut child, read(reader), &seal);
    // The worker lives for as long as this pipe does.
    drop(stdin);
    let _ = child.kill();
    let status = child.wait()?;
    let verdict = match listened.report.take() {
        Some(Report { exercise: of, checks: file, verdict })
            if of == exercise && is(&file, checks) =>
        {
            verdict
        }
        Some(_) => Verdict::NotRun(NotRun::AnotherCheck),
        None => Verdict::NotRun(listened.stopped.unwrap_or_else(|| {
            if status.success() && !listened.begun {
                NotRun::NoCheck
            } else {
                NotRun::Ended { status: status.to_string() }
            }
        })),
    };
    Ok(Supervised { verdict, printed: listened.output.text() })
}

/// Whether a path, whatever its separators, ends in the names of another.
fn is(path: &str, end: &str) -> bool {
    let path = path.replace('\\', "/");
    path == end || path.ends_with(&format!("/{end}"))
}

/// A word that nobody can guess.
fn seal() -> String {
    let part = || RandomState::new().hash_one(Instant::now());
    let seal = format!("{:016x}{:016x}", part(), part());
    assert_eq!(seal.len(), SEAL);
    seal
}

/// What was heard of a worker.
#[derive(Default)]
struct Listened {
    begun: bool,
    report: Option<Report>,
    stopped: Option<NotRun>,
    output: Output,
}

/// Listens until the worker has reported, has ended, or has gone beyond a limit.
fn listen(child: &mut Child, pieces: Receiver<Vec<u8>>, seal: &str) -> Listened {
    let deadline = Instant::now() + limits::PROCESS;
    let mut listened = Listened::default();
    let mut frames = Frames::new(seal);
    let mut heard = 0;
    let mut has_ended = false;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            listened.stopped = Some(NotRun::Time);
            break;
        }
        match pieces.recv_timeout(left.min(QUIET)) {
            Ok(piece) => {
                heard += piece.len() as u64;
                frames.push(&piece, &mut listened);
                if listened.report.is_some() {
                    break;
                }
                if heard > limits::OUTPUT {
                    listened.stopped = Some(NotRun::Output);
                    break;
                }
            }
            // A program that the worker has started may hold the pipe open for longer.
            Err(RecvTimeoutError::Timeout) if has_ended => break,
            Err(RecvTimeoutError::Timeout) => {
                has_ended = child.try_wait().is_ok_and(|status| status.is_some());
            }
            // The pipe ends a moment before the child does, or the child has closed it.
            Err(RecvTimeoutError::Disconnected) => {
                if child.try_wait().is_ok_and(|status| status.is_some()) {
                    break;
                }
                thread::sleep(Duration::from_millis(1));
            }
        }
    }
    frames.finish(&mut listened);
    listened
}

/// Reads the pipe as it fills, for as long as somebody listens: a full one would hold the child up.
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

/// Tells what the worker writes from what the code in it prints.
///
/// A frame is a line with the seal and the length of what follows. The first one is empty: what came
/// before it was the test harness. The second one is the report.
struct Frames {
    mark: Vec<u8>,
    kept: Vec<u8>,
}

impl Frames {
    fn new(seal: &str) -> Self {
        Self { mark: format!("\n{seal} ").into_bytes(), kept: Vec::new() }
    }

    fn push(&mut self, piece: &[u8], listened: &mut Listened) {
        self.kept.extend_from_slice(piece);
        while let Some((at, text)) = self.frame() {
            if listened.begun {
                listened.report =
                    Report::from_text(&String::from_utf8_lossy(&self.kept[text.clone()]));
                listened.output.push(&self.kept[..at]);
            } else {
                // What came before the worker began is no business of the learner's.
                listened.output = Output::default();
            }
            listened.begun = true;
            self.kept.drain(..text.end);
            if listened.report.is_some() {
                return;
            }
        }
        // What is no mark was printed; at the end one may have begun.
        let printed = find(&self.kept, &self.mark)
            .unwrap_or_else(|| self.kept.len().saturating_sub(self.mark.len()));
        listened.output.push(&self.kept[..printed]);
        self.kept.drain(..printed);
    }

    /// The place of the first frame that is there whole, and that of the text in it.
    fn frame(&self) -> Option<(usize, Range<usize>)> {
        let at = find(&self.kept, &self.mark)?;
        let head = at + self.mark.len();
        let line = find(&self.kept[head..], b"\n")?;
        let length: usize =
            std::str::from_utf8(&self.kept[head..head + line]).ok()?.parse().ok()?;
        let text = head + line + 1..head + line + 1 + length;
        (text.end <= self.kept.len()).then_some((at, text))
    }

    /// What is left was printed, unless there is a report: then it came too late.
    fn finish(self, listened: &mut Listened) {
        if listened.report.is_none() {
            listened.output.push(&self.kept);
        }
    }
}

fn find(text: &[u8], mark: &[u8]) -> Option<usize> {
    text.windows(mark.len()).position(|window| window == mark)
}
