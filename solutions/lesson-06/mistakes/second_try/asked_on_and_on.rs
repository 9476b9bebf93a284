//! Refused with: times; 1 is wanted
//! Breaks: starts
//!
//! It asks the spare shop until it answers.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::timeout;

pub async fn second_try(shop: &Source, spare: &Source) -> Option<String> {
    let all = async {
        if let Ok(Ok(answer)) = timeout(Duration::from_secs(2), fetch(shop)).await {
            return answer;
        }
        for _ in 0..3 {
            if let Ok(answer) = fetch(spare).await {
                return answer;
            }
        }
        std::future::pending().await
    };
    timeout(Duration::from_secs(3), all).await.ok()
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
