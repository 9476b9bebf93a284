//! The calls start nothing, so the toast comes first, and the other two overlap behind it.

use std::time::Duration;

pub fn predict(tea: Duration, toast: Duration, eggs: Duration) -> Duration {
    toast + tea.max(eggs)
}

include!("../../exercises/lesson-01/checks/predict.rs");
