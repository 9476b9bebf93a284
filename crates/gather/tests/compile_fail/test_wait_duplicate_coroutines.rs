//! asyncio's `wait` collapses duplicates. A future is moved into a set, once.

use tokio::task::JoinSet;

async fn wait_for_both(tea: impl Future<Output = ()> + Send + 'static) {
    let mut set: JoinSet<()> = [tea, tea].into_iter().collect();
    gather::wait(&mut set).await;
}

fn main() {
    let _ = wait_for_both(async {});
}
