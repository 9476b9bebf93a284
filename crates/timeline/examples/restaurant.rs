//! A kitchen with one cook too few: what did every task do, and why did the soup never arrive?
//!
//! `cargo run -p timeline --example restaurant`; add `-- --svg > kitchen.svg` for a drawing.

use std::time::Duration;

use timeline::{Recorder, SvgOptions};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tracing::{info, instrument};

#[instrument(ret, err, skip(minutes))]
async fn cook(dish: &'static str, minutes: u64) -> Result<&'static str, String> {
    sleep(Duration::from_secs(minutes * 60)).await;
    if dish == "soufflé" { Err("it fell".to_owned()) } else { Ok(dish) }
}

/// Four dishes, twenty minutes of patience; returns how many were served.
pub async fn serve_table() -> usize {
    let mut kitchen = JoinSet::new();
    for (dish, minutes) in [("salad", 4), ("soup", 30), ("soufflé", 12), ("bread", 2)] {
        kitchen.spawn(cook(dish, minutes));
    }
    let mut served = 0;
    let patience = Duration::from_secs(20 * 60);
    let _ = timeout(patience, async {
        while let Some(dish) = kitchen.join_next().await {
            match dish.expect("cooks do not panic") {
                Ok(dish) => {
                    info!("{dish} is on the table");
                    served += 1;
                }
                Err(reason) => info!("no soufflé: {reason}"),
            }
        }
    })
    .await;
    kitchen.shutdown().await;
    served
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let recording = Recorder::new().record(serve_table()).await;
    if std::env::args().any(|argument| argument == "--svg") {
        let options = SvgOptions {
            id_prefix: "kitchen",
            title: "A table is served",
            ..SvgOptions::default()
        };
        println!("{}", recording.to_svg(&options));
    } else {
        // In colour where the terminal has it.
        anstream::println!("{}", recording.to_coloured_text());
    }
}
