#![deny(unused)]

async fn tea() {}
async fn toast() {}

#[tokio::main]
async fn main() {
    tea();
    let toast = toast();
}
