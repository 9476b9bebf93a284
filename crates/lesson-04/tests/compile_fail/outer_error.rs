//! The first `?` opens the result of the task, whose error is a `JoinError`.
use stage::{FetchError, Source, fetch};

async fn book(hotel: Source) -> Result<String, FetchError> {
    let booked = tokio::spawn(fetch(hotel)).await??;
    Ok(booked)
}

fn main() {}
