//! In asyncio, one `finally` after another may raise as the timeout expires. A destructor cannot
//! pass an error on.

struct Cleanup;

fn release() -> Result<(), &'static str> {
    Err("zero division")
}

impl Drop for Cleanup {
    fn drop(&mut self) {
        release()?;
    }
}

fn main() {}
