//! A block has no signature, so nobody has said which error its `?` returns.

use stage::{Source, fetch};

async fn shop(milk: Source) {
    tokio::spawn(async move {
        let bought = fetch(milk).await?;
        println!("{bought}");
        Ok(())
    });
}

fn main() {
    drop(shop(Source::new("milk", std::time::Duration::ZERO)));
}
