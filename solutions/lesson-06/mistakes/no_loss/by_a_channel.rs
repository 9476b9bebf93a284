//! Refused with: a turn too late
//! Breaks: noted
//! Against: The moment an answer comes,
//!
//! The answer goes through a channel, and whoever reads it has his turn only after others have had theirs.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::sync::mpsc::unbounded_channel;
use tokio::time::timeout;

pub async fn collect(shops: &[Source], notebook: &RefCell<Vec<String>>) -> Vec<String> {
    let (sender, mut answers) = unbounded_channel();
    let writing = async {
        while let Some(answer) = answers.recv().await {
            notebook.borrow_mut().push(answer);
        }
    };
    let asking = async {
        let sender = sender;
        let sender = &sender;
        let asking = shops.iter().map(|shop| async move {
            let answer = timeout(Duration::from_secs(2), fetch(shop)).await.ok()?.ok()?;
            sender.send(answer).ok()
        });
        join_all(asking).await
    };
    let ((), sent) = tokio::join!(writing, asking);
    let silent = shops.iter().zip(sent).filter(|(_, sent)| sent.is_none());
    silent.map(|(shop, _)| shop.name.clone()).collect()
}

include!("../../../../exercises/lesson-06/checks/no_loss.rs");
