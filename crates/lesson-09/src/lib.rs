//! Lesson 09: groups of tasks that end before their block does, and how they are stopped.
//!
//! asyncio has `TaskGroup`. [`task_group`] is ours; tokio-util has a token and a tracker, for those who
//! build a group by hand. A café closes: chores are done, tools are put away, guests may finish.
//!
//! - [`evening`]: a group with children and a body.
//! - [`tell`]: what comes of a group, taken apart.
//! - [`tables`]: children that spawn children, into the same group.
//! - [`umbrella`]: a group that is stopped without an error.
//! - [`kitchen`]: what has to be put away when a group is stopped: the traps, and the repair.
//! - [`door`]: a program that closes: it takes no more, finishes what runs, and gives up after a grace.
//! - [`scenes`]: all of it, ready to be played.

pub mod door;
pub mod kitchen;
mod scenes;

use std::fmt::Debug;

use gather::{Group, GroupError, task_group};
use stage::{FetchError, Source, fetch};
use tracing::info;

pub use scenes::scenes;

/// What comes of a group whose body says `T`.
pub type Closed<T> = Result<Option<T>, GroupError<FetchError>>;

/// Chores are children of the group, the till is the body's own.
///
/// # Errors
/// The errors of the group; the first stops the rest, the body too.
// ANCHOR: evening
pub async fn evening(chores: Vec<Source>, till: &Source) -> Closed<String> {
    task_group(async |group| {
        for chore in chores {
            group.spawn(done(chore));
        }
        let till = fetch(till).await?;
        info!("{till} is done");
        Ok(till)
    })
    .await
}
// ANCHOR_END: evening

/// One chore, done by whoever awaits it.
// ANCHOR: done
async fn done(chore: Source) -> Result<(), FetchError> {
    let chore = fetch(chore).await?;
    info!("{chore} is done");
    Ok(())
}
// ANCHOR_END: done

/// What came of a group, said line by line.
// ANCHOR: tell
pub fn tell<T: Debug>(closed: Closed<T>) {
    match closed {
        Ok(Some(value)) => info!("the body returned {value:?}"),
        Ok(None) => info!("no value, and no error"),
        Err(errors) => {
            info!("first: {}", errors.first);
            for error in errors.rest {
                info!("then: {error}");
            }
        }
    }
}
// ANCHOR_END: tell

/// Each table that is cleared leaves something to wash: a child that spawns a sibling.
///
/// # Errors
/// The errors of the group, whoever spawned the child that failed.
// ANCHOR: tables
pub async fn tables(tables: Vec<[Source; 2]>) -> Closed<()> {
    task_group(async |group| {
        for [table, dishes] in tables {
            group.spawn(cleared(group.clone(), table, dishes));
        }
        Ok(())
    })
    .await
}

async fn cleared(
    group: Group<FetchError>,
    table: Source,
    dishes: Source,
) -> Result<(), FetchError> {
    done(table).await?;
    group.spawn(done(dishes));
    Ok(())
}
// ANCHOR_END: tables

/// Several look for an umbrella; whoever finds it stops the search.
///
/// # Errors
/// The errors of the group.
// ANCHOR: umbrella
pub async fn umbrella(places: Vec<Source>) -> Closed<&'static str> {
    task_group(async |group| {
        for place in places {
            let search = group.clone();
            group.spawn(async move {
                let place = fetch(place).await?;
                info!("it was in the {place}");
                search.cancel();
                Ok(())
            });
        }
        Ok("all are looking")
    })
    .await
}
// ANCHOR_END: umbrella
