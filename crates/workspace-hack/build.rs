//! Nothing: without a build script, cargo would not consider build dependencies.

fn main() {}
