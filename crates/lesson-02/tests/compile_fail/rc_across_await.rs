//! A task may move to another thread where it waits, so what it holds must be `Send`.

use std::rc::Rc;

use stage::{Source, fetch};

async fn shop(milk: Rc<Source>) {
    tokio::spawn(async move { fetch(&*milk).await });
}

fn main() {
    drop(shop(Rc::new(Source::new("milk", std::time::Duration::ZERO))));
}
