//! An overview of what is proved: each sentence of a task, with its hold and the mistakes that
//! break it.

use std::time::{Duration, Instant};

use crate::exercise::Exercise;
use crate::mistake::Mistake;
use crate::{Kind, Proof};

impl Proof {
    /// Prints the overview, with the time that the checks take on the solutions if it `is_asked_for`: the cases of the
    /// solutions have just judged them otherwise.
    pub(crate) fn print(self, is_asked_for: bool) -> Result<(), String> {
        let (mut casts, mut all) = (0, Duration::ZERO);
        for exercise in self.exercises() {
            let check = exercise.check();
            println!("\n{}", exercise.id);
            for (hold, sentence) in check.holds() {
                let mistakes: Vec<&str> =
                    exercise.mistakes(*hold, sentence).map(|case| case.name).collect();
                println!("  {sentence}\n    → {hold} → {}", mistakes.join(", "));
            }
            for case in exercise.files(Kind::Mistake) {
                let Mistake { breaks, .. } = Mistake::read(case.source)?;
                if check.holds().iter().all(|(hold, _)| hold.to_string() != breaks) {
                    println!("  beside the text\n    → {breaks} → {}", case.name);
                }
            }
            casts += check.casts();
            if is_asked_for {
                let begun = Instant::now();
                let verdict = check.verdict();
                let took = begun.elapsed();
                println!(
                    "  {} casts in {} ms: {}",
                    check.casts(),
                    took.as_millis(),
                    word(&verdict)
                );
                all += took;
            }
        }
        let count = |kind| self.cases.iter().filter(|case| case.kind == kind).count();
        println!(
            "\n{} exercises, {} solutions, {} other right answers, {} mistakes; {casts} casts, each played \
         with the solution and with every other right answer, {} plays in all",
            self.exercises().count(),
            count(Kind::Solution),
            count(Kind::Right),
            count(Kind::Mistake),
            self.exercises().map(|exercise| plays(&exercise)).sum::<usize>(),
        );
        if is_asked_for {
            println!("{} ms for the solutions", all.as_millis());
        }
        Ok(())
    }
}

fn plays(exercise: &Exercise) -> usize {
    exercise.check().casts() * (1 + exercise.files(Kind::Right).count())
}

fn word(verdict: &checker::Verdict) -> &'static str {
    match verdict {
        checker::Verdict::Passed => "passed",
        _ => "not passed",
    }
}
