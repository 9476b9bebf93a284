//! What finally happens to a lane, read from a recording: for questions, tables and tests.

use timeline::{Lane, Moment, Outcome, Recording};

use crate::Cast;

/// What finally happens to a future or a task that a caller has started, or meant to start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It returns while its caller is there.
    Finishes,
    /// It returns an error while its caller is there.
    Fails,
    /// It panics while its caller is there.
    Panics,
    /// It is dropped before it has ended.
    CutOff,
    /// It gives up at a deadline.
    TimesOut,
    /// It is still alive when its caller has ended; how it ends later makes no difference.
    RunsOn,
    /// It is still alive when the recording stops, and so is its caller.
    NeverEnds,
    /// It is a source from which nothing was fetched.
    NeverStarts,
}

impl Fate {
    /// All fates.
    pub const ALL: [Self; 8] = [
        Self::Finishes,
        Self::Fails,
        Self::Panics,
        Self::CutOff,
        Self::TimesOut,
        Self::RunsOn,
        Self::NeverEnds,
        Self::NeverStarts,
    ];

    /// The word for this fate in questions.
    pub fn word(self) -> &'static str {
        match self {
            Self::Finishes => "finishes",
            Self::Fails => "fails",
            Self::Panics => "panics",
            Self::CutOff => "cut off",
            Self::TimesOut => "times out",
            Self::RunsOn => "runs on",
            Self::NeverEnds => "never ends",
            Self::NeverStarts => "never starts",
        }
    }

    /// The fate with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fate| fate.word() == word)
    }

    /// What happens to the lane with this label or, if there is no such lane, to the source with
    /// this name. `None` if there is neither, and for the caller: other kinds of questions ask
    /// about the caller.
    pub fn of(name: &str, recording: &Recording, cast: &Cast) -> Option<Self> {
        match recording.lanes.iter().skip(1).find(|lane| lane.label == name) {
            Some(lane) => Some(of_lane(lane, recording)),
            None => {
                unstarted(recording, cast).any(|source| source == name).then_some(Self::NeverStarts)
            }
        }
    }
}

/// The labels of all lanes except the caller's, then the names of the sources that have no lane.
pub fn names(recording: &Recording, cast: &Cast) -> Vec<String> {
    let lanes = recording.lanes.iter().skip(1).map(|lane| lane.label.clone());
    lanes.chain(unstarted(recording, cast).map(str::to_owned)).collect()
}

fn unstarted<'c>(recording: &Recording, cast: &'c Cast) -> impl Iterator<Item = &'c str> {
    let names: Vec<String> = recording.lanes.iter().map(|lane| lane.name().to_owned()).collect();
    let sources = cast.services.iter().map(|service| service.name.as_str());
    sources.filter(move |source| !names.iter().skip(1).any(|name| name == source))
}

fn of_lane(lane: &Lane, recording: &Recording) -> Fate {
    if outlives_a_caller(lane, recording) {
        return Fate::RunsOn;
    }
    match lane.outcome {
        Outcome::Finished(_) => Fate::Finishes,
        Outcome::Failed(_) => Fate::Fails,
        Outcome::Panicked => Fate::Panics,
        Outcome::Cancelled => Fate::CutOff,
        Outcome::TimedOut => Fate::TimesOut,
        Outcome::Open => Fate::NeverEnds,
    }
}

