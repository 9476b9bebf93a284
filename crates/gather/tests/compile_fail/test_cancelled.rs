//! asyncio's candidates may await as they clean up, and may be cancelled again meanwhile. A
//! destructor is not asynchronous.

struct Candidate;

impl Drop for Candidate {
    async fn drop(&mut self) {
        tokio::task::yield_now().await;
    }
}

fn main() {}
