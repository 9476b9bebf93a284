        @SCENE@::new(
            "@NAME@",
            "TODO: what there is to see, in one sentence.",
            @CAST@::new([@SERVICE@::new("tea", @SECS@(2.0)), @SERVICE@::new("toast", @SECS@(1.0))]),
            |sources| async move { crate::@NAME@(&sources).await },
        ),
