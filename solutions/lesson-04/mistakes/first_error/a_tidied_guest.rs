//! Refused with: and it is the order of
//! Breaks: error
//! Against: the guest whose order has failed, and the error.
//!
//! Who tidies names tells of somebody who has ordered nothing.

use futures::TryStreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let served = async |(place, (guest, dish)): (usize, &(String, Source))| match fetch(
        dish.clone(),
    )
    .await
    {
        Ok(answer) => Ok((place, answer)),
        Err(error) => Err((guest.trim().to_owned(), error)),
    };
    let ended: FuturesUnordered<_> = orders.iter().enumerate().map(served).collect();
    let mut answers: Vec<(usize, String)> = ended.try_collect().await?;
    answers.sort();
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
