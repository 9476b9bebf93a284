//! What a check says about an answer.

use std::fmt;
use std::time::Duration;

use crate::plain::plain;

/// Where the plays of a check took less than this each, none of them stood still: together they
/// took too long.
const STILL: Duration = Duration::from_millis(250);

/// The result of checking an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The answer is right.
    Passed,
    /// The answer is still the stub.
    NotWritten {
        /// The sentence in the stub's `todo!`.
        task: String,
    },
    /// The answer is not right.
    Refused(Refusal),
    /// The check did not run, or not to its end.
    NotRun(NotRun),
}

/// Why an answer is not right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refusal {
    /// The names of the exercise's rules (`checker::Hold`) that the answer breaks.
    pub holds: Vec<String>,
    /// The text for the learner: full sentences and drawings.
    pub text: String,
}

/// Why the checker gave no verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRun {
    /// The program ran to its end, but it had no check.
    NoCheck,
    /// The check was that of another exercise, or stood in another file.
    AnotherCheck,
    /// The code ended the program before the check was complete.
    Ended {
        /// How the operating system says it: `exit status: 0`.
        status: String,
    },
    /// The stack was full.
    Stack,
    /// The program was aborted: by the code, or because it got no memory.
    Aborted,
    /// Somebody else ended the program.
    Killed,
    /// It ran for longer than [`limits::PROCESS`](crate::limits::PROCESS).
    Time {
        /// How many plays were over by then.
        plays: u32,
    },
    /// It printed more than [`limits::OUTPUT`](crate::limits::OUTPUT).
    Output,
    /// It held more than [`limits::MEMORY`](crate::limits::MEMORY).
    Memory,
    /// It had more than [`limits::THREADS`](crate::limits::THREADS).
    Threads,
}

/// A verdict, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The exercise's id.
    pub exercise: String,
    /// The file of the exercise's checks, as the compiler names it.
    pub checks: String,
    /// The verdict itself.
    pub verdict: Verdict,
    /// The drawing of a run that passed; empty for every other verdict.
    pub timeline: String,
}

impl Refusal {
    /// The text, in which sentences are broken between words so that no line has more than `width`
    /// characters. Drawings stay as they are.
    pub fn wrapped(&self, width: usize) -> String {
        let mut wrapped = String::new();
        for line in self.text.lines() {
            if !line.starts_with("- ") {
                wrapped += line;
                wrapped.push('\n');
                continue;
            }
            let mut length = 0;
            for word in line.split(' ') {
                let more = word.chars().count();
                if length > 0 && length + 1 + more > width {
                    wrapped += "\n ";
                    length = 1;
                }
                if length > 0 {
                    wrapped.push(' ');
                    length += 1;
                }
                wrapped += word;
                length += more;
            }
            wrapped.push('\n');
        }
        wrapped
    }
}

impl fmt::Display for NotRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::limits::{MEMORY, OUTPUT, PROCESS, THREADS};
        match self {
            Self::NoCheck => f.write_str(
                "the check was not run: your program has none in it. The last line of the \
                 exercise's file includes it from the folder checks/",
            ),
            Self::AnotherCheck => f.write_str(
                "the check was not run: your program includes another one. The last line of the \
                 exercise's file includes the check of that name from the folder checks/",
            ),
            Self::Ended { status } => write!(
                f,
                "the check was not run to its end: your code ended the program ({status}), as \
                 `std::process::exit` does"
            ),
            Self::Stack => f.write_str(
                "your code was stopped when its stack was full: a function calls itself, directly or \
                 through others, and nothing ends that",
            ),
            Self::Aborted => {
                f.write_str(
                    "your code aborted the program: it asked for more memory at once than there is, \
                     as a list with room for far too many elements does, or it called `abort`",
                )?;
                // On these systems, a full stack has no sign of its own and ends a process like
                // this.
                if cfg!(any(target_os = "linux", windows)) {
                    return Ok(());
                }
                f.write_str(", or a function calls itself and nothing ends that")
            }
            Self::Killed => f.write_str(
                "the check was not run to its end: something else on this machine ended the program, \
                 most likely because memory ran short. Close other programs and check again",
            ),
            Self::Time { plays } => {
                write!(f, "your code was stopped after {} s of real time", PROCESS.as_secs())?;
                let each = PROCESS / (*plays).max(1);
                if each < STILL {
                    return write!(
                        f,
                        ", when it had been played {plays} times: {} ms a play. A check is a few \
                         hundred plays, and on this clock waiting takes no real time. So in each \
                         play something holds on to the thread for a while: work that computes, \
                         std::thread::sleep, a lock or a thread that is waited for",
                        each.as_millis()
                    );
                }
                match plays {
                    0 => {}
                    1 => f.write_str(", when it had been played once")?,
                    _ => write!(f, ", when it had been played {plays} times")?,
                }
                f.write_str(
                    ". On this clock waiting takes no real time, so something holds on to the \
                     thread: a loop without an .await that waits, std::thread::sleep, a lock that is \
                     never given back",
                )
            }
            Self::Output => write!(
                f,
                "your code was stopped after it had printed {} MB: a loop that prints without end",
                OUTPUT / (1024 * 1024)
            ),
            Self::Memory => write!(
                f,
                "your code was stopped when it held {} MB of memory: something grows without end, a \
                 list that is pushed to, tasks that spawn tasks, lines that are printed",
                MEMORY / (1024 * 1024)
            ),
            Self::Threads => write!(
                f,
                "your code was stopped when it had {THREADS} threads: a loop starts them without end. \
                 No exercise needs one: a task can wait for many things at once"
            ),
        }
    }
}

