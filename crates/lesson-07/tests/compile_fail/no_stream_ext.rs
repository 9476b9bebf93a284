use futures::stream::FuturesUnordered;
use stage::{Source, fetch};

async fn first(pages: Vec<Source>) -> bool {
    let mut visits: FuturesUnordered<_> = pages.into_iter().map(fetch).collect();
    visits.next().await.is_some()
}

fn main() {}
