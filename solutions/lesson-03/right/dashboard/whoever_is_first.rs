//! Whoever is first is put aside until the other is there.

use std::pin::pin;

use stage::prelude::*;

pub async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (mut profile, mut orders) = (pin!(fetch(profile)), pin!(fetch(orders)));
    let (profile, orders) = tokio::select! {
        first = &mut profile => (first, orders.await),
        first = &mut orders => (profile.await, first),
    };
    let mut line = profile?;
    line.push_str(": ");
    line.push_str(&orders?);
    Ok(line)
}

include!("../../../../exercises/lesson-03/checks/dashboard.rs");
