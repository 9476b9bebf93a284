//! The same join, as a function of the crate `futures`.

use stage::prelude::*;

pub async fn @NAME@(pair: [&Source; 2]) -> Result<[String; 2], FetchError> {
    let (first, second) = futures::future::join(fetch(pair[0]), fetch(pair[1])).await;
    Ok([first?, second?])
}

include!("../../../../exercises/lesson-@NN@/checks/@NAME@.rs");
