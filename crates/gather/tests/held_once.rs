//! A future is stored once, as with `tokio::spawn`: on the heap while it waits and while it is
//! spawned, and on the stack of the code that spawns it.

use std::future::IntoFuture;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::pin::Pin;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::task::{Context, Poll};

use futures::future::poll_immediate;
use gather::{as_completed, gather, try_gather};
use peak_alloc::PeakAlloc;
use tokio::runtime::Builder;
use tokio::task::yield_now;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The bytes of this process are counted, so its tests take turns.
static TURN: Mutex<()> = Mutex::new(());

/// In parts of what `tokio::spawn` takes.
const MOST: f64 = 1.1;

/// Waits, and is `N` bytes large.
struct Waiting<const N: usize>([u8; N]);

impl<const N: usize> Future for Waiting<N> {
    type Output = Result<(), ()>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        black_box(&self.0);
        Poll::Pending
    }
}

const CALLS: [&str; 5] =
    ["gather", "try_gather", "gather.limit", "as_completed", "as_completed.limit"];

/// Begins the call, and says what happens while its futures wait.
async fn begin<const N: usize>(call: &str, count: usize, seen: impl FnOnce()) {
    let futures = (0..count).map(|_| Waiting([1; N]));
    let limit = NonZeroUsize::new(count).unwrap();
    macro_rules! begun {
        ($future:expr) => {{
            let mut future = $future;
            assert!(poll_immediate(&mut future).await.is_none());
            yield_now().await;
            seen();
        }};
    }
    match call {
        "spawn" => {
            let handles: Vec<_> = futures.map(tokio::spawn).collect();
            yield_now().await;
            seen();
            drop(handles);
        }
        "gather" => begun!(gather(futures).into_future()),
        "try_gather" => begun!(try_gather(futures).into_future()),
        "gather.limit" => begun!(gather(futures).limit(limit).into_future()),
        "as_completed" => {
            let mut coming = as_completed(futures);
            begun!(Box::pin(coming.next()))
        }
        "as_completed.limit" => {
            let mut coming = as_completed(futures).limit(limit);
            begun!(Box::pin(coming.next()))
        }
        other => unreachable!("{other}"),
    }
}

/// The heap's bytes while the futures wait, and at most.
fn bytes<const N: usize>(call: &str, count: usize) -> [usize; 2] {
    let runtime = Builder::new_current_thread().build().unwrap();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut after = 0;
    runtime.block_on(begin::<N>(call, count, || after = MEMORY.current_usage()));
    [after, MEMORY.peak_usage()].map(|bytes| bytes.saturating_sub(before))
}

/// The middle of some measurements: the test harness allocates and frees now and then as well.
fn usual_bytes<const N: usize>(call: &str, count: usize) -> [usize; 2] {
    let measured: Vec<_> = (0..5).map(|_| bytes::<N>(call, count)).collect();
    [0, 1].map(|at| {
        let mut bytes: Vec<usize> = measured.iter().map(|bytes| bytes[at]).collect();
        bytes.sort_unstable();
        bytes[bytes.len() / 2]
    })
}

fn compare_heaps<const N: usize>(count: usize) {
    let spawned = usual_bytes::<N>("spawn", count);
    for call in CALLS {
        let taken = usual_bytes::<N>(call, count);
        let ratio = |at: usize| taken[at] as f64 / spawned[at] as f64;
        let told = format!("{call}, {count} futures of {N}: {taken:?}, spawn {spawned:?}");
        assert!(ratio(0) <= MOST && ratio(1) <= MOST, "{told}");
    }
}

/// The least stack, in kB, on which a thread can make the call.
fn stack(call: &str, size: &str) -> usize {
    let is_enough = |kilobytes: usize| {
        let itself = std::env::current_exe().unwrap();
        let mut child = Command::new(itself);
        child.args(["--exact", CHILD, "--nocapture"]).env("CALL", call).env("SIZE", size);
        child.env("STACK", kilobytes.to_string()).stdout(Stdio::null()).stderr(Stdio::null());
        child.status().unwrap().success()
    };
    let (mut too_little, mut enough) = (8, 4096);
    assert!(is_enough(enough), "{call}, {size}");
    while enough - too_little > 4 {
        let middle = too_little.midpoint(enough);
        *(if is_enough(middle) { &mut enough } else { &mut too_little }) = middle;
    }
    enough
}

const CHILD: &str = "the_stack_is_that_of_a_spawn";

/// In a child of the test, on a thread with a stack that may be too small: that aborts a process.
fn run_child(call: String) {
    let read = |name| std::env::var(name).unwrap().parse::<usize>().unwrap();
    let size = read("SIZE");
    let run = move || match size {
        1024 => bytes::<1024>(&call, 1),
        2000 => bytes::<2000>(&call, 1),
        4096 => bytes::<4096>(&call, 1),
        16_384 => bytes::<16_384>(&call, 1),
        65_536 => bytes::<65_536>(&call, 1),
        other => unreachable!("no test asks for {other}"),
    };
    let thread = std::thread::Builder::new().stack_size(read("STACK") * 1024).spawn(run);
    thread.unwrap().join().unwrap();
}

#[test]
fn the_heap_is_that_of_a_spawn() {
    let _turn = TURN.lock();
    compare_heaps::<16_384>(16);
    compare_heaps::<65_536>(1);
    compare_heaps::<65_536>(16);
}

#[test]
fn the_stack_is_that_of_a_spawn() {
    if let Ok(call) = std::env::var("CALL") {
        return run_child(call);
    }
    let _turn = TURN.lock();
    for size in ["1024", "2000", "4096", "16384", "65536"] {
        let spawned = stack("spawn", size);
        for call in CALLS {
            let taken = stack(call, size);
            println!("{call}, a future of {size}: {taken} kB, spawn {spawned} kB");
            assert!(
                taken as f64 <= MOST * spawned as f64 + 4.,
                "{call}, a future of {size}: {taken} kB, spawn {spawned} kB"
            );
        }
    }
}

/// What the caller itself holds is of one size, whatever the futures and the iterator are.
#[test]
fn the_callers_own_part_is_small() {
    let _turn = TURN.lock();
    let futures = || [Waiting([1; 65_536])];
    let limit = NonZeroUsize::MIN;
    assert!(size_of_val(&gather(futures()).into_future()) <= 64);
    assert!(size_of_val(&gather(futures()).limit(limit).into_future()) <= 64);
    assert!(size_of_val(&try_gather(futures()).into_future()) <= 64);
    assert!(size_of_val(&try_gather(futures()).limit(limit).into_future()) <= 64);
    assert!(size_of_val(&as_completed(futures())) <= 128);
    assert!(size_of_val(&as_completed(futures()).limit(limit)) <= 128);
}
