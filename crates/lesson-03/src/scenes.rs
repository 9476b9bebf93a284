//! The lesson's functions with the sources they are played with.

use stage::{Cast, FetchError, Scene, Service, secs};

use crate::{as_they_come, countdown_held, dashboard, from_gather, kitchen, three_guests};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "kitchen",
            "The dishes are done first, but the rice is first in the results: it was first on the list.",
            chores(),
            |sources| async move { kitchen(&sources).await },
        ),
        Scene::new(
            "dashboard",
            "Two waits overlap: the page is ready when the slower service answers, at 1.5 s and not at 2.5 s.",
            Cast::new([profile(), orders()]),
            |sources| async move { dashboard(&sources[0], &sources[1]).await },
        ),
        Scene::new(
            "page_fails",
            "With try_join! the caller has the error at 1 s. At ⊘ the orders are dropped: the hatched half second never ran.",
            Cast::new([profile().failing(), orders()]),
            |sources| async move { dashboard(&sources[0], &sources[1]).await },
        ),
        Scene::new(
            "three_guests",
            "All plates come in 3 s, but in the order in which they were ready: every guest gets the wrong one.",
            menu(),
            |sources| async move { three_guests(&sources).await },
        ),
        Scene::new(
            "as_they_come",
            "Whatever is ready first is on the table first.",
            menu(),
            |sources| async move { as_they_come(&sources).await },
        ),
        Scene::new(
            "from_gather",
            "The same 3 s, and every plate goes to the guest who asked for it.",
            menu(),
            |sources| async move { from_gather(&sources).await },
        ),
        Scene::new(
            "borrow_held",
            "The rice holds the borrow while it waits. The dishes want it at 0 ms, find it taken, and panic.",
            chores(),
            |sources| async move { Ok::<_, FetchError>(countdown_held(&sources).await) },
        ),
    ]
}

fn chores() -> Cast {
    Cast::new([Service::new("rice", secs(2.0)), Service::new("dishes", secs(1.0))])
}

fn profile() -> Service {
    Service::new("profile", secs(1.0))
}

fn orders() -> Service {
    Service::new("orders", secs(1.5))
}

/// Three wishes whose order of arrival is neither that of the list nor its reverse.
fn menu() -> Cast {
    Cast::new([
        Service::new("soup", secs(3.0)),
        Service::new("salad", secs(1.0)),
        Service::new("bread", secs(2.0)),
    ])
}
