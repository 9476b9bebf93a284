//! Tasks of one thread may share what is not made for several.

use std::cell::RefCell;
use std::error::Error;
use std::rc::Rc;

use stage::prelude::*;
use tokio::task::LocalSet;

pub async fn one_basket(sources: &[Source]) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let (tasks, basket) = (LocalSet::new(), Rc::new(RefCell::new(vec![])));
    for source in sources.iter().cloned() {
        let basket = basket.clone();
        tasks.spawn_local(async move {
            let answer = fetch(source).await;
            basket.borrow_mut().push(answer);
        });
    }
    tasks.await;
    Ok(basket.take().into_iter().collect::<Result<_, _>>()?)
}

include!("../../../../exercises/lesson-02/checks/one_basket.rs");
