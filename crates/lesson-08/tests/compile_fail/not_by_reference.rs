use std::time::Duration;

use stage::{Source, fetch};
use tokio::time::sleep;

async fn with_a_bell(shop: &Source) {
    let asking = Box::pin(fetch(shop));
    loop {
        tokio::select! {
            answer = asking => return println!("{answer:?}"),
            () = sleep(Duration::from_secs(1)) => println!("the bell rings"),
        }
    }
}

fn main() {}
