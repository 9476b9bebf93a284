use futures::future::select_ok;
use stage::{Source, fetch};

fn ask_all(players: &[Source]) {
    let _playing = select_ok(players.iter().map(fetch));
}

fn main() {}
