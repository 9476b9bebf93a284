//! A program that closes: it takes no more, finishes what runs, and gives up after a grace.

use std::time::Duration;

use gather::task_group;
use stage::{FetchError, Source, fetch};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::info;

use crate::Closed;

/// How long guests may stay after the bell.
pub const GRACE: Duration = Duration::from_secs(2);

/// The trap: a tracker waits for its tasks, and has no way to stop them.
///
/// # Errors
/// When the bell fails, which closes as well.
// ANCHOR: by_hand
pub async fn by_hand(guests: Vec<Source>, bell: &Source) -> Result<(), FetchError> {
    let closing = CancellationToken::new();
    let inside = TaskTracker::new();
    let door = closing.run_until_cancelled(async {
        for guest in guests {
            inside.spawn(serve(guest));
            sleep(Duration::from_secs(1)).await;
        }
    });
    let ring = async {
        let rung = fetch(bell).await;
        closing.cancel();
        rung
    };
    let (_, rung) = tokio::join!(door, ring);
    inside.close();
    if timeout(GRACE, inside.wait()).await.is_err() {
        info!("still inside: {}", inside.len());
    }
    rung.map(drop)
}
// ANCHOR_END: by_hand

/// The repair by hand: whoever is inside listens to a second token.
///
/// # Errors
/// When the bell fails, which closes as well.
pub async fn by_hand_with_two_tokens(guests: Vec<Source>, bell: &Source) -> Result<(), FetchError> {
    let closing = CancellationToken::new();
    let out = CancellationToken::new();
    let inside = TaskTracker::new();
    let door = closing.run_until_cancelled(async {
        for guest in guests {
            let out = out.clone();
            // ANCHOR: second_token
            inside.spawn(async move { out.run_until_cancelled(serve(guest)).await });
            // ANCHOR_END: second_token
            sleep(Duration::from_secs(1)).await;
        }
    });
    let ring = async {
        let rung = fetch(bell).await;
        closing.cancel();
        rung
    };
    let (_, rung) = tokio::join!(door, ring);
    inside.close();
    // ANCHOR: turned_out
    if timeout(GRACE, inside.wait()).await.is_err() {
        out.cancel();
        inside.wait().await;
    }
    // ANCHOR_END: turned_out
    rung.map(drop)
}

/// The same door as a group: the body lets guests in, and the bell stops the group.
///
/// # Errors
/// The errors of the group: a guest's, or the bell's.
// ANCHOR: cafe
pub async fn cafe(guests: Vec<Source>, bell: Source) -> Closed<()> {
    task_group(async |group| {
        group.set_grace(GRACE);
        let closing = group.clone();
        group.spawn(async move {
            fetch(bell).await?;
            closing.cancel();
            Ok(())
        });
        for guest in guests {
            group.spawn(serve(guest));
            sleep(Duration::from_secs(1)).await;
        }
        Ok(())
    })
    .await
}
// ANCHOR_END: cafe

// ANCHOR: serve
async fn serve(guest: Source) -> Result<(), FetchError> {
    let guest = fetch(guest).await?;
    info!("{guest} is served");
    Ok(())
}
// ANCHOR_END: serve
