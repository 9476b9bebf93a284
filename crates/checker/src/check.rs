//! What an exercise is held against, and how it is held.

use std::cell::RefCell;
use std::fmt::Debug;
use std::future::Future;
use std::panic::{Location, resume_unwind};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use stage::{Cast, Source};
use verdict::{Supervised, Verdict};

use crate::casts::Casts;
use crate::expected::Expected;
use crate::holds::Hold;
use crate::returned_error::ReturnedError;
use crate::run::Value;
use crate::worker;

/// A learner's function with what it is played with.
pub(crate) type Function = Arc<dyn Fn(Stage) -> Pin<Box<dyn Future<Output = Value>>> + Send + Sync>;

/// The columns that sentences are broken at, as in the command.
const WIDTH: usize = 78;

/// What a learner's function is given in one play.
pub struct Stage {
    /// What is played. Not for the learner's function.
    pub cast: Cast,
    /// The sources of the cast.
    pub sources: Vec<Source>,
    /// A notebook that can be lent to it.
    pub notes: Rc<RefCell<Vec<String>>>,
}

/// What an exercise is held against.
///
/// # Example
/// ```
/// use checker::{Cast, Casts, Check, FetchError, Service, Source, Stage, Verdict, Expected, fetch, secs};
///
/// // A learner's answer; to overlap the two is the exercise.
/// async fn breakfast(sources: &[Source]) -> Result<Vec<String>, FetchError> {
///     let tea = fetch(&sources[0]).await?;
///     let toast = fetch(&sources[1]).await?;
///     Ok(vec![tea, toast])
/// }
///
/// fn expected(cast: &Cast) -> Expected {
///     let answers: Vec<_> = cast.services.iter().filter_map(Service::answer).collect();
///     Expected::overlapping(cast).returning(answers)
/// }
///
/// let run = |stage: Stage| async move { breakfast(&stage.sources).await };
/// let check = Check::new("breakfast", run, expected)
///     .told(Cast::new([Service::new("tea", secs(2.0)), Service::new("toast", secs(1.0))]))
///     .generated(Casts::of(2..=2));
/// let Verdict::Refused(refusal) = check.verdict() else { panic!("they do not overlap") };
/// let text = "- your run took 3 s = 2 + 1: the fetches ran one after another";
/// assert!(refusal.text.starts_with(text));
/// ```
#[derive(Clone)]
pub struct Check {
    pub(crate) exercise: &'static str,
    pub(crate) file: &'static str,
    pub(crate) function: Function,
    pub(crate) expected: fn(&Cast) -> Expected,
    pub(crate) told: Vec<Cast>,
    pub(crate) casts: Option<Casts>,
    pub(crate) subject: Option<&'static str>,
    pub(crate) holds: Vec<(Hold, &'static str)>,
    pub(crate) story: Vec<&'static str>,
}

impl Check {
    /// Holds the exercise's function against the run that is expected for a cast.
    #[track_caller]
    pub fn new<F, Fut, T, E>(
        exercise: &'static str,
        run: F,
        expected: fn(&Cast) -> Expected,
    ) -> Self
    where
        F: Fn(Stage) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<T, E>> + 'static,
        T: Debug + 'static,
        E: ReturnedError + 'static,
    {
        let function: Function = Arc::new(move |stage| {
            let run = run(stage);
            Box::pin(async move {
                match run.await {
                    Ok(value) => Value::Ok(format!("{value:?}")),
                    Err(error) => Value::Err(error.text(), error.which()),
                }
            })
        });
        Self {
            exercise,
            file: Location::caller().file(),
            function,
            expected,
            told: Vec::new(),
            casts: None,
            subject: None,
            holds: Vec::new(),
            story: Vec::new(),
        }
    }

    /// The run is that of this function, about which the learner's makes a statement: a wrong
    /// statement changes nothing about the run, which is then drawn once and under its name.
    #[must_use]
    pub fn about(mut self, subject: &'static str) -> Self {
        self.subject = Some(subject);
        self
    }

    /// A cast that the exercise's text tells the learner about, the first one without a word. Further ones
    /// are introduced where they fail.
    #[must_use]
    pub fn told(mut self, cast: Cast) -> Self {
        self.told.push(cast);
        self
    }

    /// Casts that no text tells.
    #[must_use]
    pub fn generated(mut self, casts: Casts) -> Self {
        self.casts = Some(casts);
        self
    }

    /// A sentence of the exercise's text, and the hold by which it is kept.
    #[must_use]
    pub fn hold(mut self, hold: Hold, sentence: &'static str) -> Self {
        self.holds.push((hold, sentence));
        self
    }

    /// A sentence of the exercise's text that asks for nothing: a picture, an explanation, an example
    /// that is told as a cast.
    #[must_use]
    pub fn story(mut self, sentence: &'static str) -> Self {
        self.story.push(sentence);
        self
    }

    /// The exercise's id.
    pub fn exercise(&self) -> &'static str {
        self.exercise
    }

    /// The file in which the check is written, as the compiler names it.
    pub fn file(&self) -> &'static str {
        self.file
    }

    /// The sentences of the exercise's text that are held, each with its hold.
    pub fn holds(&self) -> &[(Hold, &'static str)] {
        &self.holds
    }

    /// The sentences that ask for nothing.
    pub fn stories(&self) -> &[&'static str] {
        &self.story
    }

    /// How many casts are played.
    pub fn casts(&self) -> usize {
        self.told.len() + self.casts.as_ref().map_or(0, |casts| casts.generate().len())
    }

    /// For a `#[test]`: checks in a process of its own, prints what is to be said, and fails unless
    /// the answer is right.
    ///
    /// # Panics
    /// When it is not, without a message: the refusal was printed.
    pub fn run(&self) {
        let Supervised { verdict, timeline, printed } = worker::verdict(self);
        if !printed.trim().is_empty() {
            println!("your code printed\n{}\n", printed.trim_end());
        }
        match verdict {
            Verdict::Passed => {
                println!("your run\n{timeline}");
                return;
            }
            Verdict::NotWritten { task } => println!("not written yet: {task}"),
            Verdict::Refused(refusal) => println!("{}", refusal.wrapped(WIDTH)),
            Verdict::NotRun(why) => println!("{why}"),
        }
        resume_unwind(Box::new("refused"));
    }
}
