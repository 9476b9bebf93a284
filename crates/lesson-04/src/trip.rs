//! Bookings of one trip: if one fails, the others are worth nothing.

use stage::{FetchError, Source, fetch};
use tokio::task::{JoinHandle, JoinSet};
use tracing::info;

use crate::BoxError;

/// The trap: to `try_join!` a handle has failed if its task has panicked, and else not.
///
/// # Errors
/// The first in the order of the names, when all three have ended.
// ANCHOR: trip
pub async fn trip(train: Source, hotel: Source, museum: Source) -> Result<String, BoxError> {
    let (train, hotel, museum) = tokio::try_join!(
        tokio::spawn(book(train)),
        tokio::spawn(book(hotel)),
        tokio::spawn(book(museum)),
    )?;
    Ok(format!("{}, {}, {}", train?, hotel?, museum?))
}

async fn book(offer: Source) -> Result<String, FetchError> {
    let booked = fetch(offer).await?;
    info!("{booked} booked");
    Ok(booked)
}
// ANCHOR_END: trip

/// Both results are opened where `try_join!` looks. The tasks of the others run on.
///
/// # Errors
/// The first in time.
// ANCHOR: opened_trip
pub async fn opened_trip(train: Source, hotel: Source, museum: Source) -> Result<String, BoxError> {
    let (train, hotel, museum) = tokio::try_join!(
        opened(tokio::spawn(book(train))),
        opened(tokio::spawn(book(hotel))),
        opened(tokio::spawn(book(museum))),
    )?;
    Ok(format!("{train}, {hotel}, {museum}"))
}

async fn opened(task: JoinHandle<Result<String, FetchError>>) -> Result<String, BoxError> {
    Ok(task.await??)
}
// ANCHOR_END: opened_trip

// ANCHOR: seat
struct Seat(String);

impl Drop for Seat {
    fn drop(&mut self) {
        info!("{} let go", self.0);
    }
}

async fn reserve(offer: Source) -> Result<String, FetchError> {
    let _seat = Seat(offer.name.clone());
    fetch(offer).await
}
// ANCHOR_END: seat

/// A set that is dropped asks its tasks to go. What is awaited next begins before they do.
///
/// # Errors
/// That of the train, if it fails by itself as well.
// ANCHOR: set_trip
pub async fn set_trip(offers: &[Source]) -> Result<String, BoxError> {
    if reserve_all(offers).await.is_ok() {
        return Ok("all reserved".to_owned());
    }
    Ok(train_alone(&offers[0]).await?)
}

async fn train_alone(train: &Source) -> Result<String, FetchError> {
    info!("a seat, please");
    fetch(train).await
}

async fn reserve_all(offers: &[Source]) -> Result<(), BoxError> {
    let mut tasks = JoinSet::new();
    for offer in offers {
        tasks.spawn(reserve(offer.clone()));
    }
    while let Some(joined) = tasks.join_next().await {
        joined??;
    }
    Ok(())
}
// ANCHOR_END: set_trip

/// The same with a set that is shut down: nothing is held any more when the train is asked again.
///
/// # Errors
/// That of the train, if it fails by itself as well.
pub async fn shut_trip(offers: &[Source]) -> Result<String, BoxError> {
    if reserve_all_or_none(offers).await.is_ok() {
        return Ok("all reserved".to_owned());
    }
    Ok(train_alone(&offers[0]).await?)
}

// ANCHOR: shut_trip
async fn reserve_all_or_none(offers: &[Source]) -> Result<(), BoxError> {
    let mut tasks = JoinSet::new();
    for offer in offers {
        tasks.spawn(reserve(offer.clone()));
    }
    while let Some(joined) = tasks.join_next().await {
        if let Err(error) = joined? {
            tasks.shutdown().await;
            return Err(error.into());
        }
    }
    Ok(())
}
// ANCHOR_END: shut_trip

/// `try_gather` aborts the others and waits until they are gone.
///
/// # Errors
/// The first in time.
// ANCHOR: gathered_trip
pub async fn gathered_trip(offers: &[Source]) -> Result<Vec<String>, FetchError> {
    let reserved = gather::try_gather(offers.iter().cloned().map(reserve)).await;
    info!("all is known");
    reserved
}
// ANCHOR_END: gathered_trip

/// The hotel gets a second try, of which `try_join!` sees nothing.
///
/// # Errors
/// The first in time; of the hotel only the second.
// ANCHOR: trip_by_phone
pub async fn trip_by_phone(
    train: Source,
    hotel: Source,
    phone: Source,
) -> Result<String, FetchError> {
    let (train, hotel) = tokio::try_join!(book(train), twice(hotel, phone))?;
    Ok(format!("{train}, {hotel}"))
}

async fn twice(first: Source, second: Source) -> Result<String, FetchError> {
    match book(first).await {
        Ok(booked) => Ok(booked),
        Err(error) => {
            info!("{error}: once more");
            book(second).await
        }
    }
}
// ANCHOR_END: trip_by_phone
