//! asyncio's `gather(soup, soup)` runs once and returns the result twice. A Rust future moves.

use lesson_03::gather;
use stage::{Source, fetch};

async fn serve(wish: Source) {
    let soup = fetch(wish);
    let plates = gather([soup, soup]).await;
    println!("{} plates", plates.len());
}

fn main() {
    let _ = serve;
}
