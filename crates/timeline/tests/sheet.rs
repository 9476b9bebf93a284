//! Where things stand in a drawing: in both layouts nothing is cut off and nothing overlaps.

mod drawn;

use std::time::Duration;

use drawn::{attribute, drawings, faults, texts};
use proptest::prelude::*;
use timeline::{
    Errands, Lane, Layout, Line, LineLevel, Moment, Outcome, Recording, STYLE, SvgOptions,
};

fn moment(at: u64, step: u32) -> Moment {
    Moment { at: Duration::from_millis(at), step }
}

fn lane(label: &str, parent: Option<usize>, (start, end): (u64, u64), outcome: Outcome) -> Lane {
    let end = (outcome != Outcome::Open).then(|| moment(end, 50));
    Lane {
        label: label.to_owned(),
        number: None,
        kind: "fetch".to_owned(),
        parent,
        spawned: parent.is_some(),
        start: moment(start, 1),
        polls: vec![moment(start, 1)],
        end,
        outcome,
        takes: None,
        place: None,
        task_of: None,
    }
}

fn texts_of_all_lengths() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z]{1,8}",
        2 => "[a-z \"(),]{0,70}",
        1 => "[a-z:/?&<>]{60,150}",
        1 => "(寿司|☁\u{fe0f}|é|x){0,40}",
    ]
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        3 => texts_of_all_lengths().prop_map(Outcome::Finished),
        1 => texts_of_all_lengths().prop_map(Outcome::Failed),
        1 => Just(Outcome::TimedOut),
        1 => Just(Outcome::Panicked),
        2 => Just(Outcome::Cancelled),
        1 => Just(Outcome::Open),
    ]
}

prop_compose! {
    fn lanes()(
        label in texts_of_all_lengths(),
        parent in 0_usize..100,
        spawned in any::<bool>(),
        times in (0_u64..5, 0_u64..5, prop::option::of(0_u64..9000)),
        outcome in outcomes(),
    ) -> Lane {
        let (start, length, takes) = times;
        let lane = lane(&label, Some(parent), (start * 500, (start + length) * 500), outcome);
        Lane { spawned, takes: takes.map(Duration::from_millis), ..lane }
    }
}

