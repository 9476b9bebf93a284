//! How the layer reads spans and events that look like those of `#[instrument]`, but are not.

use std::time::Duration;

use timeline::{Outcome, record};
use tokio::time::sleep;
use tracing::{error, info, info_span, instrument};

const SECOND: Duration = Duration::from_secs(1);

/// Its events are what `#[instrument(ret, err)]` emits, but for their place.
#[instrument(ret, err)]
async fn logs_like_instrument(fails: bool) -> Result<u32, String> {
    sleep(SECOND).await;
    error!(error = %"first try");
    info!(return = ?7);
    sleep(SECOND).await;
    if fails { Err("second try".to_owned()) } else { Ok(8) }
}

#[tokio::test(start_paused = true)]
async fn an_event_of_the_body_ends_no_lane() {
    let ends =
        [(false, Outcome::Finished("8".to_owned())), (true, Outcome::Failed("second try".into()))];
    for (fails, outcome) in ends {
        let recording = record(logs_like_instrument(fails)).await;
        let lane = &recording.lanes[1];
        assert_eq!((lane.end.map(|end| end.at), &lane.outcome), (Some(2 * SECOND), &outcome));
        let lines: Vec<_> = recording.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(lines, ["error=first try", "return=7"]);
        assert!(recording.lines.iter().all(|line| line.lane == Some(1)));
    }
}

struct Stove;

trait Cook {
    fn cook(&self) -> impl Future<Output = Result<u32, String>>;
}

/// As rustfmt writes it where it is long.
impl Cook for Stove {
    #[instrument(
        name = "cooking",
        skip(self),
        target = "kitchen",
        ret(level = "info"),
        err(Debug, level = "warn"),
        fields(lane = "stove")
    )]
    async fn cook(&self) -> Result<u32, String> {
        sleep(SECOND).await;
        Err("burnt".to_owned())
    }
}

#[rustfmt::skip]
#[instrument(ret)] async fn on_one_line() -> u32 { 7 }

macro_rules! dishes {
    ($($dish:ident),*) => {$(
        #[instrument(ret)]
        async fn $dish() -> &'static str {
            info!("cooking");
            stringify!($dish)
        }
    )*};
}

dishes!(soup, salad);

#[tokio::test(start_paused = true)]
async fn wherever_the_attribute_stands_its_own_events_end_the_lane() {
    let recording = record(async { tokio::join!(Stove.cook(), on_one_line(), soup(), salad()) });
    let recording = recording.await;
    let outcome = |label| recording.lane(label).expect(label).outcome.clone();
    assert_eq!(outcome("stove"), Outcome::Failed("\"burnt\"".to_owned()));
    assert_eq!(outcome("on_one_line"), Outcome::Finished("7".to_owned()));
    assert_eq!(outcome("soup"), Outcome::Finished("\"soup\"".to_owned()));
    assert_eq!(outcome("salad"), Outcome::Finished("\"salad\"".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn takes_ms_may_be_any_whole_number() {
    let recording = record(async {
        info_span!("u64", takes_ms = 5_u64).in_scope(|| ());
        info_span!("i32", takes_ms = 5_i32).in_scope(|| ());
        info_span!("u128", takes_ms = 5_u128).in_scope(|| ());
        info_span!("i128", takes_ms = 5_i128).in_scope(|| ());
        info_span!("as_millis", takes_ms = Duration::from_millis(5).as_millis()).in_scope(|| ());
        info_span!("negative", takes_ms = -5).in_scope(|| ());
        info_span!("number", first = -5).in_scope(|| ());
    })
    .await;
    let takes = |label| recording.lane(label).expect(label).takes;
    for label in ["u64", "i32", "u128", "i128", "as_millis"] {
        assert_eq!(takes(label), Some(Duration::from_millis(5)), "{label}");
    }
    assert_eq!(takes("negative"), None);
    assert_eq!(takes("number(-5)"), None);
}

#[tokio::test(start_paused = true)]
async fn a_span_may_be_entered_before_its_parent_is() {
    let mut open = None;
    let recording = record(async {
        let parent = info_span!("parent");
        let child = info_span!(parent: &parent, "child");
        child.in_scope(|| ());
        parent.in_scope(|| ());
        open = Some((parent, child));
    })
    .await;
    let labels: Vec<&str> = recording.lanes.iter().map(|lane| lane.label.as_str()).collect();
    assert_eq!(labels, ["caller", "child", "parent"]);
    assert_eq!(recording.lanes[1].parent, Some(2));
    drop(open);
}
