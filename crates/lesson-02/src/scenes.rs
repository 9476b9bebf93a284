//! The lesson's functions with the sources they are played with.

use stage::{Cast, Scene, Service, Source, secs};

use crate::slate::{one_slate, tokios_slate};
use crate::{helper_and_sums, kept_handle, shop, shop_by_list, to_the_post};

/// Every scene of the lesson, in the order in which the chapter shows them.
pub fn scenes() -> Vec<Scene> {
    vec![
        Scene::new(
            "shop",
            "All errands overlap and take 4 s in all, but the fruit, there after 1 s, is unpacked at 4 s.",
            shopping_list(),
            |sources| async move {
                let [bread, meat, fruit] = each(sources);
                shop(bread, meat, fruit).await
            },
        ),
        Scene::new(
            "shop_by_list",
            "The map spawns a helper when the loop asks for one, and the loop asks when it has unpacked: 7 s.",
            shopping_list(),
            |sources| async move { shop_by_list(sources).await },
        ),
        Scene::new(
            "to_the_post",
            "The caller is home at 1 s; the letter fails at 3 s, and nobody hears of it.",
            bread_and_letter(),
            |sources| async move {
                let [bread, letter] = each(sources);
                to_the_post(bread, letter).await
            },
        ),
        Scene::new(
            "kept_handle",
            "The letter's task panics at 500 ms; the caller, whose bread comes first, hears of it at 1 s.",
            Cast::new([
                Service::new("bread", secs(1.0)),
                Service::new("letter", secs(0.5)).panicking(),
            ]),
            |sources| async move {
                let [bread, letter] = each(sources);
                kept_handle(bread, letter).await
            },
        ),
        Scene::new(
            "helper_and_sums",
            "The task is spawned first, yet it starts only when its caller has to wait.",
            Cast::new([Service::new("bread", secs(3.0))]),
            |sources| async move {
                let [bread] = each(sources);
                helper_and_sums(bread).await
            },
        ),
        Scene::new(
            "one_slate",
            "Each helper locks the slate only to count, so all errands overlap: 4 s.",
            shopping_list(),
            |sources| async move {
                let [bread, meat, fruit] = each(sources);
                one_slate(bread, meat, fruit).await
            },
        ),
        Scene::new(
            "tokios_slate",
            "Whoever holds the slate keeps it for the whole errand, and the others wait for it: 2 + 4 + 1 = 7 s.",
            shopping_list(),
            |sources| async move {
                let [bread, meat, fruit] = each(sources);
                tokios_slate(bread, meat, fruit).await
            },
        ),
    ]
}

/// The sources one by one.
fn each<const N: usize>(sources: Vec<Source>) -> [Source; N] {
    let found = sources.len();
    sources.try_into().unwrap_or_else(|_| panic!("{N} sources are needed, not {found}"))
}

/// Three errands. The slowest stands between the others, and the last on the list is back first.
fn shopping_list() -> Cast {
    Cast::new([
        Service::new("bread", secs(2.0)),
        Service::new("meat", secs(4.0)),
        Service::new("fruit", secs(1.0)),
    ])
}

/// One errand of the caller's own, and one that fails when the caller is long home.
fn bread_and_letter() -> Cast {
    Cast::new([Service::new("bread", secs(1.0)), Service::new("letter", secs(3.0)).failing()])
}