/// Whether a lane went on after the lane that started it had ended, or a lane further up. A lane
/// that was dropped at that instant did not go on: a task that its owner aborts is dropped a moment
/// after the owner.
fn outlives_a_caller(lane: &Lane, recording: &Recording) -> bool {
    let parent = |lane: &&Lane| lane.parent.and_then(|parent| recording.lanes.get(parent));
    let callers = std::iter::successors(parent(&lane), |lane| parent(lane));
    // There are no more callers than lanes, except in a circle, which only a recording built by
    // hand can have.
    callers.take(recording.lanes.len()).filter_map(|caller| caller.end).any(|caller_end: Moment| {
        lane.end.is_none_or(|end| match lane.outcome {
            Outcome::Cancelled => end.at > caller_end.at,
            _ => end > caller_end,
        })
    })
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::time::Duration;

    use tokio::task::JoinSet;
    use tokio::time::timeout;
    use tracing::{Instrument, instrument};

    use super::*;
    use crate::{FetchError, Source, fetch, secs};

    type Got = Result<(), Box<dyn std::error::Error>>;

    /// Plays with `a 1 s`, `b 2 s`, `c 3 s` and so on, and tells the fate of each.
    fn fates<F: Future<Output = Got>>(
        cast: [&str; 3],
        run: fn(Vec<Source>) -> F,
    ) -> [&'static str; 3] {
        let cast = Cast::in_words(cast).unwrap();
        let recording = crate::play(run(cast.sources())).recording;
        let names = cast.services.iter().map(|service| &service.name);
        let fates = names.map(|name| Fate::of(name, &recording, &cast).unwrap().word());
        fates.collect::<Vec<_>>().try_into().unwrap()
    }

    const DELAYS: [&str; 3] = ["a 1 s", "b 2 s", "c 3 s"];

    #[test]
    fn who_is_awaited_ends_in_its_own_way() {
        async fn join(s: Vec<Source>) -> Got {
            let _ = tokio::join!(fetch(&s[0]), fetch(&s[1]), tokio::spawn(fetch(s[2].clone())));
            Ok(())
        }
        assert_eq!(fates(DELAYS, join), ["finishes"; 3]);
        assert_eq!(
            fates(["a 1 s", "b 2 s fails", "c 3 s panics"], join),
            ["finishes", "fails", "panics"]
        );
        assert_eq!(
            fates(["a 1 s", "b 2 s", "c never"], join),
            ["finishes", "finishes", "never ends"]
        );
    }

    #[test]
    fn who_is_dropped_is_cut_off() {
        async fn try_join(s: Vec<Source>) -> Got {
            tokio::try_join!(fetch(&s[0]), fetch(&s[1]), fetch(&s[2]))?;
            Ok(())
        }
        assert_eq!(
            fates(["a 1 s", "b 2 s fails", "c 3 s"], try_join),
            ["finishes", "fails", "cut off"]
        );
        assert_eq!(
            fates(["a 1 s panics", "b 2 s", "c never"], try_join),
            ["panics", "cut off", "cut off"]
        );
    }

    /// An aborted task is dropped a moment after its owner has returned, and still counts as cut
    /// off.
    #[test]
    fn tasks_end_with_the_set_that_owns_them() {
        async fn set(s: Vec<Source>) -> Got {
            let mut set = JoinSet::new();
            s.iter().cloned().map(fetch).for_each(|fetch| _ = set.spawn(fetch));
            set.join_next().await;
            Ok(())
        }
        assert_eq!(fates(DELAYS, set), ["finishes", "cut off", "cut off"]);
    }

    #[test]
    fn a_task_whose_handle_is_dropped_runs_on_whatever_comes_of_it() {
        async fn spawn(s: Vec<Source>) -> Got {
            drop(tokio::spawn(fetch(s[1].clone())));
            drop(tokio::spawn(fetch(s[2].clone())));
            fetch(&s[0]).await?;
            Ok(())
        }
        assert_eq!(fates(DELAYS, spawn), ["finishes", "runs on", "runs on"]);
        for c in ["c 3 s fails", "c 3 s panics", "c never"] {
            assert_eq!(fates(["a 1 s", "b 500 ms", c], spawn), ["finishes", "finishes", "runs on"]);
        }
        assert_eq!(
            fates(["a 1 s fails", "b 2 s", "c 3 s"], spawn),
            ["fails", "runs on", "runs on"]
        );
    }

    /// A future inside a task that runs on runs on too, and so does a task that another task left
    /// behind.
    #[test]
    fn what_a_task_has_started_runs_on_as_well() {
        #[instrument(skip_all, fields(lane = "helper"))]
        async fn helper(a: Source, b: Source) -> Result<String, FetchError> {
            // Without the span, a recording does not know which lane started the task.
            drop(tokio::spawn(fetch(b).in_current_span()));
            fetch(a).await
        }
        async fn left(s: Vec<Source>) -> Got {
            drop(tokio::spawn(helper(s[1].clone(), s[2].clone())));
            fetch(&s[0]).await?;
            Ok(())
        }
        assert_eq!(fates(DELAYS, left), ["finishes", "runs on", "runs on"]);
        async fn awaited(s: Vec<Source>) -> Got {
            tokio::spawn(helper(s[1].clone(), s[2].clone())).await??;
            tokio::time::sleep(Duration::from_secs(9)).await;
            fetch(&s[0]).await?;
            Ok(())
        }
        assert_eq!(fates(DELAYS, awaited), ["finishes", "finishes", "runs on"]);
    }

    #[test]
    fn a_future_that_nobody_polls_never_starts() {
        async fn lazy(s: Vec<Source>) -> Got {
            drop(fetch(&s[1]));
            let late = fetch(&s[2]);
            fetch(&s[0]).await?;
            late.await?;
            Ok(())
        }
        assert_eq!(fates(DELAYS, lazy), ["finishes", "never starts", "finishes"]);
        assert_eq!(
            fates(["a 1 s fails", "b 2 s", "c 3 s"], lazy),
            ["fails", "never starts", "never starts"]
        );
    }

    /// The lane that gives up at its deadline times out; what it waited for is cut off.
    #[test]
    fn a_deadline_ends_both() {
        #[instrument(skip_all, err, fields(lane = "limited"))]
        async fn limited(source: &Source) -> Result<(), tokio::time::error::Elapsed> {
            timeout(secs(1.5), fetch(source)).await.map(drop)
        }
        let cast = Cast::in_words(["a 3 s"]).unwrap();
        let sources = cast.sources();
        let recording = crate::play(async { limited(&sources[0]).await }).recording;
        let of = |name| Fate::of(name, &recording, &cast).map(Fate::word);
        assert_eq!([of("limited"), of("a"), of("x")], [Some("times out"), Some("cut off"), None]);
        assert_eq!(of("caller"), None);
        assert_eq!(names(&recording, &cast), ["limited", "a"]);
    }

    #[test]
    fn every_fate_has_a_word_of_its_own() {
        for fate in Fate::ALL {
            assert_eq!(Fate::from_word(fate.word()), Some(fate));
        }
    }
}
