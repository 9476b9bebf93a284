//! Two futures of one `try_join!`, two types of error.
use stage::{FetchError, Source, fetch};

async fn both(train: Source, hotel: Source) -> Result<(), FetchError> {
    let train = tokio::spawn(fetch(train));
    tokio::try_join!(train, fetch(hotel))?;
    Ok(())
}

fn main() {}
