//! What has to be put away when a group is stopped, and needs an `.await` for that.

use std::time::Duration;

use gather::task_group;
use stage::{FetchError, Source, fetch};
use tracing::info;

use crate::{Closed, tell};

/// The trap: the cook means to put the knives away however the soup ends.
///
/// # Errors
/// The errors of the group; the alarm's stops it.
// ANCHOR: trusting
pub async fn trusting(soup: Source, knives: Source, alarm: &Source) -> Closed<()> {
    task_group(async |group| {
        group.spawn(cook(soup, knives));
        fetch(alarm).await?;
        Ok(())
    })
    .await
}
// ANCHOR_END: trusting

// ANCHOR: cook
async fn cook(soup: Source, knives: Source) -> Result<(), FetchError> {
    let served = fetch(soup).await;
    put_away(knives).await?;
    served.map(drop)
}

async fn put_away(knives: Source) -> Result<(), FetchError> {
    let knives = fetch(knives).await?;
    info!("{knives} away");
    Ok(())
}
// ANCHOR_END: cook

/// The second trap: a destructor cannot wait, and what it spawns belongs to nobody.
///
/// # Errors
/// The errors of the group; the alarm's stops it.
pub async fn guarded(soup: Source, knives: Source, alarm: &Source) -> Closed<()> {
    task_group(async |group| {
        group.spawn(cook_with_a_guard(soup, knives));
        fetch(alarm).await?;
        Ok(())
    })
    .await
}

// ANCHOR: guarded
struct Knives(Source);

impl Drop for Knives {
    fn drop(&mut self) {
        tokio::spawn(put_away(self.0.clone()));
    }
}

async fn cook_with_a_guard(soup: Source, knives: Source) -> Result<(), FetchError> {
    let _knives = Knives(knives);
    fetch(soup).await?;
    Ok(())
}
// ANCHOR_END: guarded

/// The repair: the cook is told, and has a grace.
///
/// # Errors
/// The errors of the group, those of putting away too.
// ANCHOR: told
pub async fn told(soup: Source, knives: Source, alarm: &Source) -> Closed<()> {
    task_group(async |group| {
        group.set_grace(Duration::from_secs(2));
        group.spawn(cook_who_listens(soup, knives, group.cancelled()));
        fetch(alarm).await?;
        Ok(())
    })
    .await
}

async fn cook_who_listens(
    soup: Source,
    knives: Source,
    stopped: impl Future<Output = ()>,
) -> Result<(), FetchError> {
    let served = tokio::select! {
        biased;
        served = fetch(soup) => served.map(drop),
        () = stopped => Ok(()),
    };
    put_away(knives).await?;
    served
}
// ANCHOR_END: told

/// [`told`], and what came of it, said line by line.
pub async fn report(soup: Source, knives: Source, alarm: &Source) {
    tell(told(soup, knives, alarm).await);
}
