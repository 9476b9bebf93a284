//! The lesson's functions with the sources they are played with.

use std::time::Duration;

use stage::{Cast, FetchError, Scene, Service, Source, millis, secs};
use tokio::time::Instant;

use crate::{
    each_scored, first_only, first_page, good_ones, in_a_stream, in_tasks, in_time, one_by_one,
    two_at_once, until, with_names,
};

/// When the scenes with a deadline are to end.
const DEADLINE: Duration = Duration::from_secs(4);

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "in_a_stream",
            "While a page is scored, nobody polls the visits. The answer of docs lies there from 1.9 s on, and is taken at 3 s.",
            pages(),
            |sources| async move {
                let (judge, pages) = split(&sources);
                in_a_stream(pages, judge).await
            },
        ),
        Scene::new(
            "in_tasks",
            "The same loop over tasks: the visits go on while a page is scored.",
            pages(),
            |sources| async move {
                let (judge, pages) = split(&sources);
                in_tasks(pages, judge).await
            },
        ),
        Scene::new(
            "each_scored",
            "Each task visits its page and has it scored: no page waits for another one's score.",
            pages(),
            |sources| async move {
                let (judge, pages) = split(&sources);
                each_scored(pages, judge).await
            },
        ),
        Scene::new(
            "two_at_once",
            "Home gives its place back at 1 s, and nobody asks for the next page before 3 s.",
            pages(),
            |sources| async move {
                let (judge, pages) = split(&sources);
                two_at_once(pages, judge).await
            },
        ),
        Scene::new(
            "until",
            "No read has to wait for the deadline: whenever the loop asks, a page is there.",
            pages(),
            |sources| async move {
                let (judge, pages) = split(&sources);
                until(Instant::now() + DEADLINE, pages, judge).await
            },
        ),
        Scene::new(
            "in_time",
            "The deadline is over the whole loop: at 4 s the visit to blog and the score of docs are cut off, and the list stays.",
            pages(),
            |sources| async move {
                let (judge, pages) = split(&sources);
                in_time(Instant::now() + DEADLINE, pages, judge).await
            },
        ),
        Scene::new(
            "good_ones",
            "The first failure that is read does not match the pattern: the loop is over, and the set takes blog along.",
            pages_without_docs(),
            |sources| async move {
                let (judge, pages) = split(&sources);
                good_ones(pages, judge).await
            },
        ),
        Scene::new(
            "one_by_one",
            "The failure of docs is one result of three: it is told, and blog is scored.",
            pages_without_docs(),
            |sources| async move {
                let (judge, pages) = split(&sources);
                one_by_one(pages, judge).await
            },
        ),
        Scene::new(
            "first_page",
            "The loop is left at 1 s, the set at 3 s: until then its tasks work on.",
            pages(),
            |sources| async move {
                let (judge, pages) = split(&sources);
                first_page(pages, judge).await
            },
        ),
        Scene::new(
            "first_only",
            "The set goes with the function that made it: docs and blog are cut off at 1 s.",
            pages(),
            |sources| async move {
                let (judge, pages) = split(&sources);
                first_only(pages, judge).await
            },
        ),
        Scene::new(
            "with_names",
            "An index comes with each result, so a failure has a name.",
            without_judge(pages_without_docs()),
            |sources| async move { Ok::<_, FetchError>(with_names(&sources).await) },
        ),
    ]
}

/// The judge stands last, behind the pages.
fn split(sources: &[Source]) -> (&Source, &[Source]) {
    sources.split_last().expect("a cast has a judge")
}

/// A page is rendered for half a second, so home is here at 1 s, docs at 2.4 s, blog at 4.7 s.
fn pages() -> Cast {
    Cast::new([
        Service::new("home", millis(500)),
        Service::new("docs", secs(1.9)),
        Service::new("blog", secs(4.2)),
        Service::new("judge", secs(2.0)),
    ])
}

/// The pages alone: nothing is scored.
fn without_judge(mut cast: Cast) -> Cast {
    cast.services.pop();
    cast
}

/// The same, and docs fails at its first request.
fn pages_without_docs() -> Cast {
    let mut cast = pages();
    cast.services[1] = cast.services[1].clone().failing();
    cast
}
