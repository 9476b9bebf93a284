//! The same, recorded: `cargo run -p timeline --example breakfast_recorded`.

// ANCHOR: program
use std::time::Duration;

use tokio::time::sleep;
use tracing::{info, instrument};

#[instrument(ret)]
async fn order(dish: &str, seconds: u64) -> String {
    sleep(Duration::from_secs(seconds)).await;
    format!("{dish} is ready")
}

async fn breakfast() {
    let tea = order("tea", 2).await;
    let toast = order("toast", 1).await;
    info!("{tea}, {toast}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let recording = timeline::record(breakfast()).await;
    anstream::println!("{}", recording.to_coloured_text());
}
// ANCHOR_END: program
