//! The lesson's functions with the sources they are played with.

use std::collections::HashMap;

use stage::{Cast, FetchError, Scene, Service, Source, secs};

use crate::parcels::{self, Parcel};
use crate::{clear, flat, room_by_room, with_movers, with_sets};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "flat",
            "Four waits overlap. Each room ends with its slowest thing, and the flat with its slowest room.",
            Cast::new(things(false)),
            |sources| async move { flat(&sources[..2], &sources[2..]).await },
        ),
        Scene::new(
            "bed_breaks",
            "At 2 s one error ends the bedroom, and through it the flat. The kitchen is dropped, and the oven with it.",
            Cast::new(things(true)),
            |sources| async move { flat(&sources[..2], &sources[2..]).await },
        ),
        Scene::new(
            "room_by_room",
            "The same error ends the bedroom alone. The kitchen goes on, and the caller waits for it.",
            Cast::new(things(true)),
            |sources| async move {
                Ok::<_, FetchError>(room_by_room(&sources[..2], &sources[2..]).await)
            },
        ),
        Scene::new(
            "called_off",
            "At 1.5 s all is called off. Both teams are gone; their helpers are not, and nobody is left to stop them.",
            Cast::new(things(false).into_iter().chain([phone()])),
            |sources| async move {
                with_movers(sources[..2].to_vec(), sources[2..4].to_vec(), &sources[4]).await
            },
        ),
        Scene::new(
            "called_off_in_sets",
            "Called off once more, and every leaf is reached: each set that is dropped takes its tasks along.",
            Cast::new(things(false).into_iter().chain([phone()])),
            |sources| async move {
                with_sets(sources[..2].to_vec(), sources[2..4].to_vec(), &sources[4]).await
            },
        ),
        Scene::new(
            "clear",
            "The mirror joins the set at 1 s, and the loop waits for it as for the others.",
            Cast::new([
                Service::new("table", secs(2.0)),
                Service::new("wardrobe", secs(1.0)),
                Service::new("mirror", secs(1.5)),
            ]),
            |sources| async move {
                let behind = HashMap::from([("wardrobe".to_owned(), sources[2].clone())]);
                clear(sources[..2].to_vec(), behind).await
            },
        ),
        Scene::new(
            "parcels",
            "The tin waits for its jar and not for the basket: the end is that of the longest way down.",
            Cast::new([
                Service::new("crate", secs(1.0)),
                Service::new("basket", secs(2.0)),
                Service::new("jar", secs(1.5)),
                Service::new("tin", secs(1.0)),
            ]),
            |sources| async move { parcels::open(&parcel(&sources)).await },
        ),
    ]
}

/// Two things of the kitchen, two of the bedroom.
fn things(bed_breaks: bool) -> [Service; 4] {
    let bed = Service::new("bed", secs(2.0));
    [
        Service::new("plates", secs(1.0)),
        Service::new("oven", secs(3.0)),
        if bed_breaks { bed.failing() } else { bed },
        Service::new("books", secs(4.0)),
    ]
}

fn phone() -> Service {
    Service::new("phone", secs(1.5)).failing()
}

/// A crate with a basket and a jar in it; the tin is in the jar.
fn parcel(sources: &[Source]) -> Parcel {
    let holding = |place: usize, inside| Parcel { lid: sources[place].clone(), inside };
    holding(0, vec![holding(1, vec![]), holding(2, vec![holding(3, vec![])])])
}
