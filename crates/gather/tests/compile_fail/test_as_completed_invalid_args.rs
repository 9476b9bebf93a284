//! asyncio's `as_completed` raises TypeError for a single future.

fn main() {
    let _ = gather::as_completed(std::future::ready(42));
}
