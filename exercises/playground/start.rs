// Yours to change: any async code, then `cargo run -p playground`.
use stage::{FetchError, Source, fetch, secs};
use tracing::info;

pub async fn program() -> Result<String, FetchError> {
    let kettle = Source::new("kettle", secs(2.0));
    let water = fetch(&kettle).await?;
    info!("the {water} boils");
    Ok(water)
}
