use gather::task_group;
use tokio::time::{Duration, sleep};

async fn evening() {
    let closed = task_group(async |group| {
        group.spawn(async {
            sleep(Duration::from_secs(3)).await;
            Ok(())
        });
        Ok(())
    });
    _ = closed.await;
}

fn main() {}
