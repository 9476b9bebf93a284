//! An async function that calls itself.

use futures::future::try_join_all;
use stage::{FetchError, Source, fetch};
use tracing::info;

/// A parcel with parcels in it, to any depth.
// ANCHOR: Parcel
pub struct Parcel {
    /// What opens it.
    pub lid: Source,
    /// What is found in it.
    pub inside: Vec<Parcel>,
}
// ANCHOR_END: Parcel

/// Opens a parcel, then all that is inside, to the last one. Returns how many it were.
///
/// # Errors
/// The first error in time; all others are dropped.
// ANCHOR: open
pub async fn open(parcel: &Parcel) -> Result<usize, FetchError> {
    let opened = fetch(&parcel.lid).await?;
    info!("{opened} opened");
    let inside = parcel.inside.iter().map(open);
    let counts = try_join_all(inside).await?;
    Ok(1 + counts.iter().sum::<usize>())
}
// ANCHOR_END: open
