//! One task: the pages send what has come to the judge, who works beside them.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::join_all;
use stage::prelude::*;
use tokio::sync::mpsc;
use tokio::time::timeout;

pub async fn by_five(pages: &[Source], judge: &Source) -> (Vec<String>, Vec<String>) {
    let scored = RefCell::new(Vec::new());
    let (come, mut queue) = mpsc::unbounded_channel();
    let visits = pages.iter().enumerate().map(|(index, page)| {
        let come = come.clone();
        async move {
            if let Ok(answer) = fetch(page).await {
                _ = come.send((index, answer));
            }
        }
    });
    let visits = join_all(Vec::from_iter(visits));
    drop(come);
    let judging = async {
        while let Some(page) = queue.recv().await {
            if fetch(judge).await.is_ok() {
                scored.borrow_mut().push(page);
            }
        }
    };
    _ = timeout(Duration::from_secs(5), async { tokio::join!(visits, judging) }).await;
    let scored = scored.into_inner();
    let others = pages.iter().enumerate();
    let others = others.filter(|(index, _)| scored.iter().all(|(of, _)| of != index));
    let others = others.map(|(_, page)| page.name.clone()).collect();
    (scored.into_iter().map(|(_, answer)| answer).collect(), others)
}

include!("../../../../exercises/lesson-07/checks/by_five.rs");
