
/// TODO: say what it does.
// ANCHOR: @NAME@
pub async fn @NAME@(sources: &[@SOURCE@]) -> Result<Vec<String>, @FETCH_ERROR@> {
    let mut answers = Vec::new();
    for source in sources {
        answers.push(@FETCH@(source).await?);
    }
    @INFO@!("{} answers", answers.len());
    Ok(answers)
}
// ANCHOR_END: @NAME@
