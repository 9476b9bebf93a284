//! Lesson 05: groups inside groups, and who stops when one fails or all is called off.
//!
//! A flat is emptied: each room has its things, and all the rooms are one move.
//!
//! - [`flat`]: a group of groups in the caller's task. The first error ends both levels.
//! - [`room_by_room`]: the outer level waits for each room, so an error ends one room alone.
//! - [`with_movers`]: a task a room and a task a thing, and the trap: handles at the inner level.
//! - [`with_sets`]: its repair, a set at each level.
//! - [`clear`]: a set that gets new tasks while it is read.
//! - [`parcels`]: an async function that calls itself, in a list at every level.
//! - [`parcels_in_tasks`]: the same with a task for each call.
//! - [`scenes`]: all of it that is played.

pub mod parcels;
pub mod parcels_in_tasks;
mod scenes;

use std::borrow::Borrow;
use std::collections::HashMap;
use std::error::Error;

use futures::future::try_join_all;
use stage::{FetchError, Source, fetch};
use tokio::task::JoinSet;
use tracing::{Instrument, info, instrument};

pub use scenes::scenes;

/// Any error that may go to another thread.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// Two rooms, a group each; the two are a group as well. All of it is one task.
///
/// # Errors
/// The first error in time, of whatever room.
// ANCHOR: flat
pub async fn flat(kitchen: &[Source], bedroom: &[Source]) -> Result<(), FetchError> {
    tokio::try_join!(room("kitchen", kitchen), room("bedroom", bedroom))?;
    info!("the flat is empty");
    Ok(())
}
// ANCHOR_END: flat

// The attribute is for the drawing: it makes a lane of each room.
#[instrument(name = "room", skip_all, ret, err, fields(lane = name))]
// ANCHOR: room
async fn room(name: &str, things: &[Source]) -> Result<(), FetchError> {
    try_join_all(things.iter().map(pack)).await?;
    info!("{name} is empty");
    Ok(())
}
// ANCHOR_END: room

/// The same two rooms, but the outer level hears both out.
// ANCHOR: room_by_room
pub async fn room_by_room(kitchen: &[Source], bedroom: &[Source]) -> [Result<(), FetchError>; 2] {
    let (kitchen, bedroom) = tokio::join!(room("kitchen", kitchen), room("bedroom", bedroom));
    [kitchen, bedroom]
}
// ANCHOR_END: room_by_room

/// Movers take over, a task for each room, until the phone's error ends it.
///
/// # Errors
/// The first error in time. What the teams have spawned by then runs on.
// ANCHOR: with_movers
pub async fn with_movers(
    kitchen: Vec<Source>,
    bedroom: Vec<Source>,
    phone: &Source,
) -> Result<(), BoxError> {
    let mut teams = JoinSet::new();
    teams.spawn(team("kitchen", kitchen));
    teams.spawn(team("bedroom", bedroom));
    tokio::try_join!(all_done(&mut teams), listen(phone))?;
    Ok(())
}
// ANCHOR_END: with_movers

// The attribute is for the drawing.
#[instrument(name = "team", skip_all, ret, err, fields(lane = name))]
// ANCHOR: team
async fn team(name: &'static str, things: Vec<Source>) -> Result<(), BoxError> {
    let helpers: Vec<_> = things.into_iter().map(|thing| tokio::spawn(pack(thing))).collect();
    for helper in helpers {
        helper.await??;
    }
    info!("{name} is empty");
    Ok(())
}
// ANCHOR_END: team

/// [`with_movers`], whose teams own their helpers.
///
/// # Errors
/// The first error in time. Nobody runs on.
pub async fn with_sets(
    kitchen: Vec<Source>,
    bedroom: Vec<Source>,
    phone: &Source,
) -> Result<(), BoxError> {
    let mut teams = JoinSet::new();
    teams.spawn(team_with_a_set("kitchen", kitchen));
    teams.spawn(team_with_a_set("bedroom", bedroom));
    tokio::try_join!(all_done(&mut teams), listen(phone))?;
    Ok(())
}

// The attribute is for the drawing.
#[instrument(name = "team", skip_all, ret, err, fields(lane = name))]
// ANCHOR: team_with_a_set
async fn team_with_a_set(name: &'static str, things: Vec<Source>) -> Result<(), BoxError> {
    let mut helpers = JoinSet::new();
    for thing in things {
        helpers.spawn(pack(thing));
    }
    while let Some(helper) = helpers.join_next().await {
        helper??;
    }
    info!("{name} is empty");
    Ok(())
}
// ANCHOR_END: team_with_a_set

// ANCHOR: all_done
async fn all_done(teams: &mut JoinSet<Result<(), BoxError>>) -> Result<(), BoxError> {
    while let Some(team) = teams.join_next().await {
        team??;
    }
    Ok(())
}

async fn listen(phone: &Source) -> Result<(), BoxError> {
    fetch(phone).await?;
    Ok(())
}
// ANCHOR_END: all_done

/// Packs one thing. Wherever it is spawned, its lane is drawn below its spawner's.
fn pack<S>(thing: S) -> impl Future<Output = Result<(), FetchError>>
where
    S: Borrow<Source>,
{
    // ANCHOR: pack
    let packed = async move {
        let thing = fetch(thing).await?;
        info!("{thing} packed");
        Ok(())
    };
    // ANCHOR_END: pack
    packed.in_current_span()
}

/// Packs what is in sight, and what comes into sight meanwhile.
///
/// # Errors
/// The first error in time. The set takes the others along.
// ANCHOR: clear
pub async fn clear(
    in_sight: Vec<Source>,
    mut behind: HashMap<String, Source>,
) -> Result<(), BoxError> {
    let mut packing = JoinSet::new();
    for thing in in_sight {
        packing.spawn(fetch(thing));
    }
    while let Some(packed) = packing.join_next().await {
        let thing = packed??;
        info!("{thing} packed");
        if let Some(hidden) = behind.remove(&thing) {
            packing.spawn(fetch(hidden));
        }
    }
    Ok(())
}
// ANCHOR_END: clear
