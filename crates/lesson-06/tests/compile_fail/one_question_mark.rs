use std::{error::Error, time::Duration};

use stage::{Source, fetch};
use tokio::time::timeout;

async fn price(shop: &Source) -> Result<String, Box<dyn Error>> {
    let price = timeout(Duration::from_secs(2), fetch(shop)).await?;
    Ok(price)
}

fn main() {}
