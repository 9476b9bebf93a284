//! The README's drawing is what its example draws.

#[allow(dead_code, reason = "the example's own main")]
#[path = "../examples/restaurant.rs"]
mod restaurant;

#[tokio::test(start_paused = true)]
async fn the_readme_shows_what_the_example_draws() {
    let chart = timeline::record(restaurant::serve_table()).await.chart(None);
    let readme = include_str!("../README.md");
    assert!(readme.contains(&chart), "the README lacks this drawing:\n{chart}");
}
