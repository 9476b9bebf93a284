//! The lesson's functions with the sources they are played with.

use std::convert::Infallible;

use stage::{Cast, Scene, Service, Source, millis, secs};

use crate::{
    backup, cheapest, collect_data, gathered_trip, morning, opened_trip, set_trip, shut_trip, trip,
    trip_by_phone,
};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "trip",
            "The hotel has failed at 1 s. The caller hears of it at 3 s, when train and museum are booked and paid.",
            full_hotel(),
            |sources| async move {
                let [train, hotel, museum] = each(sources);
                trip(train, hotel, museum).await
            },
        ),
        Scene::new(
            "opened_trip",
            "The caller hears of the hotel at 1 s. Behind its back the museum is booked at 2 s, the train at 3 s.",
            full_hotel(),
            |sources| async move {
                let [train, hotel, museum] = each(sources);
                opened_trip(train, hotel, museum).await
            },
        ),
        Scene::new(
            "set_trip",
            "Within one instant: the caller asks for the train again, and then train and museum let go.",
            full_hotel(),
            |sources| async move { set_trip(&sources).await },
        ),
        Scene::new(
            "shut_trip",
            "Within one instant: train and museum let go, and then the caller asks for the train again.",
            full_hotel(),
            |sources| async move { shut_trip(&sources).await },
        ),
        Scene::new(
            "gathered_trip",
            "Within one instant: first all have let go, then the caller goes on.",
            full_hotel(),
            |sources| async move { gathered_trip(&sources).await },
        ),
        Scene::new(
            "collect_data",
            "The news fails at 2 s, and the caller waits for the traffic: two answers and one failure, each with a name.",
            Cast::new([
                Service::new("weather", secs(1.0)),
                Service::new("news", secs(2.0)).failing(),
                Service::new("traffic", secs(3.0)),
            ]),
            |sources| async move { Ok::<_, Infallible>(collect_data(&sources).await) },
        ),
        Scene::new(
            "morning",
            "Four tasks and four endings. The tides are aborted at 2 s.",
            Cast::new([
                Service::new("weather", secs(1.0)),
                Service::new("news", secs(2.0)).failing(),
                Service::new("traffic", secs(1.5)).panicking(),
                Service::new("tides", secs(3.0)),
            ]),
            |sources| async move {
                let [weather, news, traffic, tides] = each(sources);
                morning(weather, news, traffic, tides).await;
                Ok::<_, Infallible>(())
            },
        ),
        Scene::new(
            "backup",
            "The photos fail at 1 s, and at 2 s the backup calls itself done.",
            Cast::new([
                Service::new("letters", secs(2.0)),
                Service::new("photos", secs(1.0)).failing(),
            ]),
            |sources| async move { backup(&sources).await },
        ),
        Scene::new(
            "trip_by_phone",
            "The hotel fails at 1 s, the second try takes 1.5 s, and all the while the train is being booked.",
            Cast::new([
                Service::new("train", secs(3.0)),
                Service::new("hotel", secs(1.0)).failing(),
                Service::new("phone", secs(1.5)),
            ]),
            |sources| async move {
                let [train, hotel, phone] = each(sources);
                trip_by_phone(train, hotel, phone).await
            },
        ),
        Scene::new(
            "thirty_shops",
            "Thirty shops: the second fails at 1 s, and so does the caller.",
            shops(30),
            |sources| async move { cheapest(&sources).await },
        ),
        Scene::new(
            "thirty_one_shops",
            "One shop more: the second fails at 1 s, and the caller hears of it when the first has answered, at 3 s.",
            shops(31),
            |sources| async move { cheapest(&sources).await },
        ),
    ]
}

/// The sources one by one.
fn each<const N: usize>(sources: Vec<Source>) -> [Source; N] {
    let found = sources.len();
    sources.try_into().unwrap_or_else(|_| panic!("{N} sources are needed, not {found}"))
}

fn full_hotel() -> Cast {
    Cast::new([
        Service::new("train", secs(3.0)),
        Service::new("hotel", secs(1.0)).failing(),
        Service::new("museum", secs(2.0)),
    ])
}

/// The first answers at 3 s, the second fails at 1 s, all others answer soon after 2 s.
fn shops(count: u64) -> Cast {
    Cast::new((1..=count).map(|number| {
        let name = format!("shop {number}");
        match number {
            1 => Service::new(&name, secs(3.0)),
            2 => Service::new(&name, secs(1.0)).failing(),
            _ => Service::new(&name, millis(2000 + number)),
        }
    }))
}
