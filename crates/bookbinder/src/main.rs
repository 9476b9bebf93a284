//! bookbinder
fn main() {}
