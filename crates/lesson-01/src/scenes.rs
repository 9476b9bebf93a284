//! The lesson's functions with the sources they are played with.

use stage::{Cast, Scene, Service, Source, secs};

use crate::{called_first, never_awaited, one_after_another, overlapping};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "one_after_another",
            "Each order starts when the one before it has ended: 3 + 1 + 2 = 6 s.",
            breakfast(),
            |sources| async move {
                let [tea, toast, eggs] = three(&sources);
                one_after_another(tea, toast, eggs).await
            },
        ),
        Scene::new(
            "overlapping",
            "All three orders start at once and the caller is done with the slowest, at 3 s.",
            breakfast(),
            |sources| async move {
                let [tea, toast, eggs] = three(&sources);
                overlapping(tea, toast, eggs).await
            },
        ),
        Scene::new(
            "called_first",
            "Calling early starts nothing: each future starts where it is awaited, so it is 6 s again.",
            breakfast(),
            |sources| async move {
                let [tea, toast, eggs] = three(&sources);
                called_first(tea, toast, eggs).await
            },
        ),
        Scene::new(
            "never_awaited",
            "Tea was called but never awaited: it has no lane, because it never started.",
            Cast::new([Service::new("tea", secs(3.0)), Service::new("toast", secs(1.0))]),
            |sources| async move { never_awaited(&sources[0], &sources[1]).await },
        ),
    ]
}

/// The menu of the whole lesson. The slowest order comes first, so that order of the list and
/// order of arrival differ.
fn breakfast() -> Cast {
    Cast::new([
        Service::new("tea", secs(3.0)),
        Service::new("toast", secs(1.0)),
        Service::new("eggs", secs(2.0)),
    ])
}

/// `join!` counts its futures when it is compiled, so these scenes need exactly three sources.
fn three(sources: &[Source]) -> [&Source; 3] {
    sources.iter().collect::<Vec<_>>().try_into().expect("the scene has three sources")
}
