//! asyncio raises RuntimeError for a child of a group that was not entered. Only the body gets a
//! group: there is no other way to make one.

use gather::Group;

fn main() {
    let group: Group<()> = Group {};
    group.spawn(async { Ok(()) });
}
