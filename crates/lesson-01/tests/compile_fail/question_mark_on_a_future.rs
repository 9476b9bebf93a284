use stage::{FetchError, Source, fetch};

async fn breakfast(tea: &Source) -> Result<String, FetchError> {
    let tea = fetch(tea)?;
    Ok(tea)
}

fn main() {}
