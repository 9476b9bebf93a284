//! Nothing says which error the block has: `?` takes any that can be made of a `FetchError`, and
//! `is_ok` takes any at all.
use stage::{Source, fetch};

async fn breakfast(tea: &Source) -> bool {
    let tea = async {
        let tea = fetch(tea).await?;
        Ok(tea)
    };
    tea.await.is_ok()
}

fn main() {}
