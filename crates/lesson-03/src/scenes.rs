//! The lesson's functions with the sources they are played with.

use stage::{Cast, Scene, Service, secs};

use crate::{completion_order, dashboard, input_order, kitchen};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "dashboard",
            "Two waits overlap: the page is ready when the slower source answers, at 1.5 s and not at 2.5 s.",
            Cast::new([Service::new("profile", secs(1.0)), Service::new("orders", secs(1.5))]),
            |sources| async move { dashboard(&sources[0], &sources[1]).await },
        ),
        Scene::new(
            "kitchen",
            "The dishes are done first, but the rice is first in the results: it was first on the list.",
            Cast::new([Service::new("rice", secs(2.0)), Service::new("dishes", secs(1.0))]),
            |sources| async move { kitchen(sources).await },
        ),
        Scene::new(
            "completion_order",
            "All plates come in 3 s, but in the order in which they were ready: every guest gets the wrong one.",
            menu(),
            |sources| async move { completion_order(&sources).await },
        ),
        Scene::new(
            "input_order",
            "The same 3 s, and every plate goes to the guest who ordered it.",
            menu(),
            |sources| async move { input_order(&sources).await },
        ),
    ]
}

/// Three orders whose order of arrival is neither the order of the list nor its reverse.
fn menu() -> Cast {
    Cast::new([
        Service::new("soup", secs(3.0)),
        Service::new("salad", secs(1.0)),
        Service::new("bread", secs(2.0)),
    ])
}
