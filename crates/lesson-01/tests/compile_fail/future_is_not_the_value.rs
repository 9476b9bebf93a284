//! Without `.await` you hold the future, not what it will yield.
async fn pour() -> String {
    String::from("tea")
}

async fn breakfast() {
    let tea: String = pour();
    drop(tea);
}

fn main() {}
