//! Two ways lead to the end, and the longer one counts.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    std::cmp::max(toast + tea, toast + eggs)
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
