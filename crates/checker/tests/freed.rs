//! A program of its own, with one test: whoever else allocates meanwhile is counted as well.

use checker::{
    Cast, Check, FetchError, Hold, Refusal, Service, Stage, Verdict, Wanted, fetch, secs,
};

#[test]
fn memory_is_given_back() {
    async fn errand(stage: Stage, leaked: usize) -> Result<String, FetchError> {
        Vec::leak(vec![0_u8; leaked]);
        let kept = vec![0_u8; 10_000];
        let answer = fetch(&stage.sources[0]).await;
        drop(kept);
        answer
    }
    let verdict = |leaked| {
        let run = move |stage| errand(stage, leaked);
        let wanted = |cast: &Cast| Wanted::overlapping(cast).returning("a");
        let check = Check::new("errand", run, wanted).hold(Hold::Freed, "");
        check.told(Cast::new([Service::new("a", secs(1.0))])).verdict()
    };
    assert_eq!(verdict(0), Verdict::Passed);
    let Verdict::Refused(Refusal { holds, text }) = verdict(100) else { panic!("100 bytes leak") };
    assert_eq!(holds, [Hold::Freed.to_string()], "{text}");
    assert!(text.contains("leaves 100 bytes of memory behind"), "{text}");
}