impl Verdict {
    /// The same report, without characters that control a terminal.
    pub(crate) fn plain(self) -> Self {
        match self {
            Self::NotWritten { task } => Self::NotWritten { task: plain(&task) },
            Self::Refused(Refusal { holds, text }) => {
                Self::Refused(Refusal { holds, text: plain(&text) })
            }
            Self::Passed | Self::NotRun(_) => self,
        }
    }
}

impl Report {
    /// The report as text, which [`from_text`](Self::from_text) reads.
    pub fn to_text(&self) -> String {
        let (kind, holds, text) = match &self.verdict {
            Verdict::Passed => ("passed", String::new(), self.timeline.as_str()),
            Verdict::NotWritten { task } => ("not written", String::new(), task.as_str()),
            Verdict::Refused(Refusal { holds, text }) => {
                ("refused", holds.join("\t"), text.as_str())
            }
            Verdict::NotRun(_) => unreachable!("what was not run reports nothing"),
        };
        format!("{kind}\n{}\n{}\n{holds}\n{text}", self.exercise, self.checks)
    }

    /// Reads what [`to_text`](Self::to_text) wrote; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.splitn(5, '\n');
        let mut next = || parts.next();
        let (kind, exercise, checks) = (next()?, next()?.to_owned(), next()?.to_owned());
        let (holds, text) = (next()?, next()?.to_owned());
        let holds = holds.split('\t').filter(|hold| !hold.is_empty()).map(str::to_owned).collect();
        let mut timeline = String::new();
        let verdict = match kind {
            "passed" => {
                timeline = text;
                Verdict::Passed
            }
            "not written" => Verdict::NotWritten { task: text },
            "refused" => Verdict::Refused(Refusal { holds, text }),
            _ => return None,
        };
        Some(Self { exercise, checks, verdict, timeline })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_read_back() {
        let refusal = |holds: &[&str], text: &str| {
            let holds = holds.iter().map(|&hold| hold.to_owned()).collect();
            Verdict::Refused(Refusal { holds, text: text.to_owned() })
        };
        for verdict in [
            Verdict::Passed,
            Verdict::NotWritten { task: "Ask all three.\nThen wait".to_owned() },
            refusal(&[], ""),
            refusal(&["answers", "end"], "- your run took 6 s\n\n passed\n\tx\n"),
        ] {
            let timeline = match verdict {
                Verdict::Passed => "tea  ├──┤ ✓\n\ncaller".to_owned(),
                _ => String::new(),
            };
            let (exercise, checks) = ("overlap".into(), "checks/overlap.rs".into());
            let report = Report { exercise, checks, verdict, timeline };
            assert_eq!(Report::from_text(&report.to_text()), Some(report));
        }
    }

    #[test]
    fn sentences_are_broken_between_words_and_drawings_are_not() {
        let drawing = format!("a  {}✓", "┈".repeat(100));
        let text = format!("- {}\n- short\n\n{drawing}\n", "word ".repeat(40).trim_end());
        let wrapped = Refusal { holds: Vec::new(), text: text.clone() }.wrapped(78);
        let lines: Vec<&str> = wrapped.lines().collect();
        assert_eq!(lines[lines.len() - 3..], ["- short", "", &drawing]);
        assert!(
            lines[..lines.len() - 1].iter().all(|line| line.chars().count() <= 78),
            "{wrapped}"
        );
        assert!(lines[1].starts_with("  word"), "{wrapped}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&wrapped), words(&text));
    }

    /// Who computes a little in each play has no loop without an end.
    #[test]
    fn many_slow_plays_are_told_from_one_that_stands_still() {
        let told = |plays| NotRun::Time { plays }.to_string();
        assert!(told(0).starts_with("your code was stopped after 5 s of real time. On this clock"));
        let few = told(3);
        assert!(few.contains(", when it had been played 3 times. On this clock"), "{few}");
        assert!(few.contains("a loop without an .await"), "{few}");
        let many = told(250);
        assert!(many.contains(", when it had been played 250 times: 20 ms a play."), "{many}");
        assert!(!many.contains("a loop"), "{many}");
    }

    #[test]
    fn what_is_no_report_is_none() {
        assert_eq!(Report::from_text("perfect\na\nb\n\n"), None);
        assert_eq!(Report::from_text("passed"), None);
    }
}
