//! Whichever of the two is slower.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    if tea > eggs { toast + tea } else { toast + eggs }
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
