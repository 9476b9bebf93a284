//! asyncio raises TypeError for an argument that cannot be awaited.

fn main() {
    let _ = gather::gather([1, 2]);
}
