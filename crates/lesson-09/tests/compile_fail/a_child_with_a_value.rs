use gather::task_group;
use stage::{FetchError, Source, fetch};

async fn evening(stove: Source) {
    let closed = task_group(async |group| {
        group.spawn(fetch(stove));
        Ok::<_, FetchError>(())
    });
    _ = closed.await;
}

fn main() {}
