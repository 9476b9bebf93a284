//! Refused with: a turn too late
//! Breaks: noted
//!
//! The answer goes through a channel, and whoever reads it has its turn only after others have had theirs.

use std::cell::RefCell;

use futures::future::join_all;
use stage::prelude::*;
use tokio::sync::mpsc::unbounded_channel;

pub async fn cook(
    dishes: &[Source],
    notebook: &RefCell<Vec<String>>,
) -> Result<Vec<String>, FetchError> {
    let (sender, mut ready) = unbounded_channel();
    let writing = async {
        while let Some(answer) = ready.recv().await {
            notebook.borrow_mut().push(answer);
        }
    };
    let cooking = async {
        let sender = sender;
        let sender = &sender;
        let each = dishes.iter().map(|dish| async move {
            let answer = fetch(dish).await?;
            _ = sender.send(answer.clone());
            Ok(answer)
        });
        join_all(each).await.into_iter().collect()
    };
    tokio::join!(writing, cooking).1
}

include!("../../../../exercises/lesson-03/checks/notebook.rs");