prop_compose! {
    /// All at times of which several are the same, so that ends are numbered.
    fn recordings()(
        caller in outcomes(),
        mut below in prop::collection::vec(lanes(), 0..9),
        prints in prop::collection::vec((0_u64..9, 0_usize..9), 0..5),
        unit in prop_oneof![Just(1_u64), Just(7), Just(1000), Just(61_000), Just(3_600_000)],
    ) -> Recording {
        for (index, lane) in below.iter_mut().enumerate() {
            lane.parent = lane.parent.map(|parent| parent % (index + 1));
            (lane.start.step, lane.polls[0].step) = (index as u32 + 1, index as u32 + 1);
            if let Some(end) = &mut lane.end {
                end.step += index as u32;
            }
        }
        let count = below.len() + 1;
        let scale = |moment: &mut Moment| moment.at = moment.at * unit as u32 / 500;
        let mut lanes = vec![lane("caller", None, (0, 2500), caller)];
        lanes.append(&mut below);
        lanes.iter_mut().for_each(|lane| {
            scale(&mut lane.start);
            lane.end.as_mut().map(scale).unwrap_or_default();
            lane.polls.iter_mut().for_each(scale);
        });
        let line = |(at, lane): (u64, usize)| Line {
            moment: moment(at * unit, 20),
            lane: Some(lane % count),
            text: "line".to_owned(),
            level: LineLevel::Info,
            place: None,
        };
        let lines = prints.into_iter().map(line).collect();
        let elapsed = Duration::from_millis(5 * unit);
        let mut recording = Recording { lanes, lines, waits: Vec::new(), elapsed };
        recording.number_equal_labels();
        recording
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_cut_off_or_stands_over_something_else(
        recording in recordings(),
        beside in recordings(),
    ) {
        for (layout, svg) in drawings(&recording, &beside) {
            prop_assert_eq!(faults(layout, &svg), Vec::<String>::new(), "{}", svg);
        }
    }

    /// Two that are compared begin and end in the same places, and both have the mark or none.
    #[test]
    fn drawings_that_are_compared_share_their_axis(one in recordings(), other in recordings()) {
        for layout in [Layout::Wide, Layout::Narrow] {
            let draw = |recording: &Recording, beside| {
                recording.to_svg(&SvgOptions { layout, beside: Some(beside), ..SvgOptions::default() })
            };
            let pair = [draw(&one, &other), draw(&other, &one)];
            let [place, its] = pair.each_ref().map(|svg| {
                let tag = svg.split('>').next().unwrap();
                ["data-x0", "data-x1", "data-until", "width"].map(|name| attribute(tag, name).to_owned())
            });
            prop_assert_eq!(place, its);
            let differs = one.first_difference(&other);
            for svg in pair {
                prop_assert_eq!(svg.matches("class=\"tl-differs\"").count(), usize::from(differs.is_some()));
            }
            prop_assert_eq!(differs, other.first_difference(&one));
            prop_assert_eq!(one.first_difference(&one), None);
        }
    }

    /// One drawing and table serve two recordings where they are drawn alike, and only there.
    #[test]
    fn what_is_drawn_alike_has_one_drawing(one in recordings(), at in 0_usize..9, change in 0..6) {
        let mut other = one.clone();
        let at = at % other.lanes.len();
        let lane = &mut other.lanes[at];
        match change {
            0 => {}
            1 => lane.kind.push('x'),
            2 => lane.label.push('x'),
            3 => lane.spawned = !lane.spawned,
            4 => lane.polls.clear(),
            _ => lane.outcome = Outcome::Cancelled,
        }
        let shown = |run: &Recording| (run.to_svg(&SvgOptions::default()), run.table());
        prop_assert_eq!(one.is_drawn_like(&other), shown(&one) == shown(&other));
    }

    /// A page that has the style sheet shows both layouts by it, and each id once.
    #[test]
    fn both_layouts_have_one_name(recording in recordings()) {
        let both = SvgOptions { id_prefix: "p", layout: Layout::Both, ..SvgOptions::default() };
        let styled = recording.to_svg(&both);
        prop_assert_eq!(styled.matches("<svg ").count(), 2);
        for once in ["id=\"p-title\"", "id=\"p-desc\"", STYLE, "tl-wide\"", "tl-narrow\""] {
            prop_assert_eq!(styled.matches(once).count(), 1, "{}", once);
        }
        prop_assert_eq!(styled.matches("aria-labelledby=\"p-title p-desc\"").count(), 2);
        let unstyled = recording.to_svg(&SvgOptions { unstyled: true, ..both });
        let bare = ["xmlns", "data-start", "data-end", "data-outcome"]
            .iter()
            .fold(styled.replace(&format!("<style>{STYLE}</style>"), ""), |svg, name| without(&svg, name));
        // Colours have no fallback of their own, and no other comma stands before a colour.
        let uncoloured = |svg: &str| {
            svg.replace(|c: char| c == '#' || c.is_ascii_hexdigit(), "").replace(",)", ")")
        };
        prop_assert_eq!(uncoloured(&bare), uncoloured(&unstyled));
    }
}

/// The SVG without an attribute of this name.
fn without(svg: &str, name: &str) -> String {
    let attribute = format!(" {name}=\"");
    let mut parts = svg.split(&attribute);
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('"').map_or("", |(_, rest)| rest)).collect::<String>()
}

