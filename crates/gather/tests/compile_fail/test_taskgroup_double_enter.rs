//! asyncio raises RuntimeError when a group is entered again.

use gather::{Group, task_group};
use tokio::spawn;

async fn twice() {
    let group = task_group(async |_: Group<()>| Ok(()));
    let _ = spawn(group).await;
    let _ = spawn(group).await;
}

fn main() {
    let _ = twice;
}
