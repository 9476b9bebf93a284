//! As numbers with a point; what is lost is less than a nanosecond.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    Duration::from_secs_f64(toast.as_secs_f64() + f64::max(tea.as_secs_f64(), eggs.as_secs_f64()))
}

include!("../../../../exercises/lesson-01/checks/predict.rs");