#[test]
fn a_name_has_one_colour_on_all_drawings_of_a_page() {
    let done = || Outcome::Finished("7".to_owned());
    let recording = |names: &[&str]| {
        let lanes = names.iter().map(|name| lane(name, Some(0), (0, 500), done()));
        let lanes = std::iter::once(lane("caller", None, (0, 500), done())).chain(lanes).collect();
        let mut recording = Recording {
            lanes,
            lines: Vec::new(),
            waits: Vec::new(),
            elapsed: Duration::from_millis(500),
        };
        recording.number_equal_labels();
        recording
    };
    let pages = [recording(&["tea", "toast"]), recording(&["toast", "eggs", "toast", "tea"])];
    let mut errands = Errands::default();
    let mut colours = Vec::new();
    for page in &pages {
        errands.add(page);
        let svg = page.to_svg(&SvgOptions { errands: Some(&errands), ..SvgOptions::default() });
        for lane in svg.split("<g ").skip(1) {
            let lane = format!(" {lane}");
            let number =
                lane.contains("data-errand").then(|| attribute(&lane, "data-errand").to_owned());
            colours.push(format!(
                "{} {}",
                attribute(&lane, "data-lane"),
                number.unwrap_or_default()
            ));
        }
    }
    let wanted =
        ["caller ", "tea 1", "toast 2", "caller ", "toast #1 2", "eggs 3", "toast #2 2", "tea 1"];
    assert_eq!(colours, wanted);
    // There are eight, and then the first again.
    errands.add(&recording(&["d", "e", "f", "g", "h", "i"]));
    let numbers = ["tea", "h", "i", "nobody"].map(|name| errands.colour(name));
    assert_eq!(numbers, [Some(1), Some(8), Some(1), None]);
}

