//! The lesson's functions with the sources they are played with.

use std::collections::HashMap;

use gather::ReturnWhen;
use stage::{Cast, FetchError, Scene, Service, Source, fetch, millis, secs};
use tokio::sync::mpsc::{Receiver, channel};

use crate::{any_player, by_eight, cut_off, door, first_good, party, shoes, until, with_spares};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    let mut scenes = waits();
    scenes.extend(selects());
    scenes
}

fn waits() -> Vec<Scene> {
    vec![
        Scene::new(
            "party",
            "At 1 s one is done. At 2.5 s two are done at once: they had ended while the table was laid.",
            Cast::new([
                Service::new("juice", secs(1.0)),
                Service::new("music", secs(2.0)),
                Service::new("cake", secs(2.2)),
                Service::new("chairs", secs(4.0)),
                Service::new("table", secs(1.5)),
            ]),
            |sources| async move {
                let (table, errands) = sources.split_last().expect("a table");
                party(errands, table).await
            },
        ),
        Scene::new(
            "first_completed",
            "The first rule: at 1 s one has ended, and three are pending.",
            errands(),
            |sources| async move {
                Ok::<_, FetchError>(until(&sources, ReturnWhen::FirstCompleted).await)
            },
        ),
        Scene::new(
            "first_error",
            "The second rule: at 2 s the music fails. The juice is done as well.",
            errands(),
            |sources| async move {
                let rule = ReturnWhen::FirstError(Result::is_err);
                Ok::<_, FetchError>(until(&sources, rule).await)
            },
        ),
        Scene::new(
            "all_completed",
            "The third rule: at 4 s all have ended, and one of them with an error.",
            errands(),
            |sources| async move {
                Ok::<_, FetchError>(until(&sources, ReturnWhen::AllCompleted).await)
            },
        ),
        Scene::new(
            "cut_off",
            "At 2.5 s the limit drops the wait and what it had collected. No task is harmed, but two results are lost.",
            good_errands(),
            |sources| async move { Ok::<_, FetchError>(cut_off(&sources).await) },
        ),
        Scene::new(
            "by_eight",
            "At 2.5 s the wait returns the two that it has. The others go on, and the second wait has them.",
            good_errands(),
            |sources| async move { Ok::<_, FetchError>(by_eight(&sources).await) },
        ),
        Scene::new(
            "with_spares",
            "The music fails at 2 s, and the band is asked at once. At 3.5 s nobody is pending.",
            Cast::new([
                Service::new("juice", secs(1.0)),
                Service::new("music", secs(2.0)).failing(),
                Service::new("cake", secs(3.0)),
                Service::new("band", secs(1.5)),
            ]),
            |sources| async move {
                let spares = HashMap::from([("music".to_owned(), sources[3].clone())]);
                with_spares(&sources[..3], spares).await
            },
        ),
        Scene::new(
            "first_good",
            "The phone is first and has no song. The radio has one, and the band is stopped.",
            Cast::new([
                Service::new("phone", secs(1.0)).failing(),
                Service::new("radio", secs(2.0)),
                Service::new("band", secs(3.0)),
            ]),
            |sources| async move { Ok::<_, FetchError>(first_good(&sources).await) },
        ),
        Scene::new(
            "any_player",
            "Each failure leaves two, then one, then none to hope for: the last error in time is the one that you get.",
            Cast::new([
                Service::new("phone", secs(1.0)).failing(),
                Service::new("band", secs(3.0)).failing(),
                Service::new("radio", secs(2.0)).failing(),
            ]),
            |sources| async move { any_player(&sources).await },
        ),
    ]
}

