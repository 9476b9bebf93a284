//! Nothing is said of the futures but that they are futures, and that is too little for a task.

use tokio::task::JoinSet;

async fn gather<I>(futures: I) -> Vec<<I::Item as Future>::Output>
where
    I: IntoIterator,
    I::Item: Future,
{
    let mut tasks = JoinSet::new();
    for future in futures {
        tasks.spawn(future);
    }
    tasks.join_all().await
}

fn main() {
    let _ = gather::<Vec<std::future::Ready<u8>>>;
}
