//! What the chapter says and no scene shows.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use lesson_05::parcels::{self, Parcel};
use lesson_05::{parcels_in_tasks, scenes, with_movers, with_sets};
use stage::{Cast, FetchError, Service, Source, fetch, secs};
use tokio::runtime::Handle;
use tokio::task::{JoinSet, yield_now};
use tokio::time::{Instant, sleep};

fn alive() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

/// Writes its name down when it is dropped.
struct Leaves(&'static str, Arc<Mutex<Vec<&'static str>>>);

impl Drop for Leaves {
    fn drop(&mut self) {
        self.1.lock().expect("nobody panics").push(self.0);
    }
}

async fn leaf(leaves: Leaves) {
    sleep(secs(9.0)).await;
    drop(leaves);
}

#[tokio::test(start_paused = true)]
async fn groups_of_plain_futures_are_gone_on_the_spot_from_the_outermost_to_the_leaves() {
    let gone = Arc::default();
    let leaves = |name| Leaves(name, Arc::clone(&gone));
    let room = async |a, b| {
        tokio::join!(leaf(leaves(a)), leaf(leaves(b)));
    };
    let mut flat = Box::pin(async {
        tokio::join!(room("plates", "oven"), room("bed", "books"));
    });
    tokio::select! {
        biased;
        () = &mut flat => unreachable!("it takes nine seconds"),
        () = sleep(secs(1.0)) => {}
    }
    assert_eq!(gone.lock().unwrap().len(), 0);
    drop(flat);
    assert_eq!(*gone.lock().unwrap(), ["plates", "oven", "bed", "books"]);
}

