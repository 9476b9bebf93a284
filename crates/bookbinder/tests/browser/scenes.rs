//! The runs behind the fixtures' guesses: of no lesson, so that a chapter may change as it likes.

use stage::{Cast, FetchError, Scene, Service, Source, fetch, secs};
use tracing::info;

/// The scene with this id.
pub fn named(id: &str) -> Scene {
    let scenes = vec![
        Scene::new("in_turn", "3 + 1 + 2 = 6 s.", breakfast(), in_turn),
        Scene::new("letter", "The letter runs on.", bread_and_letter(), letter),
        Scene::new("chores", "The rice is first on the list.", chores(), both),
    ];
    Scene::named(scenes, id)
}

fn breakfast() -> Cast {
    cast([("tea", 3.0), ("toast", 1.0), ("eggs", 2.0)])
}

fn bread_and_letter() -> Cast {
    Cast::new([Service::new("bread", secs(1.0)), Service::new("letter", secs(3.0)).failing()])
}

fn chores() -> Cast {
    cast([("rice", 2.0), ("dishes", 1.0)])
}

fn cast<const N: usize>(services: [(&str, f64); N]) -> Cast {
    Cast::new(services.map(|(name, delay)| Service::new(name, secs(delay))))
}

async fn in_turn(sources: Vec<Source>) -> Result<Vec<String>, FetchError> {
    info!("three calls made");
    let mut answers = Vec::new();
    for source in &sources {
        info!("{} started", source.name);
        answers.push(fetch(source).await?);
        info!("{} ready", source.name);
    }
    Ok(answers)
}

async fn letter(sources: Vec<Source>) -> Result<String, FetchError> {
    tokio::spawn(fetch(sources[1].clone()));
    let bread = fetch(&sources[0]).await?;
    info!("home with {bread}");
    Ok(bread)
}

async fn both(sources: Vec<Source>) -> Result<Vec<String>, FetchError> {
    let (rice, dishes) = tokio::join!(fetch(&sources[0]), fetch(&sources[1]));
    Ok(vec![rice?, dishes?])
}
