//! What recordings say about ends and destructors, compared with a log that destructors write.

use error_modes::{Cell, Construct, Mode, play_with_witness};
use stage::How;
use stage::fate::Fate;

#[test]
fn destructors_run_when_the_cells_say() {
    let mut witnessed = 0;
    for construct in Construct::ALL {
        for mode in Mode::ALL {
            let (recording, witness) = play_with_witness(construct, mode);
            let cell = Cell::of(construct, mode, &recording);
            let cast = mode.cast();
            for other in &cell.others {
                let source = cast.services.iter().position(|service| service.name == other.name);
                let calls = witness.calls.iter().filter(|call| Some(call.source) == source);
                let [call] = calls.collect::<Vec<_>>()[..] else { panic!("{cell:?}: one call") };
                let ended = call.ended.expect("it ends within the play");
                assert_eq!(Some(ended.at), other.ends, "{cell:?}");
                assert_eq!(ended.order <= witness.goes_on, other.is_before, "{cell:?}");
                let how = if other.fate == Fate::CutOff { How::Dropped } else { How::Answered };
                assert_eq!(ended.how, how, "{cell:?}");
                witnessed += 1;
            }
        }
    }
    assert_eq!(witnessed, 11 * (3 + 3 + 4 + 4));
}
