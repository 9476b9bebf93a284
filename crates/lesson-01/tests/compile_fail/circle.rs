async fn tea() {}

fn breakfast() {
    tea().await;
}

async fn main() {
    breakfast();
}
