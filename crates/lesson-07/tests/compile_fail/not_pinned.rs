use futures::{StreamExt, stream};
use stage::{Source, fetch};

async fn one_by_one(pages: Vec<Source>) {
    let mut visits = stream::iter(pages).then(|page| async move { fetch(page).await });
    while let Some(page) = visits.next().await {
        drop(page);
    }
}

fn main() {}
