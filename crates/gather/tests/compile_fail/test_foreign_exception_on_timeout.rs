//! asyncio's `finally` may raise when the timeout expires. A destructor returns nothing.

struct Cleanup;

impl Drop for Cleanup {
    fn drop(&mut self) -> Result<(), &'static str> {
        Err("zero division")
    }
}

fn main() {}
