//! The lesson's functions with the sources they are played with.

use stage::{Cast, Scene, Service, secs};

use crate::first_scene;

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "first_scene",
            "TODO: what there is to see, in one sentence.",
            Cast::new([Service::new("tea", secs(2.0)), Service::new("toast", secs(1.0))]),
            |sources| async move { first_scene(&sources).await },
        ),
    ]
}
