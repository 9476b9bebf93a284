//! `join!` gives a tuple of `Result`s, and a tuple has nothing for `?` to open.

use stage::{FetchError, Source, fetch};

async fn dashboard(profile: &Source, orders: &Source) -> Result<String, FetchError> {
    let (profile, orders) = tokio::join!(fetch(profile), fetch(orders))?;
    Ok(format!("{profile} + {orders}"))
}

fn main() {
    let _ = dashboard;
}
