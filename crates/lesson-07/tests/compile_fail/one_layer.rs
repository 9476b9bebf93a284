use stage::{FetchError, Source, fetch};
use tokio::task::JoinSet;

async fn first(pages: Vec<Source>) -> Option<Result<String, FetchError>> {
    let mut visits: JoinSet<_> = pages.into_iter().map(fetch).collect();
    visits.join_next().await
}

fn main() {}
