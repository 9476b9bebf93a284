//! The lesson's functions with the sources they are played with.

use stage::{Cast, Scene, Service, Source, secs};

use crate::{
    buttered_breakfast, called_first, never_awaited, one_after_another, toast_with_butter,
    with_join,
};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "called_first",
            "Calling early starts nothing: each future starts where it is awaited, 3 + 1 + 2 = 6 s.",
            breakfast(),
            |sources| async move {
                let [tea, toast, eggs] = three(&sources);
                called_first(tea, toast, eggs).await
            },
        ),
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
            "with_join",
            "All three orders start at 0 ms, and their waits overlap: 3 s.",
            breakfast(),
            |sources| async move {
                let [tea, toast, eggs] = three(&sources);
                with_join(tea, toast, eggs).await
            },
        ),
        Scene::new(
            "buttered_breakfast",
            "The toast is there at 1 s, but the butter starts at 2 s: it waits for the eggs too.",
            toast_butter_eggs(),
            |sources| async move {
                let [toast, butter, eggs] = three(&sources);
                buttered_breakfast(toast, butter, eggs).await
            },
        ),
        Scene::new(
            "toast_with_butter",
            "The butter starts as soon as the toast is there, and overlaps with the eggs.",
            toast_butter_eggs(),
            |sources| async move {
                let [toast, butter, eggs] = three(&sources);
                toast_with_butter(toast, butter, eggs).await
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

/// The eggs take longer than toast and butter together, so that nothing ends in a tie.
fn toast_butter_eggs() -> Cast {
    Cast::new([
        Service::new("toast", secs(1.0)),
        Service::new("butter", secs(0.5)),
        Service::new("eggs", secs(2.0)),
    ])
}

/// `join!` counts its futures when it is compiled, so these scenes need exactly three sources.
fn three(sources: &[Source]) -> [&Source; 3] {
    sources.iter().collect::<Vec<_>>().try_into().expect("the scene has three sources")
}
