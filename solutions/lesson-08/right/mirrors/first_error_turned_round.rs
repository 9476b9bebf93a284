//! Waits for the first error, where a good copy is what counts as one.

use gather::{ReturnWhen, wait};
use stage::prelude::*;
use tokio::task::JoinSet;

type Copy = Result<String, FetchError>;

fn is_good(copy: &Copy) -> bool {
    copy.as_ref().is_ok_and(|copy| !copy.starts_with("old"))
}

pub async fn first_copy(mirrors: &[Source]) -> Option<String> {
    let mut asking: JoinSet<Copy> = mirrors.iter().cloned().map(fetch).collect();
    let done = wait(&mut asking).return_when(ReturnWhen::FirstError(is_good)).await;
    done.into_iter().filter_map(Result::ok).find(is_good)?.ok()
}

include!("../../../../exercises/lesson-08/checks/mirrors.rs");
