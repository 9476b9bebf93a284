//! asyncio raises RuntimeError when a group is entered that is entered already.

use gather::{Group, task_group};

async fn both() {
    let group = task_group(async |_: Group<()>| Ok(()));
    let outer = async move { group.await };
    let inner = async move { group.await };
    let _ = tokio::join!(outer, inner);
}

fn main() {
    let _ = both;
}
