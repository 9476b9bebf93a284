//! Refused with: your run took 3 s = 2 + 1: the fetches ran one after another
//! Breaks: resumes
//!
//! TODO: why it is tempting.

use stage::prelude::*;

pub async fn first_exercise(pair: [&Source; 2]) -> Result<[String; 2], FetchError> {
    Ok([fetch(pair[0]).await?, fetch(pair[1]).await?])
}

include!("../../../../exercises/lesson-06/checks/first_exercise.rs");
