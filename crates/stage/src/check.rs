//! The checker for exercises: plays a learner's function with several casts and holds each run
//! against the wanted one. A refusal says what was seen and what it means, and draws both.
//!
//! - [`Wanted`]: the run that is wanted, built for any cast.
//! - [`Check`]: plays and compares.
//! - `compare`: what differs, in words.
//! - `printed`: both lists of printed lines, cut to what a reader takes in.

mod compare;
mod printed;
mod wanted;

use std::fmt::{Debug, Display, Write};
use std::future::Future;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use timeline::words::duration;
use timeline::{Outcome, Recording};

pub use wanted::Wanted;

pub use crate::{Cast, Source, fetch, millis, secs};
use crate::{Play, output, play};

/// A run that has not ended after this much real time blocks its thread: with a paused clock,
/// waiting takes none.
const REAL_LIMIT: Duration = Duration::from_secs(5);

/// What an exercise is held against.
///
/// # Example
/// ```
/// use stage::FetchError;
/// use stage::check::{Cast, Check, Source, Wanted, fetch, secs};
///
/// // A learner's answer; to overlap the two is the exercise.
/// async fn breakfast(sources: &[Source]) -> Result<Vec<String>, FetchError> {
///     let tea = fetch(&sources[0]).await?;
///     let toast = fetch(&sources[1]).await?;
///     Ok(vec![tea, toast])
/// }
///
/// fn wanted(cast: &Cast) -> Wanted {
///     let answers: Vec<_> = cast.sources.iter().filter_map(Source::answer).collect();
///     Wanted::overlapping(cast).returning(answers)
/// }
///
/// let check = Check::new(|cast| async move { breakfast(&cast.sources).await }, wanted)
///     .cast(Cast::new([Source::new("tea", secs(2.0)), Source::new("toast", secs(1.0))]))
///     .hidden_cast(Cast::new([Source::new("a", secs(1.0)), Source::new("b", secs(4.0))]));
/// let refusal = check.verdict().unwrap_err();
/// assert!(refusal.text.starts_with("- your run took 3 s = 2 + 1: the fetches ran one after another"));
/// ```
#[derive(Clone)]
pub struct Check {
    run: Arc<dyn Fn(Cast) -> Play + Send + Sync>,
    wanted: fn(&Cast) -> Wanted,
    casts: Vec<Cast>,
    subject: Option<&'static str>,
}

/// A duration whose `Debug` text is that of the drawings, `1.5 s`: for functions that return one.
///
/// Results are compared by that text, and the drawings round. So what is no whole number of
/// milliseconds is written in full.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct InWords(pub Duration);

impl Debug for InWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.subsec_nanos().is_multiple_of(1_000_000) {
            f.write_str(&duration(self.0))
        } else {
            self.0.fmt(f)
        }
    }
}

/// Why a run was refused, in full sentences and with drawings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What the learner reads.
    pub text: String,
}

impl Check {
    /// Checks a function of a cast against the run that is wanted for that cast.
    pub fn new<F, Fut, T, E>(run: F, wanted: fn(&Cast) -> Wanted) -> Self
    where
        F: Fn(Cast) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<T, E>> + 'static,
        T: Debug + 'static,
        E: Display + 'static,
    {
        Self {
            run: Arc::new(move |cast| play(run(cast))),
            wanted,
            casts: Vec::new(),
            subject: None,
        }
    }

    /// The run is that of this function, about which the learner's makes a statement: a wrong
    /// statement changes nothing about the run, which is then drawn once and under its name.
    #[must_use]
    pub fn about(mut self, subject: &'static str) -> Self {
        self.subject = Some(subject);
        self
    }

    /// A cast that the exercise's text tells the learner about.
    #[must_use]
    pub fn cast(mut self, cast: Cast) -> Self {
        self.casts.push(cast);
        self
    }

    /// A cast that the exercise's text does not mention, so that an answer cannot be made to
    /// measure.
    #[must_use]
    pub fn hidden_cast(self, cast: Cast) -> Self {
        self.cast(cast)
    }

    /// Plays every cast; the first run that differs is the refusal.
    ///
    /// # Errors
    /// The refusal.
    pub fn verdict(&self) -> Result<(), Refusal> {
        self.casts.iter().enumerate().try_for_each(|(index, cast)| self.hold(index, cast))
    }

    /// For a `#[test]`: prints the refusal and fails.
    ///
    /// # Panics
    /// When the run is refused, without a message: the refusal was printed.
    pub fn run(&self) {
        if let Err(refusal) = self.verdict() {
            println!("{}", refusal.text);
            std::panic::resume_unwind(Box::new("refused"));
        }
    }

