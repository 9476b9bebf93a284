//! Guests at the door, and a set of what is being served: an empty set, and one that nobody reads.

use stage::Source;
use tokio::sync::mpsc::Receiver;
use tokio::task::JoinSet;
use tracing::info;

use crate::{bring, good};

/// The trap: an empty set has its `None` ready at once, each time it is asked.
// ANCHOR: rounds
pub async fn rounds(mut orders: Receiver<Source>) {
    let mut serving = JoinSet::new();
    for _ in 0..3 {
        tokio::select! {
            biased;
            Some(drink) = orders.recv() => {
                serving.spawn(bring(drink));
            }
            served = serving.join_next() => {
                if let Some(served) = served {
                    good(served);
                }
            }
        }
    }
}
// ANCHOR_END: rounds

/// The repair: a `None` does not match, so the empty set is left out until there is something to do.
// ANCHOR: serve
pub async fn serve(mut orders: Receiver<Source>) {
    let mut serving = JoinSet::new();
    loop {
        tokio::select! {
            biased;
            Some(drink) = orders.recv() => {
                serving.spawn(bring(drink));
            }
            Some(served) = serving.join_next() => {
                good(served);
            }
            else => break,
        }
    }
}
// ANCHOR_END: serve

/// The trap: nobody reads the set, so it keeps every task that has ended.
// ANCHOR: evening
pub async fn evening(mut orders: Receiver<Source>) {
    let mut serving = JoinSet::new();
    while let Some(drink) = orders.recv().await {
        serving.spawn(bring(drink));
    }
    info!("{} in the set", serving.len());
}
// ANCHOR_END: evening

/// The repair: who has ended is taken out whenever there is something new.
// ANCHOR: cleared
pub async fn cleared(mut orders: Receiver<Source>) {
    let mut serving = JoinSet::new();
    while let Some(drink) = orders.recv().await {
        while let Some(served) = serving.try_join_next() {
            good(served);
        }
        serving.spawn(bring(drink));
    }
    info!("{} in the set", serving.len());
}
// ANCHOR_END: cleared
