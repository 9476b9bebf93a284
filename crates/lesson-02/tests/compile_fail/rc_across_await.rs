//! A task may move to another thread where it waits, so what it holds must be `Send`.

use std::rc::Rc;

use stage::{Source, fetch};

async fn shop(list: Rc<[Source]>) {
    tokio::spawn(async move { fetch(&list[0]).await });
}

fn main() {
    drop(shop(Rc::new([])));
}
