//! TODO: the idea, in one sentence.

use stage::prelude::*;

pub async fn @NAME@(pair: [&Source; 2]) -> Result<[String; 2], FetchError> {
    let (first, second) = tokio::join!(fetch(pair[0]), fetch(pair[1]));
    Ok([first?, second?])
}

include!("../../exercises/lesson-@NN@/checks/@NAME@.rs");