/// As long as there are colours enough, no two names of a drawing share one.
#[test]
fn names_in_one_drawing_differ_in_colour() {
    let recording = |names: Vec<usize>| {
        let lanes = names.into_iter().map(|name| {
            lane(&format!("errand {name}"), Some(0), (0, 9), Outcome::Finished(String::new()))
        });
        let caller = lane("caller", None, (0, 9), Outcome::Finished(String::new()));
        let lanes = std::iter::once(caller).chain(lanes).collect();
        Recording { lanes, lines: Vec::new(), waits: Vec::new(), elapsed: Duration::from_millis(9) }
    };
    // Each page: what it has drawn before, and what it then draws with something new.
    for known in 0..24 {
        let mut errands = Errands::default();
        (0..known).for_each(|name| errands.add(&recording(vec![name])));
        for old in 0..known {
            let mut errands = errands.clone();
            let names = [vec![old], (known..known + 7).collect()].concat();
            errands.add(&recording(names.clone()));
            let mut colours: Vec<_> =
                names.iter().map(|name| errands.colour(&format!("errand {name}"))).collect();
            colours.sort();
            colours.dedup();
            assert_eq!(colours.len(), names.len(), "{known} known, {old} drawn again: {colours:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Runs that take turns in one place do not move: time begins, ends and is as wide in each.
    #[test]
    fn runs_that_take_turns_have_one_scale(runs in prop::collection::vec(recordings(), 2..4)) {
        for layout in [Layout::Wide, Layout::Narrow] {
            let options = SvgOptions { layout, instead: &runs, ..SvgOptions::default() };
            let drawn: Vec<String> = runs.iter().map(|run| run.to_svg(&options)).collect();
            for svg in &drawn {
                prop_assert_eq!(faults(layout, svg), Vec::<String>::new(), "{}", svg);
                for of in ["data-x0", "data-x1", "data-until", "width"] {
                    prop_assert_eq!(attribute(svg, of), attribute(&drawn[0], of), "{}", of);
                }
            }
        }
    }
}

/// Who stops a task and returns at once does two things at one instant, and both are seen.
#[test]
fn a_request_is_not_hidden_by_the_end_that_it_comes_with() {
    for end in [1, 200, 1000] {
        let mut cut = lane("b", Some(0), (0, end), Outcome::Cancelled);
        cut.end.as_mut().unwrap().step = 40;
        let mut caller = lane("caller", None, (0, end), Outcome::Finished("7".to_owned()));
        caller.polls.push(moment(end, 30));
        let longer = lane("c", Some(0), (0, 1000), Outcome::Finished("8".to_owned()));
        let elapsed = Duration::from_millis(end);
        let lanes = vec![caller, cut, longer];
        let recording = Recording { lanes, lines: Vec::new(), waits: Vec::new(), elapsed };
        for (layout, svg) in drawings(&recording, &recording) {
            let asked = svg.split("class=\"tl-ask\" d=\"M").nth(1).expect(&svg);
            let ended = svg.split("class=\"tl-call-end\" d=\"M").nth(1).unwrap();
            let x = |path: &str| path.split(' ').next().unwrap().parse::<f64>().unwrap();
            // It stands at its instant, if a label above the lane does not reach to there.
            if layout == Layout::Wide || end == 1000 {
                assert_eq!(x(asked), x(ended), "{svg}");
            }
            assert_eq!(faults(layout, &svg), Vec::<String>::new(), "{svg}");
        }
    }
}

/// Nor is one by the start, where a task is stopped as soon as it is spawned; nor does it hide that.
#[test]
fn a_request_is_not_over_the_start_or_an_open_end() {
    for at in [0, 1, 999, 1000] {
        let mut cut = lane("b", Some(0), (0, at), Outcome::Cancelled);
        cut.end.as_mut().unwrap().step = 40;
        let mut caller = lane("caller", None, (0, 1000), Outcome::Open);
        caller.polls.push(moment(at, 30));
        let elapsed = Duration::from_millis(1000);
        let lanes = vec![caller, cut];
        let recording = Recording { lanes, lines: Vec::new(), waits: Vec::new(), elapsed };
        for (layout, svg) in drawings(&recording, &recording) {
            assert!(svg.contains("class=\"tl-ask\""), "{svg}");
            assert_eq!(faults(layout, &svg), Vec::<String>::new(), "{svg}");
        }
    }
}

/// Which instants have numbers, by what ends in them.
#[test]
fn ends_are_numbered_where_their_order_teaches_something() {
    let done = || Outcome::Finished("7".to_owned());
    let failed = || Outcome::Failed("no".to_owned());
    let cut = || Outcome::Cancelled;
    type Of = (&'static str, usize, u64, Outcome);
    let cases: [(&str, Vec<Of>, &[&str]); 7] = [
        ("one alone, and the caller", vec![("a", 0, 1000, done())], &[]),
        ("at two instants", vec![("a", 0, 1000, done()), ("b", 0, 500, done())], &[]),
        ("two at one", vec![("a", 0, 500, done()), ("b", 0, 500, done())], &["①", "②"]),
        (
            "an error and who is cut off for it",
            vec![("a", 0, 500, failed()), ("b", 0, 500, cut())],
            &["①", "②"],
        ),
        ("two cut off together", vec![("a", 0, 500, cut()), ("b", 0, 500, cut())], &[]),
        ("one inside the other", vec![("a", 0, 500, done()), ("b", 1, 500, done())], &[]),
        (
            "two at one instant, one at another",
            vec![("a", 0, 500, done()), ("b", 0, 700, done()), ("c", 0, 500, failed())],
            &["①", "②"],
        ),
    ];
    for (what, lanes, wanted) in cases {
        let mut all = vec![lane("caller", None, (0, 1000), done())];
        for (step, (label, parent, end, outcome)) in lanes.into_iter().enumerate() {
            let mut lane = lane(label, Some(parent), (0, end), outcome);
            lane.spawned = false;
            (lane.start.step, lane.polls[0].step) = (step as u32 + 2, step as u32 + 2);
            lane.end.as_mut().unwrap().step = step as u32 + 20;
            all.push(lane);
        }
        let elapsed = Duration::from_millis(1000);
        let recording = Recording { lanes: all, lines: Vec::new(), waits: Vec::new(), elapsed };
        for layout in [Layout::Wide, Layout::Narrow] {
            let svg = recording.to_svg(&SvgOptions { layout, ..SvgOptions::default() });
            let circled = |text: &str| text.chars().all(|c| ('①'..='⑳').contains(&c));
            let texts = texts(&svg).into_iter().map(|text| text.what);
            let mut numbers: Vec<_> = texts.filter(|text| circled(text)).collect();
            numbers.sort();
            assert_eq!(numbers, wanted, "{what}");
            // They are those of the steps.
            let steps = recording.steps_text();
            assert!(numbers.iter().all(|number| steps.contains(number.as_str())), "{steps}");
        }
    }
}
