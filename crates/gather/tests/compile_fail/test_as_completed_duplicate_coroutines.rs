//! asyncio's `as_completed` collapses duplicates. A future is moved in, once.

async fn both(tea: impl Future<Output = ()> + Send + 'static) {
    gather::as_completed([tea, tea]).next().await;
}

fn main() {
    let _ = both(async {});
}
