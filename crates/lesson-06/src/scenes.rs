//! The lesson's functions with the sources they are played with.

use stage::{Cast, FetchError, Scene, Service, secs};

use crate::{
    answers, before_closing, each_limited, no_time, noted, on_a_leash, prices, sent_out,
    shop_by_shop, trip,
};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "prices",
            "At 2 s the limit drops the gather: two fetches are cut off, and the two prices that had come go with it.",
            shops(),
            |sources| async move { prices(&sources).await },
        ),
        Scene::new(
            "shop_by_shop",
            "Every shop gets two seconds of its own, one shop after the other: 1 + 1.5 + 2 + 2 s.",
            shops(),
            |sources| async move { Ok::<_, FetchError>(shop_by_shop(&sources).await) },
        ),
        Scene::new(
            "each_limited",
            "Each shop has its own limit, and all limits run from 0 ms: at 2 s there are two prices and two that are too late.",
            shops(),
            |sources| async move { Ok::<_, FetchError>(each_limited(&sources).await) },
        ),
        Scene::new(
            "sent_out",
            "The limit drops the handle at 2 s. The task does not notice: it answers at 4 s, and nobody listens.",
            west(),
            |sources| async move { sent_out(sources[0].clone()).await },
        ),
        Scene::new(
            "on_a_leash",
            "The same limit and the same task, but this handle aborts the task when it is dropped.",
            west(),
            |sources| async move { on_a_leash(sources[0].clone()).await },
        ),
        Scene::new(
            "trip",
            "The train has half a second of its own limit left when the limit of the whole trip cuts it off.",
            Cast::new([Service::new("room", secs(1.5)), Service::new("train", secs(4.0))]),
            |sources| async move {
                trip(&sources[0], &sources[1]).await;
                Ok::<_, FetchError>(())
            },
        ),
        Scene::new(
            "answers",
            "No wait in the loop is longer than two seconds, so no limit is ever reached.",
            shops(),
            |sources| async move { Ok::<_, FetchError>(answers(&sources).await) },
        ),
        Scene::new(
            "before_closing",
            "One deadline for all rounds of the loop: at 2 s it returns the prices that it has.",
            shops(),
            |sources| async move { Ok::<_, FetchError>(before_closing(&sources).await) },
        ),
        Scene::new(
            "noted",
            "The gather is cut off at 2 s. The list lies outside of it and stays.",
            shops(),
            |sources| async move { Ok::<_, FetchError>(noted(&sources).await) },
        ),
        Scene::new(
            "no_time",
            "The limit is zero, and still the shop is asked: a future has its first poll before anybody looks at the limit.",
            west(),
            |sources| async move { no_time(&sources[0]).await },
        ),
    ]
}

/// Two shops that are in time and two that are not; none answers at the limit.
fn shops() -> Cast {
    Cast::new([
        Service::new("north", secs(1.0)),
        Service::new("east", secs(1.5)),
        Service::new("south", secs(3.0)),
        Service::new("west", secs(4.0)),
    ])
}

fn west() -> Cast {
    Cast::new([Service::new("west", secs(4.0))])
}
