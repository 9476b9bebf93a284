//! A belt of shoes and a bell: what a `select!` drops, and two ways to keep it.

use std::pin::pin;
use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, interval_at};
use tracing::info;

/// From one ring of the bell to the next.
pub const BELL: Duration = Duration::from_millis(1500);

/// The trap: at each ring the branch that lost is dropped, with the shoe that it held.
// ANCHOR: pack
pub async fn pack(mut belt: Receiver<String>) {
    let mut bell = interval_at(Instant::now() + BELL, BELL);
    loop {
        tokio::select! {
            biased;
            made = pair(&mut belt) => match made {
                Some((left, right)) => info!("{left} and {right}"),
                None => break,
            },
            _ = bell.tick() => info!("the bell rings"),
        }
    }
}

async fn pair(belt: &mut Receiver<String>) -> Option<(String, String)> {
    let left = belt.recv().await?;
    let right = belt.recv().await?;
    Some((left, right))
}
// ANCHOR_END: pack

/// The first repair: the shoe in hand lies outside of the future that is dropped.
pub async fn with_a_table(mut belt: Receiver<String>) {
    let mut bell = interval_at(Instant::now() + BELL, BELL);
    // ANCHOR: with_a_table
    let mut table = None;
    loop {
        tokio::select! {
            biased;
            made = pair_on(&mut table, &mut belt) => match made {
                Some((left, right)) => info!("{left} and {right}"),
                None => break,
            },
            _ = bell.tick() => info!("the bell rings"),
        }
    }
    // ANCHOR_END: with_a_table
}

// ANCHOR: pair_on
async fn pair_on(
    table: &mut Option<String>,
    belt: &mut Receiver<String>,
) -> Option<(String, String)> {
    if table.is_none() {
        *table = Some(belt.recv().await?);
    }
    let right = belt.recv().await?;
    let left = table.take()?;
    Some((left, right))
}
// ANCHOR_END: pair_on

/// The second repair: one future for all pairs, polled by reference, so that no ring drops it.
// ANCHOR: pinned
pub async fn pinned(mut belt: Receiver<String>) {
    let mut packing = pin!(async {
        while let Some((left, right)) = pair(&mut belt).await {
            info!("{left} and {right}");
        }
    });
    let mut bell = interval_at(Instant::now() + BELL, BELL);
    loop {
        tokio::select! {
            biased;
            () = &mut packing => break,
            _ = bell.tick() => info!("the bell rings"),
        }
    }
}
// ANCHOR_END: pinned
