//! The lesson's functions with the sources they are played with.

use stage::{Cast, Scene, Service, secs};

use crate::{as_they_come, dashboard, dashboard_joined, from_a_set, from_gather, kitchen};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "kitchen",
            "The dishes are done first, but the rice is first in the results: it was first on the list.",
            Cast::new([Service::new("rice", secs(2.0)), Service::new("dishes", secs(1.0))]),
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
            "joined_page_fails",
            "With join! the error is there at 1 s as well, and the caller sees it at 1.5 s, when the orders have ended.",
            Cast::new([profile().failing(), orders()]),
            |sources| async move { dashboard_joined(&sources[0], &sources[1]).await },
        ),
        Scene::new(
            "from_a_set",
            "All plates come in 3 s, but in the order in which they were ready: every guest gets the wrong one.",
            menu(),
            |sources| async move { from_a_set(&sources).await },
        ),
        Scene::new(
            "as_they_come",
            "Whatever is ready first is on the table first.",
            menu(),
            |sources| async move { as_they_come(&sources).await },
        ),
        Scene::new(
            "from_gather",
            "The same 3 s, and every plate goes to the guest who ordered it.",
            menu(),
            |sources| async move { from_gather(&sources).await },
        ),
        Scene::new(
            "nobody_orders",
            "There is nobody to wait for: the caller has its list, an empty one, at 0 ms.",
            Cast::default(),
            |sources| async move { from_gather(&sources).await },
        ),
    ]
}

fn profile() -> Service {
    Service::new("profile", secs(1.0))
}

fn orders() -> Service {
    Service::new("orders", secs(1.5))
}

/// Three orders whose order of arrival is neither the order of the list nor its reverse.
fn menu() -> Cast {
    Cast::new([
        Service::new("soup", secs(3.0)),
        Service::new("salad", secs(1.0)),
        Service::new("bread", secs(2.0)),
    ])
}
