//! What an exercise requires of a function. A *hold* is one rule of it.

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

/// A learner's function, called with what one play gives it.
pub(crate) type Function = Arc<dyn Fn(Stage) -> Pin<Box<dyn Future<Output = Value>>> + Send + Sync>;

/// The width at which sentences are broken into lines, the same as in the command.
const WIDTH: usize = 78;

/// What a learner's function is given in one play.
pub struct Stage {
    /// The cast that is played. The learner's function does not get it.
    pub cast: Cast,
    /// The sources of the cast.
    pub sources: Vec<Source>,
    /// A notebook that can be lent to the function.
    pub notes: Rc<RefCell<Vec<String>>>,
}

/// What an exercise requires of a function: the expected run for each cast, and the casts.
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
    pub(crate) is_alone: bool,
}

impl Check {
    /// Compares the exercise's function with the run that `expected` gives for a cast.
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
            is_alone: false,
        }
    }

    /// Nothing else runs in this process, so every thread in it is the function's. Then one is found
    /// that is begun once for all calls.
    #[must_use]
    pub fn alone(mut self) -> Self {
        self.is_alone = true;
        self
    }

    /// For exercises in which the learner's function makes a statement about another function,
    /// `subject`, and that one is run. A wrong statement does not change the run, so the run is
    /// drawn only once, and under this name.
    #[must_use]
    pub fn about(mut self, subject: &'static str) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Adds a cast that the exercise's text tells the learner about. A refusal with the first one
    /// needs no introduction; the others are introduced when they fail.
    #[must_use]
    pub fn told(mut self, cast: Cast) -> Self {
        self.told.push(cast);
        self
    }

    /// Sets how the casts are generated that are in no text.
    #[must_use]
    pub fn generated(mut self, casts: Casts) -> Self {
        self.casts = Some(casts);
        self
    }

    /// Adds a sentence of the exercise's text, with the rule that checks it.
    #[must_use]
    pub fn hold(mut self, hold: Hold, sentence: &'static str) -> Self {
        self.holds.push((hold, sentence));
        self
    }

    /// Adds a sentence of the exercise's text that requires nothing: a picture, an explanation, or
    /// an example that is told as a cast.
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

    /// The sentences of the exercise's text that require something, each with its rule.
    pub fn holds(&self) -> &[(Hold, &'static str)] {
        &self.holds
    }

    /// The sentences that require nothing.
    pub fn stories(&self) -> &[&'static str] {
        &self.story
    }

    /// How many casts are played.
    pub fn casts(&self) -> usize {
        self.told.len() + self.casts.as_ref().map_or(0, |casts| casts.generate().len())
    }

    /// For a `#[test]`: runs the check in a process of its own, prints the verdict, and fails
    /// unless the answer is right.
    ///
    /// # Panics
    /// When the answer is not right. The panic has no message, because the refusal was printed.
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
