//! Lesson 08: go on when some are done, and keep what is pending.
//!
//! asyncio has `wait`, with three values for `return_when`. The crate `gather` has [`wait`] over a
//! [`JoinSet`]; tokio has the set itself, and `select!` for what is no task.
//!
//! - [`party`]: done and pending, twice.
//! - [`until`]: one cast under each of the three rules.
//! - [`cut_off`], [`by_eight`]: a limit around a wait, and a wait with a deadline.
//! - [`with_spares`]: the loop that replaces who failed, until nobody is pending.
//! - [`first_good`], [`any_player`]: the first success of many, with tasks and with futures.
//! - [`shoes`]: `select!` and what its losers held: two awaits in a branch, and two repairs.
//! - [`door`]: `select!` and a set: an empty one, and one that nobody reads.
//! - [`scenes`]: all of it, ready to be played.

pub mod door;
mod scenes;
pub mod shoes;

use std::collections::HashMap;
use std::time::Duration;

use futures::future::select_ok;
use gather::{ReturnWhen, wait};
use stage::{FetchError, Source, fetch};
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, timeout};
use tracing::info;

pub use scenes::scenes;

/// From now until eight o'clock.
pub const UNTIL_EIGHT: Duration = Duration::from_millis(2500);

/// Two looks at one set: each tells what is done, and how many are pending.
///
/// # Errors
/// When the table fails.
// ANCHOR: party
pub async fn party(errands: &[Source], table: &Source) -> Result<(), FetchError> {
    let mut errands = send_all(errands);
    look(&mut errands).await;
    bring(table.clone()).await?;
    look(&mut errands).await;
    Ok(())
}

async fn look(errands: &mut JoinSet<Errand>) {
    let done = wait(errands).return_when(ReturnWhen::FirstCompleted).await;
    info!("{} done, {} pending", done.len(), errands.len());
}
// ANCHOR_END: party

// ANCHOR: send_all
type Errand = Result<String, FetchError>;

fn send_all(errands: &[Source]) -> JoinSet<Errand> {
    errands.iter().cloned().map(bring).collect()
}

async fn bring(thing: Source) -> Errand {
    let name = fetch(&thing).await?;
    info!("{name} is here");
    Ok(name)
}
// ANCHOR_END: send_all

/// Waits under a rule, and tells what is done by then.
// ANCHOR: until
pub async fn until(errands: &[Source], rule: ReturnWhen<Errand>) -> Vec<String> {
    let mut errands = send_all(errands);
    let done = wait(&mut errands).return_when(rule).await;
    info!("{} done, {} pending", done.len(), errands.len());
    done.into_iter().filter_map(good).collect()
}
// ANCHOR_END: until

/// Opens the two layers of a task's result; what is not good is told.
// ANCHOR: good
fn good(joined: Result<Errand, JoinError>) -> Option<String> {
    match joined {
        // The task has ended, and its errand is done.
        Ok(Ok(name)) => return Some(name),
        // The task has ended, and its errand failed.
        Ok(Err(error)) => info!("{error}"),
        // The task panicked, or somebody aborted it.
        Err(error) => info!("{error}"),
    }
    None
}
// ANCHOR_END: good

/// The trap: the limit drops the wait, and with it what the wait had collected.
// ANCHOR: cut_off
pub async fn cut_off(errands: &[Source]) -> Vec<String> {
    let mut errands = send_all(errands);
    let mut here = Vec::new();
    if let Ok(done) = timeout(UNTIL_EIGHT, wait(&mut errands)).await {
        here.extend(done.into_iter().filter_map(good));
    }
    let late = wait(&mut errands).await;
    here.extend(late.into_iter().filter_map(good));
    info!("{} on my list", here.len());
    here
}
// ANCHOR_END: cut_off

/// The repair: the wait itself knows the deadline, and returns what it has.
// ANCHOR: by_eight
pub async fn by_eight(errands: &[Source]) -> Vec<String> {
    let eight = Instant::now() + UNTIL_EIGHT;
    let mut errands = send_all(errands);
    let done = wait(&mut errands).deadline(eight).await;
    info!("{} done, {} pending", done.len(), errands.len());
    let mut here: Vec<String> = done.into_iter().filter_map(good).collect();
    let late = wait(&mut errands).await;
    here.extend(late.into_iter().filter_map(good));
    info!("{} on my list", here.len());
    here
}
// ANCHOR_END: by_eight

/// Replaces who has failed, as long as there is a spare one, until nobody is pending.
// ANCHOR: with_spares
pub async fn with_spares(
    errands: &[Source],
    mut spares: HashMap<String, Source>,
) -> Result<(), JoinError> {
    let mut pending = send_all(errands);
    while !pending.is_empty() {
        let done = wait(&mut pending).return_when(ReturnWhen::FirstCompleted).await;
        for joined in done {
            if let Err(error) = joined? {
                info!("{error}");
                if let Some(spare) = spares.remove(&error.source) {
                    pending.spawn(bring(spare));
                }
            }
        }
    }
    Ok(())
}
// ANCHOR_END: with_spares

/// The first success of many: failures are told and passed over, and the set takes the rest along.
// ANCHOR: first_good
pub async fn first_good(players: &[Source]) -> Option<String> {
    let mut players = send_all(players);
    while let Some(joined) = players.join_next().await {
        if let Some(song) = good(joined) {
            return Some(song);
        }
    }
    None
}
// ANCHOR_END: first_good

/// The first success of many futures of one task.
///
/// # Errors
/// When all have failed, with the error of the last one to fail.
///
/// # Panics
/// Without any player.
// ANCHOR: any_player
pub async fn any_player(players: &[Source]) -> Result<String, FetchError> {
    let playing = players.iter().map(|player| Box::pin(fetch(player)));
    let (song, _others) = select_ok(playing).await?;
    Ok(song)
}
// ANCHOR_END: any_player