fn selects() -> Vec<Scene> {
    vec![
        Scene::new(
            "pack",
            "The bell at 1.5 s drops the pair that is being made, and the left boot is in it. Then nothing fits any more.",
            belt_of_shoes(),
            |sources| async move {
                shoes::pack(belt(&sources)).await;
                Ok::<_, FetchError>(())
            },
        ),
        Scene::new(
            "with_a_table",
            "The bell drops the future, but the shoe lies on the table, outside of it.",
            belt_of_shoes(),
            |sources| async move {
                shoes::with_a_table(belt(&sources)).await;
                Ok::<_, FetchError>(())
            },
        ),
        Scene::new(
            "pinned",
            "The bell drops a loan. The future that packs is the same from the first shoe to the last.",
            belt_of_shoes(),
            |sources| async move {
                shoes::pinned(belt(&sources)).await;
                Ok::<_, FetchError>(())
            },
        ),
        Scene::new(
            "rounds",
            "Three rounds at 0 ms: whoever asks an empty set has an answer at once.",
            one_guest(),
            |sources| async move {
                door::rounds(orders(&sources[..1], &sources[1..])).await;
                Ok::<_, FetchError>(())
            },
        ),
        Scene::new(
            "serve",
            "The loop waits for the guest until 1 s, and for the coffee until 3 s.",
            one_guest(),
            |sources| async move {
                door::serve(orders(&sources[..1], &sources[1..])).await;
                Ok::<_, FetchError>(())
            },
        ),
        Scene::new(
            "evening",
            "At 3 s three of the four have ended long ago, and the set has all four.",
            an_evening(),
            |sources| async move {
                door::evening(late_order(&sources)).await;
                Ok::<_, FetchError>(())
            },
        ),
        Scene::new(
            "cleared",
            "When the water is ordered, who has ended is taken out first. Then the set is dropped, and the water in it.",
            an_evening(),
            |sources| async move {
                door::cleared(late_order(&sources)).await;
                Ok::<_, FetchError>(())
            },
        ),
    ]
}

/// What is to be brought before eight.
fn errands() -> Cast {
    Cast::new([
        Service::new("juice", secs(1.0)),
        Service::new("music", secs(2.0)).failing(),
        Service::new("cake", secs(3.0)),
        Service::new("chairs", secs(4.0)),
    ])
}

fn good_errands() -> Cast {
    Cast::new([
        Service::new("juice", secs(1.0)),
        Service::new("music", secs(2.0)),
        Service::new("cake", secs(3.0)),
        Service::new("chairs", secs(4.0)),
    ])
}

fn belt_of_shoes() -> Cast {
    Cast::new([
        Service::new("boot-left", secs(1.0)),
        Service::new("boot-right", secs(2.0)),
        Service::new("clog-left", secs(2.4)),
        Service::new("clog-right", secs(2.8)),
    ])
}

/// Each shoe comes along when its source answers.
fn belt(shoes: &[Source]) -> Receiver<String> {
    let (lay, belt) = channel(8);
    for shoe in shoes.iter().cloned() {
        let lay = lay.clone();
        tokio::spawn(async move {
            if let Ok(shoe) = fetch(shoe).await {
                // Nobody packs any more: the shoe stays where it is.
                _ = lay.send(shoe).await;
            }
        });
    }
    belt
}

fn one_guest() -> Cast {
    Cast::new([Service::new("guest", secs(1.0)), Service::new("coffee", secs(2.0))])
}

/// One guest after the other orders a drink, and then no more come.
fn orders(guests: &[Source], drinks: &[Source]) -> Receiver<Source> {
    let (order, orders) = channel(8);
    let guests: Vec<_> = guests.iter().cloned().zip(drinks.iter().cloned()).collect();
    tokio::spawn(async move {
        for (guest, drink) in guests {
            if fetch(guest).await.is_ok() {
                // Nobody serves any more: the guest goes away.
                _ = order.send(drink).await;
            }
        }
    });
    orders
}

fn an_evening() -> Cast {
    Cast::new([
        Service::new("coffee", secs(1.0)),
        Service::new("tea", secs(1.5)),
        Service::new("juice", millis(500)),
        Service::new("water", millis(250)),
        Service::new("guest", secs(3.0)),
    ])
}

/// Three drinks are ordered at once, and the fourth by a guest who comes late.
fn late_order(sources: &[Source]) -> Receiver<Source> {
    let (order, orders) = channel(8);
    let (guest, drinks) = sources.split_last().expect("a guest");
    let (guest, drinks) = (guest.clone(), drinks.to_vec());
    tokio::spawn(async move {
        let (last, first) = drinks.split_last().expect("a drink");
        for drink in first {
            _ = order.send(drink.clone()).await;
        }
        if fetch(guest).await.is_ok() {
            _ = order.send(last.clone()).await;
        }
    });
    orders
}
