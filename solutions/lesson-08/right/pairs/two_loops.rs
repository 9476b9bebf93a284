//! Two futures that loop, and a race that the belt ends.

use std::cell::RefCell;
use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::sleep;
use tracing::info;

pub async fn pack(mut belt: Receiver<String>) -> Vec<(String, String)> {
    let pairs = RefCell::new(Vec::new());
    let packing = async {
        while let Some(left) = belt.recv().await {
            let Some(right) = belt.recv().await else { break };
            pairs.borrow_mut().push((left, right));
        }
    };
    let telling = async {
        loop {
            sleep(Duration::from_secs(1)).await;
            info!("{} pairs", pairs.borrow().len());
        }
    };
    tokio::select! {
        () = packing => {}
        () = telling => {}
    }
    pairs.take()
}

include!("../../../../exercises/lesson-08/checks/pairs.rs");
