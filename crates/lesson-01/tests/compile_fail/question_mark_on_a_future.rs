//! `?` looks for a `Result`; without `.await` there is a future.
use stage::{FetchError, Source, fetch};

async fn breakfast(tea: &Source) -> Result<String, FetchError> {
    let tea = fetch(tea)?;
    Ok(tea)
}

fn main() {
    let _ = breakfast;
}
