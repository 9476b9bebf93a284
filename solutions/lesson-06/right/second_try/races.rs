//! A race of the tries against one sleep, with a shorter one inside.

use std::time::Duration;

use stage::prelude::*;
use tokio::time::sleep;

pub async fn second_try(shop: &Source, spare: &Source) -> Option<String> {
    let tries = async {
        let first = tokio::select! {
            biased;
            answer = fetch(shop) => answer.ok(),
            () = sleep(Duration::from_secs(2)) => None,
        };
        match first {
            Some(answer) => Some(answer),
            None => fetch(spare).await.ok(),
        }
    };
    tokio::select! {
        biased;
        answer = tries => answer,
        () = sleep(Duration::from_secs(3)) => None,
    }
}

include!("../../../../exercises/lesson-06/checks/second_try.rs");
