//! The program that the book's page "Your own program" takes to a project of its own.

// ANCHOR: program
use std::time::Duration;

use tokio::time::sleep;

async fn order(dish: &str, seconds: u64) -> String {
    sleep(Duration::from_secs(seconds)).await;
    format!("{dish} is ready")
}

#[tokio::main]
async fn main() {
    let tea = order("tea", 2).await;
    let toast = order("toast", 1).await;
    println!("{tea}, {toast}");
}
// ANCHOR_END: program
