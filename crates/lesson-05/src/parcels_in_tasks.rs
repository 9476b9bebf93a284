//! A function that spawns itself, and owns what it has spawned.

use stage::fetch;
use tokio::task::JoinSet;

use crate::BoxError;
use crate::parcels::Parcel;

/// Opens a parcel, then all that is inside, each in a task of its own. Returns how many it were.
///
/// # Errors
/// The first error in time; every level takes its tasks along.
#[expect(clippy::manual_async_fn, reason = "an `async fn` that spawns itself does not compile")]
// ANCHOR: open
pub fn open(parcel: Parcel) -> impl Future<Output = Result<usize, BoxError>> + Send {
    async move {
        fetch(parcel.lid).await?;
        let mut inside = JoinSet::new();
        for inner in parcel.inside {
            inside.spawn(open(inner));
        }
        let mut count = 1;
        while let Some(opened) = inside.join_next().await {
            count += opened??;
        }
        Ok(count)
    }
}
// ANCHOR_END: open
