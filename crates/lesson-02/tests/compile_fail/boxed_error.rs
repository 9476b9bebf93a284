//! A boxed error may hold anything, also what may not leave its thread.

use std::error::Error;

use stage::{Source, fetch};

async fn errand(source: Source) -> Result<String, Box<dyn Error>> {
    Ok(fetch(&source).await?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let meat = Source::new("meat", std::time::Duration::ZERO);
    drop(tokio::spawn(errand(meat)));
}
