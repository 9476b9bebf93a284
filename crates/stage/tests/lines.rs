//! A drawing leads from a fetch to the line that made it.

use stage::{Cast, FetchError, Scene, Service, fetch, secs};

#[test]
fn a_fetch_is_at_the_line_that_calls_it_wherever_it_is_polled() {
    let (a, b) = (line!() + 3, line!() + 4);
    let cast = Cast::new(["a", "b", "mapped"].map(|name| Service::new(name, secs(1.0))));
    let scene = Scene::new("calls", "Three calls.", cast.clone(), async |sources| {
        let a = fetch(&sources[0]);
        let b = tokio::spawn(fetch(sources[1].clone()));
        a.await?;
        let mapped = sources[2..].iter().map(fetch).next();
        mapped.expect("there is one").await?;
        b.await.expect("nobody panics")?;
        Ok::<_, FetchError>(())
    });
    let recording = scene.play(&cast);
    let place = |label| recording.lane(label).and_then(|lane| lane.place.clone()).unwrap();
    for (label, line) in [("a", a), ("b", b)] {
        assert_eq!((&*place(label).file, place(label).line), (file!(), line), "{label}");
    }
    // The standard library calls it, and nobody is led there: it is at its own declaration.
    assert_eq!(&*place("mapped").file, "crates/stage/src/source.rs");
}
