//! The lesson's functions with the sources they are played with.

use stage::{Cast, Scene, Service, secs};

use crate::slate::{one_slate, slate_taken_along};
use crate::{
    dropped_handle, helper_and_sums, kept_handle, spawn_all_then_await, spawn_and_await_each,
    spawn_in_a_map,
};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "spawn_all_then_await",
            "All errands overlap and take 3 s in all, but the meat, at the door after 1 s, is unpacked at 3 s.",
            shopping_list(),
            |sources| async move { spawn_all_then_await(&sources).await },
        ),
        Scene::new(
            "spawn_and_await_each",
            "Three tasks, and never two of them under way: 3 + 1 + 2 = 6 s.",
            shopping_list(),
            |sources| async move { spawn_and_await_each(&sources).await },
        ),
        Scene::new(
            "spawn_in_a_map",
            "The map spawns a helper when the loop asks for it, and the loop asks when it has unpacked: 6 s again.",
            shopping_list(),
            |sources| async move { spawn_in_a_map(&sources).await },
        ),
        Scene::new(
            "dropped_handle",
            "The caller is home at 1 s; the letter fails at 3 s, and nobody hears of it.",
            bread_and_letter(),
            |sources| async move { dropped_handle(&sources[0], &sources[1]).await },
        ),
        Scene::new(
            "kept_handle",
            "The caller waits for its helper, so the letter's error is the caller's answer at 3 s.",
            bread_and_letter(),
            |sources| async move { kept_handle(&sources[0], &sources[1]).await },
        ),
        Scene::new(
            "helper_and_sums",
            "The task is spawned first, yet it starts only when its caller waits.",
            Cast::new([Service::new("bread", secs(3.0))]),
            |sources| async move { helper_and_sums(&sources[0]).await },
        ),
        Scene::new(
            "one_slate",
            "Each helper locks the slate only to count, so all errands overlap: 3 s.",
            shopping_list(),
            |sources| async move { one_slate(&sources).await },
        ),
        Scene::new(
            "slate_taken_along",
            "Whoever holds the slate keeps it for the whole errand, and the others wait for it: 3 + 1 + 2 = 6 s.",
            shopping_list(),
            |sources| async move { slate_taken_along(&sources).await },
        ),
    ]
}

/// Three errands. The first on the list takes longest, so that the others are back before it.
fn shopping_list() -> Cast {
    Cast::new([
        Service::new("bread", secs(3.0)),
        Service::new("meat", secs(1.0)),
        Service::new("fruit", secs(2.0)),
    ])
}

/// One errand of the caller's own, and one that fails when the caller is long home.
fn bread_and_letter() -> Cast {
    Cast::new([Service::new("bread", secs(1.0)), Service::new("letter", secs(3.0)).failing()])
}
