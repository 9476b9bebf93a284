use gather::task_group;
use stage::{FetchError, Source, fetch};

async fn evening(stove: &Source) {
    let closed = task_group(async |group| {
        group.spawn(async {
            fetch(stove).await?;
            Ok::<_, FetchError>(())
        });
        Ok(())
    });
    _ = closed.await;
}

fn main() {}
