//! The stage's own log: what it knows about calls, whatever the code around them does.

use std::sync::Arc;
use std::time::Duration;

use stage::{Cast, How, Log, Service, fetch, on_paused_clock, secs};

fn cast() -> Cast {
    Cast::new([Service::new("a", secs(3.0)), Service::new("b", secs(1.0)).failing()])
}

/// Runs on a paused clock, and returns what the log says afterwards.
fn logged<F: Future>(run: impl FnOnce(Vec<stage::Source>) -> F) -> Arc<Log> {
    let log = Arc::new(Log::default());
    let sources = cast().logged_sources(&log);
    on_paused_clock(|runtime| {
        runtime.block_on(async {
            log.begin();
            run(sources).await
        });
        log.close();
    });
    log
}

#[test]
fn a_call_is_known_before_its_first_poll_and_so_is_one_that_has_none() {
    let log = logged(|sources| async move { drop(fetch(&sources[0])) });
    let [call] = &log.calls()[..] else { panic!("one call") };
    assert_eq!((call.source, call.began), (0, None));
    assert_eq!(call.ended.map(|ended| ended.how), Some(How::Dropped));
}

#[test]
fn each_end_has_its_instant_and_its_way() {
    let log = logged(|sources| async move {
        let [a, b] = &sources[..] else { unreachable!() };
        let (_, failed) = tokio::join!(fetch(a), fetch(b));
        let _ = tokio::time::timeout(secs(1.0), fetch(a)).await;
        assert_eq!(failed.unwrap_err().to_string(), "b failed");
    });
    let ends: Vec<_> = log.calls().iter().filter_map(|call| call.ended).collect();
    let told: Vec<(Duration, bool, bool)> = ends
        .iter()
        .map(|end| (end.at, end.how == How::Answered, matches!(end.how, How::Failed(_))))
        .collect();
    let wanted = [(secs(3.0), true, false), (secs(1.0), false, true), (secs(4.0), false, false)];
    assert_eq!(told, wanted);
}

#[test]
fn an_error_is_known_among_all_that_read_alike() {
    let errors = std::cell::RefCell::new(Vec::new());
    let log = logged(|sources| {
        let errors = &errors;
        async move {
            for _ in 0..2 {
                let error = fetch(&sources[1]).await.unwrap_err();
                errors.borrow_mut().push(error);
            }
        }
    });
    let ids: Vec<_> = errors.borrow().iter().map(stage::FetchError::id).collect();
    assert_ne!(ids[0], ids[1]);
    let ways: Vec<_> =
        log.calls().iter().filter_map(|call| call.ended).map(|end| end.how).collect();
    assert_eq!(ways, [How::Failed(ids[0]), How::Failed(ids[1])]);
}

/// A plain thread has another clock, and a runtime on its way out has none.
#[test]
fn a_drop_elsewhere_has_the_instant_of_the_play() {
    let log = logged(|sources| async move {
        let mut left = Box::pin(fetch(sources[0].clone()));
        let _ = tokio::time::timeout(secs(1.0), &mut left).await;
        std::thread::spawn(move || drop(left)).join().unwrap();
        drop(tokio::spawn(fetch(sources[0].clone())));
        tokio::time::sleep(secs(1.0)).await;
    });
    let [dropped, left] = &log.calls()[..] else { panic!("two calls") };
    let ended = dropped.ended.expect("it was dropped");
    assert_eq!((ended.at, ended.how), (secs(1.0), How::Dropped));
    assert_eq!(left.ended, None);
}

#[test]
fn a_fetch_on_another_thread_is_refused_and_counted() {
    let log = logged(|sources| async move {
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
            runtime.unwrap().block_on(fetch(&sources[0]))
        });
        assert!(thread.join().is_err());
    });
    assert_eq!(log.elsewhere(), 1);
}

/// What a program may see of a source tells nothing of its service.
#[test]
fn a_source_shows_its_name_and_nothing_else() {
    let sources = cast().sources();
    assert_eq!(format!("{:?}", sources[1]), "b");
    assert_eq!(sources[0], sources[0].clone());
    assert_ne!(sources[0], stage::Source::new("a", secs(3.0)));
}