/// A set that is dropped asks its tasks to go. Each has its own turn, and passes the request on in it.
#[tokio::test(start_paused = true)]
async fn through_nested_sets_the_request_goes_down_one_level_with_each_turn() {
    let gone = Arc::default();
    let leaves = |name| Leaves(name, Arc::clone(&gone));
    let (room, shelf, cup) = (leaves("room"), leaves("shelf"), leaves("cup"));
    let mut rooms = JoinSet::new();
    rooms.spawn(async move {
        let _room = room;
        let mut shelves = JoinSet::new();
        shelves.spawn(async move {
            let _shelf = shelf;
            let mut cups = JoinSet::new();
            cups.spawn(leaf(cup));
            cups.join_next().await;
        });
        shelves.join_next().await;
    });
    sleep(secs(1.0)).await;
    assert_eq!(alive(), 3);

    drop(rooms);
    assert_eq!((alive(), gone.lock().unwrap().len()), (3, 0), "asked to go, and not gone");
    yield_now().await;
    assert_eq!((alive(), &**gone.lock().unwrap()), (0, &["room", "shelf", "cup"][..]));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_reaches_every_leaf_through_sets_and_no_leaf_through_handles() {
    let cast = Cast::new(
        [("plates", 1.0), ("oven", 3.0), ("bed", 2.0), ("books", 4.0)]
            .map(|(name, seconds)| Service::new(name, secs(seconds)))
            .into_iter()
            .chain([Service::new("phone", secs(9.0))]),
    );
    let sources = cast.sources();
    let (kitchen, bedroom) = (sources[..2].to_vec(), sources[2..4].to_vec());

    let half = secs(0.5);
    let outer = with_sets(kitchen.clone(), bedroom.clone(), &sources[4]);
    tokio::time::timeout(half, outer).await.unwrap_err();
    yield_now().await;
    assert_eq!(alive(), 0, "two teams and four helpers are gone");

    let outer = with_movers(kitchen, bedroom, &sources[4]);
    tokio::time::timeout(half, outer).await.unwrap_err();
    yield_now().await;
    assert_eq!(alive(), 4, "two teams are gone, and all four helpers work on");
    sleep(secs(9.0)).await;
    assert_eq!(alive(), 0, "nobody stopped them: they came to their ends");
}

/// An inner error is an outer error: the shape of the groups does not matter to who is dropped.
#[test]
fn an_error_anywhere_in_one_task_cuts_off_all_that_has_not_ended() {
    let scene = scenes().into_iter().find(|scene| scene.id == "flat").expect("the first one");
    let delays = [1.0, 3.0, 2.0, 4.0];
    for failing in 0..4 {
        let services = ["plates", "oven", "bed", "books"].iter().zip(delays).enumerate();
        let services = services.map(|(place, (name, seconds))| {
            let service = Service::new(name, secs(seconds));
            if place == failing { service.failing() } else { service }
        });
        let recording = scene.play(&Cast::new(services));
        for (place, name) in ["plates", "oven", "bed", "books"].iter().enumerate() {
            let word = recording.lane(name).expect("it was fetched").outcome.word();
            let wanted = match delays[place].total_cmp(&delays[failing]) {
                std::cmp::Ordering::Less => "finished",
                std::cmp::Ordering::Equal => "failed",
                std::cmp::Ordering::Greater => "cancelled",
            };
            assert_eq!(word, wanted, "{name} while {failing} fails");
        }
    }
}

/// The books are heard out, and nobody waits for the oven behind them.
#[tokio::test(start_paused = true)]
async fn a_join_in_a_try_join_tells_an_error_when_its_own_room_has_been_heard_out() {
    let [plates, oven, books] = [("plates", 1.0), ("oven", 9.0), ("books", 4.0)]
        .map(|(name, seconds)| Service::new(name, secs(seconds)));
    let cast = Cast::new([plates, oven, Service::new("bed", secs(2.0)).failing(), books]);
    let things = cast.sources();
    async fn room(things: &[Source]) -> Result<(), FetchError> {
        let (one, other) = tokio::join!(fetch(&things[0]), fetch(&things[1]));
        one.and(other).map(drop)
    }
    let start = Instant::now();
    let flat: Result<((), ()), _> = tokio::try_join!(room(&things[..2]), room(&things[2..]));
    assert_eq!(flat.unwrap_err().to_string(), "bed failed");
    assert_eq!(start.elapsed(), secs(4.0));
}

/// No level decides for itself: a panic is nobody's outcome.
#[test]
fn a_panic_goes_up_through_every_level_of_one_task() {
    for id in ["flat", "room_by_room"] {
        let scene = scenes().into_iter().find(|scene| scene.id == id).expect("it is a scene");
        let delays = [("plates", 1.0), ("oven", 3.0), ("bed", 2.0), ("books", 4.0)];
        let services = delays.map(|(name, seconds)| match name {
            "bed" => Service::new(name, secs(seconds)).panicking(),
            _ => Service::new(name, secs(seconds)),
        });
        let recording = scene.play(&Cast::new(services));
        let word = |name| recording.lane(name).expect("it was fetched").outcome.word();
        assert_eq!(recording.caller().outcome.word(), "panicked", "{id}");
        assert_eq!(recording.caller().end.map(|end| end.at), Some(secs(2.0)), "{id}");
        assert_eq!(
            ["plates", "oven", "bed", "books"].map(word),
            ["finished", "cancelled", "panicked", "cancelled"]
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_a_set_in_a_set_is_an_error_of_the_inner_one_and_nothing_to_the_outer_one() {
    let mut teams = JoinSet::new();
    teams.spawn(async {
        let mut helpers = JoinSet::from_iter([sleep(secs(2.0))]);
        helpers.spawn(async { std::panic::resume_unwind(Box::new("the bed is heavy")) });
        let mut panics = 0;
        while let Some(joined) = helpers.join_next().await {
            panics += usize::from(joined.is_err_and(|error| error.is_panic()));
        }
        panics
    });
    let start = Instant::now();
    assert_eq!(teams.join_next().await.unwrap().expect("the team has not panicked"), 1);
    assert_eq!(start.elapsed(), secs(2.0));
}

#[tokio::test(start_paused = true)]
async fn a_group_without_anything_in_it_is_ready_at_once() {
    let begun = Instant::now();
    let nothing =
        || futures::future::try_join_all(Vec::<std::future::Ready<Result<(), ()>>>::new());
    assert_eq!(tokio::try_join!(nothing(), nothing()), Ok((vec![], vec![])));
    assert_eq!(JoinSet::<()>::new().join_all().await, []);
    assert_eq!(begun.elapsed(), Duration::ZERO);
}

fn chain(depth: usize) -> Parcel {
    let inside = if depth > 1 { vec![chain(depth - 1)] } else { vec![] };
    Parcel { lid: Service::new("lid", secs(1.0)).into(), inside }
}

#[tokio::test(start_paused = true)]
async fn a_function_that_calls_itself_goes_a_hundred_levels_down() {
    let start = Instant::now();
    assert_eq!(parcels::open(&chain(100)).await.unwrap(), 100);
    assert_eq!(start.elapsed(), secs(100.0));
}

#[tokio::test(start_paused = true)]
async fn a_function_that_spawns_itself_owns_every_level() {
    let start = Instant::now();
    assert_eq!(parcels_in_tasks::open(chain(100)).await.unwrap(), 100);
    assert_eq!(start.elapsed(), secs(100.0));

    let mut parcel = chain(9);
    parcel
        .inside
        .push(Parcel { lid: Service::new("jar", secs(2.0)).failing().into(), inside: vec![] });
    parcels_in_tasks::open(parcel).await.unwrap_err();
    yield_now().await;
    assert_eq!(alive(), 0);
}

/// A list holds the inner futures elsewhere, so the outer one has a size however deep it goes.
#[test]
fn a_call_of_itself_in_a_list_has_a_size_whatever_its_depth() {
    let (flat, deep) = (chain(1), chain(50));
    assert_eq!(size_of_val(&parcels::open(&flat)), size_of_val(&parcels::open(&deep)));
}

/// What the compiler asks for in a loop.
async fn open_in_boxes(parcel: &Parcel) -> usize {
    fetch(&parcel.lid).await.expect("no lid sticks");
    let mut count = 1;
    for inner in &parcel.inside {
        count += Box::pin(open_in_boxes(inner)).await;
    }
    count
}

#[tokio::test(start_paused = true)]
async fn a_boxed_call_is_neither_a_task_nor_early() {
    let (flat, deep) = (chain(1), chain(3));
    assert_eq!(size_of_val(&open_in_boxes(&flat)), size_of_val(&open_in_boxes(&deep)));
    let beside = Parcel { lid: flat.lid.clone(), inside: vec![chain(1), chain(1)] };
    for (parcel, seconds) in [(deep, 3.0), (beside, 3.0)] {
        let (begun, tasks) = (Instant::now(), alive());
        let count = async {
            let count = open_in_boxes(&parcel).await;
            assert_eq!(alive(), tasks);
            count
        };
        assert_eq!(count.await, 3);
        assert_eq!(begun.elapsed(), secs(seconds));
    }
}

#[tokio::test(start_paused = true)]
async fn a_set_takes_new_tasks_between_two_reads_and_even_when_it_was_empty() {
    let mut set = JoinSet::new();
    let wait = |millis| sleep(Duration::from_millis(millis));
    assert!(set.join_next().await.is_none());
    set.spawn(wait(10));
    assert!(set.join_next().await.is_some());
    set.spawn(wait(10));
    assert!(set.join_next().await.is_some());
    assert!(set.join_next().await.is_none());
}
