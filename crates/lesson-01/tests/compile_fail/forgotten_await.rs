//! A future that is dropped where it was made: nothing is fetched.
#![deny(unused_must_use)]

use stage::{Source, fetch};

async fn breakfast(tea: &Source) {
    fetch(tea);
}

fn main() {
    let _ = breakfast;
}
