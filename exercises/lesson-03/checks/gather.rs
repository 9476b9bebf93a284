// Checks of exercise `gather`. Not to be edited: change ../gather.rs instead.

pub(crate) mod the_checks {
    use ::checker::{
        Cast, Casts, Check, Expected, Hold, Response, Service, Source, Stage, fetch, secs,
    };

    use ::std::cell::Cell;
    use ::std::marker::PhantomData;
    use ::std::string::String;

    pub(crate) fn check() -> Check {
        // Neither the iterator nor the outputs can do more than the signature asks for.
        let run = |stage: Stage| async move {
            let mut sources = stage.sources.into_iter();
            let held: ::std::boxed::Box<dyn ::std::any::Any> = ::std::boxed::Box::new(());
            let futures = ::std::iter::from_fn(|| {
                _ = &held;
                sources.next().map(ask)
            });
            let outputs: ::std::vec::Vec<Output> = super::gather(Futures(futures)).await;
            Ok::<_, ::std::convert::Infallible>(outputs)
        };
        Check::new("gather", run, expected)
            .told(Cast::new([
                Service::new("a", secs(3.0)),
                Service::new("b", secs(1.0)),
                Service::new("c", secs(2.0)),
            ]))
            .generated(Casts::of(0..=130).failing().panicking())
            .hold(Hold::Place, "Run every future in a task of its own.")
            .hold(
                Hold::Answers,
                "Return their outputs in the order of the input, whatever ends first.",
            )
            .hold(Hold::Resumes, "No input, no wait.")
            .hold(Hold::Ends, "If a future panics, wait for the others;")
            .hold(
                Hold::Panic,
                "then let its panic go on, with what it carries: `JoinError::into_panic` and \
                 `std::panic::resume_unwind` do that. If several panic, any of their panics will do.",
            )
            .story("With a 3 s, b 1 s and c 2 s: `[\"a\", \"b\", \"c\"]` at 3 s.")
            .story("A set or a list of handles: both do.")
    }

    /// Sendable, and nothing else: it can neither be cloned nor shared nor compared.
    struct Output(String, PhantomData<Cell<()>>);

    impl ::std::fmt::Debug for Output {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::std::fmt::Debug::fmt(&self.0, f)
        }
    }

    /// One of the futures that are gathered.
    async fn ask(source: Source) -> Output {
        let text = match fetch(&source).await {
            Ok(answer) => answer,
            Err(error) => ::std::string::ToString::to_string(&error),
        };
        Output(text, PhantomData)
    }

    /// Can be turned into an iterator, and is none.
    struct Futures<I>(I);

    impl<I: ::std::iter::Iterator> ::std::iter::IntoIterator for Futures<I> {
        type Item = I::Item;
        type IntoIter = I;
        fn into_iter(self) -> I {
            self.0
        }
    }

    fn expected(cast: &Cast) -> Expected {
        let run = match Expected::overlapping(cast).in_tasks() {
            run if cast.services.is_empty() => run.in_the_first_poll(),
            run => run,
        };
        let panics = |service: &Service| ::std::matches!(service.response, Response::Panics(_));
        let panicking: Vec<usize> =
            (0..cast.services.len()).filter(|&place| panics(&cast.services[place])).collect();
        if !panicking.is_empty() {
            return run.panicking_like(panicking);
        }
        let outputs: ::std::vec::Vec<::std::string::String> = cast
            .services
            .iter()
            .map(|service| match service.answer() {
                Some(answer) => answer.to_owned(),
                None => ::std::format!("{} failed", service.name),
            })
            .collect();
        run.returning(outputs)
    }

    #[::core::prelude::v1::test]
    fn gather_passes() {
        check().run();
    }
}
