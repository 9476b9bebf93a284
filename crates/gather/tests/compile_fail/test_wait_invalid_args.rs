//! asyncio's `wait` raises TypeError for a single future.

async fn wait_for_one(mut tea: tokio::task::JoinHandle<()>) {
    gather::wait(&mut tea).await;
}

fn main() {
    let _ = wait_for_one;
}
