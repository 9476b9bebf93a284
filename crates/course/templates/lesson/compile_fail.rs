fn main() {}

async fn tea() -> String {
    "tea".to_owned()
}

async fn breakfast() -> String {
    tea()
}
