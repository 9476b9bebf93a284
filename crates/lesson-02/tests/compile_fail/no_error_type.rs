//! A block has no signature, so nobody has said which error its `?` returns.

use stage::{Source, fetch};

fn main() {
    let tea = Source::new("tea", std::time::Duration::ZERO);
    drop(async move {
        let answer = fetch(&tea).await?;
        println!("{answer}");
        Ok(())
    });
}
