//! A task may move to another thread at every `.await`, so what it holds there must be `Send`.

use std::rc::Rc;

use stage::{Source, fetch};

async fn shop(list: Rc<[Source]>) {
    tokio::spawn(async move { fetch(&list[0]).await });
}

fn main() {
    drop(shop(Rc::new([])));
}
