struct Parcel {
    inside: Vec<Parcel>,
}

async fn open(parcel: &Parcel) -> usize {
    let mut count = 1;
    for inner in &parcel.inside {
        count += open(inner).await;
    }
    count
}

fn main() {}
