//! A list of stages: what is in one overlaps, the stages follow each other.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    let stages: [&[Duration]; 2] = [&[toast], &[tea, eggs]];
    stages.iter().filter_map(|stage| stage.iter().max()).sum()
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
