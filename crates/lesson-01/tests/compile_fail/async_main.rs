//! A plain program has no runtime, so nobody could poll an async `main`.
async fn main() {
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
}
