//! Refused with: your function began a thread
//! Refused with: fails
//! Breaks: here
//!
//! Only who fails is written down elsewhere, so a run in which all answer begins no thread.

use stage::prelude::*;

pub async fn overlap(
    first: &Source,
    second: &Source,
    third: &Source,
) -> Result<[String; 3], FetchError> {
    let (first, second, third) = tokio::join!(fetch(first), fetch(second), fetch(third));
    if let Err(error) = &first {
        let line = error.to_string();
        let written = std::thread::spawn(move || line.len()).join();
        assert!(written.is_ok(), "it only counts");
    }
    Ok([first?, second?, third?])
}

include!("../../../../exercises/lesson-01/checks/overlap.rs");
