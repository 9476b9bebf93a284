use std::pin::pin;
use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::time::sleep;

async fn count(mut belt: Receiver<String>) {
    let mut shoes = Vec::new();
    let mut packing = pin!(async {
        while let Some(shoe) = belt.recv().await {
            shoes.push(shoe);
        }
    });
    loop {
        tokio::select! {
            () = &mut packing => break,
            () = sleep(Duration::from_secs(1)) => println!("{} shoes", shoes.len()),
        }
    }
}

fn main() {}
