use tokio::task::JoinSet;

struct Parcel {
    inside: Vec<Parcel>,
}

async fn open(parcel: Parcel) -> usize {
    let mut inside = JoinSet::new();
    for inner in parcel.inside {
        inside.spawn(Box::pin(open(inner)));
    }
    1 + inside.join_all().await.iter().sum::<usize>()
}

fn main() {}
