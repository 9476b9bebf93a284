pub async fn breakfast(tea: &Source, toast: &Source, eggs: &Source) -> Result<(), FetchError> {
    let tea = fetch(tea);
    let eggs = fetch(eggs);
    fetch(toast).await?;
    let (tea, eggs) = tokio::join!(tea, eggs);
    tea?;
    eggs?;
    Ok(())
}
