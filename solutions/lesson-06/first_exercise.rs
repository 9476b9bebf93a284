//! TODO: the idea, in one sentence.

use stage::prelude::*;

pub async fn first_exercise(pair: [&Source; 2]) -> Result<[String; 2], FetchError> {
    let (first, second) = tokio::join!(fetch(pair[0]), fetch(pair[1]));
    Ok([first?, second?])
}

include!("../../exercises/lesson-06/checks/first_exercise.rs");
