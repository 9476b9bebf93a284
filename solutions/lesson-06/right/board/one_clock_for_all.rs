//! One sleep beside the futures, and whichever is ready first.

use std::pin::pin;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn board(services: &[Source]) -> Vec<String> {
    let mut bell = pin!(tokio::time::sleep(Duration::from_secs(2)));
    let ask = async |(place, service)| (place, fetch::<&Source>(service).await);
    let mut asking: FuturesUnordered<_> = services.iter().enumerate().map(ask).collect();
    let mut answers = Vec::new();
    loop {
        tokio::select! {
            biased;
            next = asking.next() => match next {
                Some((place, Ok(answer))) => answers.push((place, answer)),
                Some((_, Err(_))) => {}
                None => break,
            },
            () = &mut bell => break,
        }
    }
    answers.sort_by_key(|(place, _)| *place);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

include!("../../../../exercises/lesson-06/checks/board.rs");
