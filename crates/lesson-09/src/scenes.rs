//! The lesson's functions with the sources they are played with.

use stage::{Cast, FetchError, Scene, Service, secs};

use crate::door::{by_hand, by_hand_with_two_tokens, cafe};
use crate::kitchen::{guarded, report, told, trusting};
use crate::{evening, tables, umbrella};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "evening",
            "The body has its value at 1 s. The block ends at 3 s, with the last child.",
            Cast::new([
                Service::new("floor", secs(2.0)),
                Service::new("stove", secs(3.0)),
                Service::new("till", secs(1.0)),
            ]),
            |mut sources| async move {
                let till = sources.pop().expect("the till is the last source");
                evening(sources, &till).await
            },
        ),
        Scene::new(
            "floor_fails",
            "One error at 2 s ends all: the stove, which is a sibling, and the till, which the body waits for.",
            Cast::new([
                Service::new("tables", secs(1.0)),
                Service::new("floor", secs(2.0)).failing(),
                Service::new("stove", secs(4.0)),
                Service::new("till", secs(3.0)),
            ]),
            |mut sources| async move {
                let till = sources.pop().expect("the till is the last source");
                evening(sources, &till).await
            },
        ),
        Scene::new(
            "tables",
            "The body ends at 0 ms and each table leaves dishes behind. The group ends with the last of them.",
            Cast::new([
                Service::new("window", secs(1.0)),
                Service::new("plates", secs(2.0)),
                Service::new("corner", secs(2.0)),
                Service::new("glasses", secs(3.0)),
            ]),
            |sources| async move {
                let (all, _) = sources.as_chunks::<2>();
                tables(all.to_vec()).await
            },
        ),
        Scene::new(
            "umbrella",
            "The hall has it at 2 s. The search is stopped, and nobody has failed.",
            Cast::new([
                Service::new("cellar", secs(4.0)),
                Service::new("hall", secs(2.0)),
                Service::new("yard", secs(3.0)),
            ]),
            |sources| async move { umbrella(sources).await },
        ),
        Scene::new(
            "trusting",
            "The alarm ends the group at 2 s. The cook is dropped where he waits, and never comes to his knives.",
            kitchen(),
            |sources| async move { trusting(sources[0].clone(), sources[1].clone(), &sources[2]).await },
        ),
        Scene::new(
            "guarded",
            "The destructor spawns, and the knives are put away: a second after the group has ended.",
            kitchen(),
            |sources| async move { guarded(sources[0].clone(), sources[1].clone(), &sources[2]).await },
        ),
        Scene::new(
            "told",
            "The cook hears the stop at 2 s and puts the knives away. The group ends when he is done, a second before its grace.",
            kitchen(),
            |sources| async move { told(sources[0].clone(), sources[1].clone(), &sources[2]).await },
        ),
        Scene::new(
            "report",
            "The alarm's error comes first, that of the knives a second later. Both are told when all have ended.",
            Cast::new([
                Service::new("soup", secs(5.0)),
                Service::new("knives", secs(1.0)).failing(),
                Service::new("alarm", secs(2.0)).failing(),
            ]),
            |sources| async move {
                report(sources[0].clone(), sources[1].clone(), &sources[2]).await;
                Ok::<_, FetchError>(())
            },
        ),
        Scene::new(
            "by_hand",
            "The bell at 2.5 s ends the queue at the door. At 4.5 s the caller gives up waiting, and Ben's task goes on.",
            door(),
            |mut sources| async move {
                let bell = sources.pop().expect("the bell is the last source");
                by_hand(sources, &bell).await
            },
        ),
        Scene::new(
            "by_hand_with_two_tokens",
            "A second token stops whoever is inside after the grace.",
            door(),
            |mut sources| async move {
                let bell = sources.pop().expect("the bell is the last source");
                by_hand_with_two_tokens(sources, &bell).await
            },
        ),
        Scene::new(
            "cafe",
            "The bell stops the group. Guests have until 4.5 s, the end of the grace: Cleo makes it, Ben does not, Dan was not let in.",
            door(),
            |mut sources| async move {
                let bell = sources.pop().expect("the bell is the last source");
                cafe(sources, bell).await
            },
        ),
    ]
}

fn kitchen() -> Cast {
    Cast::new([
        Service::new("soup", secs(5.0)),
        Service::new("knives", secs(1.0)),
        Service::new("alarm", secs(2.0)).failing(),
    ])
}

/// A guest comes each second; none ends with the bell or with the grace.
fn door() -> Cast {
    Cast::new([
        Service::new("Ann", secs(1.0)),
        Service::new("Ben", secs(5.0)),
        Service::new("Cleo", secs(2.0)),
        Service::new("Dan", secs(1.0)),
        Service::new("bell", secs(2.5)),
    ])
}
