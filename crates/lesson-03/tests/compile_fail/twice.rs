//! asyncio's `gather(soup, soup)` runs once and returns the result twice. A Rust future moves.

use lesson_03::gather;
use stage::{Source, fetch};

async fn serve(order: Source) {
    let soup = fetch(order);
    let plates = gather([soup, soup]).await;
    println!("{} plates", plates.len());
}

fn main() {
    let _ = serve;
}
