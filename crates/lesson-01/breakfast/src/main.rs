use std::error::Error;
use std::fmt;
use std::time::{Duration, Instant};

/// Something that answers after a while, or fails.
struct Source {
    name: &'static str,
    delay: Duration,
    works: bool,
}

#[derive(Debug)]
struct FetchError {
    source: &'static str,
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed", self.source)
    }
}

impl Error for FetchError {}

/// Put your own call here: HTTP, a database, a file.
async fn fetch(source: &Source) -> Result<String, FetchError> {
    tokio::time::sleep(source.delay).await;
    if source.works { Ok(source.name.to_owned()) } else { Err(FetchError { source: source.name }) }
}

async fn prepare(order: &Source) -> Result<String, FetchError> {
    println!("{} started", order.name);
    let dish = fetch(order).await?;
    println!("{dish} ready");
    Ok(dish)
}

#[tokio::main]
async fn main() -> Result<(), FetchError> {
    let tea = Source { name: "tea", delay: Duration::from_secs(3), works: true };
    let toast = Source { name: "toast", delay: Duration::from_secs(1), works: true };
    let eggs = Source { name: "eggs", delay: Duration::from_secs(2), works: true };

    let started = Instant::now();
    let (tea, toast, eggs) = tokio::join!(prepare(&tea), prepare(&toast), prepare(&eggs));
    println!("{}, {}, {} after {:.1?}", tea?, toast?, eggs?, started.elapsed());
    Ok(())
}
