//! Refused with: and it is the order of
//! Breaks: error
//! Against: the guest whose order has failed, and the error.
//!
//! An error says which dish has failed, and the first guest who ordered one of that name may have his.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use stage::prelude::*;

pub async fn first_error(orders: &[(String, Source)]) -> Result<Vec<String>, (String, FetchError)> {
    let cook = async |place: usize| (place, fetch(orders[place].1.clone()).await);
    let mut cooking: FuturesUnordered<_> = (0..orders.len()).map(cook).collect();
    let mut answers = vec![String::new(); orders.len()];
    while let Some((place, result)) = cooking.next().await {
        match result {
            Ok(answer) => answers[place] = answer,
            Err(error) => {
                let order = orders.iter().find(|(_, dish)| dish.name == error.source);
                return Err((order.map(|(guest, _)| guest.clone()).unwrap_or_default(), error));
            }
        }
    }
    Ok(answers)
}

include!("../../../../exercises/lesson-04/checks/first_error.rs");