    fn hold(&self, index: usize, cast: &Cast) -> Result<(), Refusal> {
        let refuse = |text: String| {
            let which = if index == 0 { String::new() } else { introduction(cast) };
            Err(Refusal { text: format!("{which}{text}") })
        };
        let (sender, receiver) = channel();
        let (run, played) = (self.run.clone(), cast.clone());
        let thread = std::thread::current().name().unwrap_or("check").to_owned();
        let spawned = std::thread::Builder::new().name(thread).spawn(move || {
            // The receiver is gone if the run took too long: nobody waits for its result then.
            let _ = sender.send(run(played));
        });
        spawned.expect("a thread for the check can be started");
        let play = match receiver.recv_timeout(REAL_LIMIT) {
            Ok(play) => play,
            Err(RecvTimeoutError::Timeout) => {
                return refuse(format!(
                    "- your code blocked the thread: after {} of real time it had not ended.\n  On \
                     this clock waiting takes no real time, so this is a loop that never ends or \
                     never waits,\n  or a call like std::thread::sleep.\n",
                    duration(REAL_LIMIT)
                ));
            }
            Err(RecvTimeoutError::Disconnected) => {
                return refuse("the run ended without a result.\n".to_owned());
            }
        };
        let sentence = play.panics.iter().find_map(|panic| unwritten(&panic.message));
        if let Some(sentence) = sentence {
            return refuse(format!("not written yet: {sentence}\n"));
        }
        let wanted = (self.wanted)(cast);
        let differences = compare::differences(&play, &wanted, cast);
        if differences.is_empty() {
            return Ok(());
        }
        let mut text = String::new();
        for difference in &differences {
            let _ = writeln!(text, "- {difference}");
        }
        let wanted_run = wanted.recording(cast);
        text.push_str(&drawings(&play.recording, &wanted_run, self.subject));
        let printed = [&play.recording, &wanted_run].map(output);
        if !wanted_run.lines.is_empty() && printed[0] != printed[1] {
            text.push_str(&printed::side_by_side(&printed[0], &printed[1]));
        }
        refuse(text)
    }
}

/// Both runs on one scale. Where they differ in the caller's row alone, the lanes stand there once:
/// two drawings that look the same make a reader search for a difference that is not there.
fn drawings(run: &Recording, wanted: &Recording, subject: Option<&str>) -> String {
    // A hang is an hour long and would squeeze everything else into one column.
    let hangs = run.caller().outcome == Outcome::Open;
    let until = if hangs { None } else { Some(run.extent().max(wanted.extent())) };
    let (chart, wanted_chart) = (run.chart_beside(wanted, until), wanted.chart_beside(run, until));
    let rows: Vec<&str> = chart.lines().collect();
    let wanted_rows: Vec<&str> = wanted_chart.lines().collect();
    let same_lanes = rows.len() == wanted_rows.len() && rows[2..] == wanted_rows[2..];
    let wanted_chart = wanted_chart.trim_end();
    let wanted_part = match subject {
        Some(subject) if same_lanes => {
            return format!("\nthe run of `{subject}`\n{wanted_chart}\n");
        }
        _ if rows == wanted_rows => "the wanted run is drawn like yours".to_owned(),
        _ if same_lanes => {
            format!(
                "the wanted run, where the rest is as in yours\n{}",
                wanted_rows[..2].join("\n")
            )
        }
        _ => format!("the wanted run\n{wanted_chart}"),
    };
    format!("\nyour run\n{chart}\n{wanted_part}\n")
}

/// The sentence of a `todo!`.
fn unwritten(panic: &str) -> Option<&str> {
    panic.strip_prefix("not yet implemented: ")
}

/// Says which sources a run had, when they are not those of the exercise's text.
fn introduction(cast: &Cast) -> String {
    let sources: Vec<String> = cast
        .sources
        .iter()
        .map(|source| {
            let how = match source.outcome {
                crate::Outcome::Ok(_) | crate::Outcome::NeverAnswers => "",
                crate::Outcome::Fails => ", fails",
                crate::Outcome::Panics => ", panics",
            };
            let takes = source.takes().map_or("never answers".to_owned(), duration);
            format!("{} ({takes}{how})", source.name)
        })
        .collect();
    let names: Vec<&str> = sources.iter().map(String::as_str).collect();
    match names.len() {
        0 => "with no source at all:\n".to_owned(),
        many @ 7.. => format!("with {many} other sources, {}:\n", compare::few(&names)),
        _ => format!("with other sources, {}:\n", names.join(", ")),
    }
}
