//! Every way in which HTML, SVG, CSS and JavaScript name a file, tried with a file that exists, with
//! a missing one, and with one on another host.

use crate::links::broken;

pub const FOREIGN: &str = "is loaded from another host";
pub const MISSING: &str = "leads to a page that is not there";

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' \
                   xmlns:l='http://www.w3.org/1999/xlink'><g id='here'/>";

/// What is wrong with a folder where `file` has this text, beside files that are there.
pub fn faults(file: &str, text: &str) -> Vec<(String, &'static str)> {
    let there = format!("{SVG}</svg>");
    let pages = [
        ("a/there.svg", there.as_str()),
        ("a/there.html", "<p id=here>"),
        ("a/b/index.html", ""),
        (file, text),
    ];
    broken(&pages).into_iter().map(|link| (link.link, link.why)).collect()
}

/// The snippet with an address in place of `@@`, in the file that it belongs to.
fn filled(file: &str, snippet: &str, address: &str) -> (String, String) {
    let text = snippet.replace("@@", address);
    match file {
        "svg" => ("a/x.svg".to_owned(), format!("{SVG}{text}</svg>")),
        "svg-whole" => ("a/x.svg".to_owned(), text),
        end => (format!("a/x.{end}"), text),
    }
}

#[track_caller]
pub fn says(file: &str, snippet: &str, address: &str, wanted: Option<&'static str>) {
    let (file, text) = filled(file, snippet, address);
    let said: Vec<&str> = faults(&file, &text).into_iter().map(|(_, why)| why).collect();
    let wanted: Vec<&str> = wanted.into_iter().collect();
    assert_eq!(said, wanted, "{file}: {text}");
}

/// The file's kind, and what names `@@` so that a browser fetches it.
const LOADED: &[(&str, &str)] = &[
    // HTML, by its index of attributes
    ("html", "<img src=@@>"),
    ("html", "<IMG SRC='  @@  '>"),
    ("html", "<image src=@@>"),
    ("html", "<script src=@@></script>"),
    ("html", "<iframe src=@@></iframe>"),
    ("html", "<frameset><frame src=@@></frameset>"),
    ("html", "<embed src=@@>"),
    ("html", "<audio src=@@></audio>"),
    ("html", "<video src=@@></video>"),
    ("html", "<video poster=@@></video>"),
    ("html", "<video><source src=@@></video>"),
    ("html", "<video><track src=@@></video>"),
    ("html", "<input type=Image src=@@>"),
    ("html", "<our-player src=@@></our-player>"),
    ("html", "<object data=@@></object>"),
    ("html", "<form action=@@></form>"),
    ("html", "<button formaction=@@></button>"),
    ("html", "<input type=submit formaction=@@>"),
    ("html", "<a ping=@@></a>"),
    ("html", "<a ping='there.html @@'></a>"),
    ("html", "<area ping=@@>"),
    ("html", "<img attributionsrc=@@>"),
    ("html", "<body background=@@>"),
    ("html", "<table background=@@>"),
    ("html", "<table><tr background=@@><td>"),
    ("html", "<table><td background=@@>"),
    ("html", "<html manifest=@@>"),
    ("html", "<img srcset=@@>"),
    ("html", "<img srcset='there.svg 1x,@@ 2x'>"),
    ("html", "<img srcset='@@, there.svg 2x'>"),
    ("html", "<picture><source srcset='there.svg 10w, @@ 20w'></picture>"),
    ("html", "<link rel=stylesheet href=@@>"),
    ("html", "<link rel='alternate StyleSheet' href=@@>"),
    ("html", "<link rel=icon href=@@>"),
    ("html", "<link rel='shortcut icon' href=@@>"),
    ("html", "<link rel=apple-touch-icon href=@@>"),
    ("html", "<link rel=mask-icon href=@@>"),
    ("html", "<link rel=manifest href=@@>"),
    ("html", "<link rel=preload as=image href=@@>"),
    ("html", "<link rel=preload as=image imagesrcset='there.svg 1x, @@ 2x' imagesizes=9px>"),
    ("html", "<link rel=modulepreload href=@@>"),
    ("html", "<link rel=prefetch href=@@>"),
    ("html", "<link rel=prerender href=@@>"),
    ("html", "<link rel=preconnect href=@@>"),
    ("html", "<link rel=dns-prefetch href=@@>"),
    ("html", "<meta http-equiv=refresh content='0; url=@@'>"),
    ("html", "<meta http-equiv=REFRESH content='5;URL=\"@@\"'>"),
    ("html", "<meta http-equiv=refresh content='1,@@'>"),
    ("html", "<noscript><img src=@@></noscript>"),
    ("html", "<head><noscript><link rel=stylesheet href=@@></noscript></head>"),
    ("html", "<noscript><iframe src=@@></iframe></noscript>"),
    ("html", "<template><img src=@@></template>"),
    ("html", "<iframe srcdoc='<img src=@@>'></iframe>"),
    ("html", "<iframe srcdoc='&lt;p style=&quot;background:url(@@)&quot;>'></iframe>"),
    // CSS in a page
    ("html", "<p style='background: url(@@)'>"),
    ("html", "<p style='background: URL(&quot;@@&quot;)'>"),
    ("html", "<p style='background: image-set(\"@@\" 1x)'>"),
    ("html", "<style>@import \"@@\";</style>"),
    ("html", "<style>@import/* */'@@' print;</style>"),
    ("html", "<style>@import url(@@) layer(x);</style>"),
    ("html", "<style>p { background: \\75 rl( '@@' ) }</style>"),
    ("html", "<template><style>p { background: url(@@) }</style></template>"),
    // CSS
    ("css", "@import '@@';"),
    ("css", "@IMPORT \"@@\";"),
    ("css", "@charset 'utf-8'; @import url('@@');"),
    ("css", "@font-face { src: local('x'), url( \"@@\" ) format('woff2') }"),
    ("css", "@media print { p { background: red url(@@) } }"),
    ("css", "p { cursor: url(there.svg) 2 2, url(@@), auto }"),
    ("css", "p { content: -webkit-image-set('@@' 1x, 'there.svg' 2x) }"),
    ("css", "p { background: image-set('there.svg' 1x, '@@' type('image/svg+xml') 2x) }"),
    ("css", "p { background: src('@@') }"),
    ("css", "p { --later: url(@@) }"),
    ("css", "p { & b { mask: url(@@) } }"),
    ("css", "@namespace url(http://x.org/ns); p { background: url(@@) }"),
    ("css", "p { background: url(@@"),
    // SVG in a page
    ("html", "<svg><image href=@@ /></svg>"),
    ("html", "<svg><image xlink:href=@@ /></svg>"),
    ("html", "<svg><use href=@@#here /></svg>"),
    ("html", "<svg><feimage href=@@ /></svg>"),
    ("html", "<svg><script href=@@ /></svg>"),
    ("html", "<svg><rect fill='url(@@#here)' /></svg>"),
    ("html", "<svg><style>rect { fill: url(@@#here) }</style></svg>"),
    ("html", "<svg><foreignObject><img src=@@></foreignObject></svg>"),
    ("html", "<math><mglyph src=@@></mglyph></math>"),
    // SVG
    ("svg", "<image href='@@'/>"),
    ("svg", "<image l:href='@@'/>"),
    ("svg", "<script href='@@'/>"),
    ("svg", "<use l:href='@@#here'/>"),
    ("svg", "<feImage href='@@'/>"),
    ("svg", "<linearGradient href='@@#here'/>"),
    ("svg", "<radialGradient l:href='@@#here'/>"),
    ("svg", "<pattern href='@@#here'/>"),
    ("svg", "<textPath href='@@#here'/>"),
    ("svg", "<mpath href='@@#here'/>"),
    ("svg", "<animate href='@@#here'/>"),
    ("svg", "<set attributeName='href' to='@@'/>"),
    ("svg", "<animate attributeName='xlink:href' values='there.svg; @@'/>"),
    ("svg", "<animate attributeName='fill' values='red; url(@@#here)'/>"),
    ("svg", "<rect fill='url(@@#here)'/>"),
    ("svg", "<rect stroke='url(&quot;@@#here&quot;) red'/>"),
    ("svg", "<rect filter='URL(@@#here)'/>"),
    ("svg", "<rect mask='url(@@#here)'/>"),
    ("svg", "<rect clip-path='url(@@#here)'/>"),
    ("svg", "<path marker-start='url(@@#here)'/>"),
    ("svg", "<path marker-mid='url(@@#here)'/>"),
    ("svg", "<path marker-end='url(@@#here)'/>"),
    ("svg", "<rect cursor='url(@@), auto'/>"),
    ("svg", "<rect style='fill: url(@@#here)'/>"),
    ("svg", "<style>@import '@@';</style>"),
    ("svg", "<style><![CDATA[ a > b { fill: url(@@#here) } ]]></style>"),
    ("svg", "<foreignObject><img xmlns='http://www.w3.org/1999/xhtml' src='@@'/></foreignObject>"),
    ("svg-whole", "<?xml-stylesheet type='text/css' href='@@'?><svg/>"),
    ("svg-whole", "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:image href='@@'/></s:svg>"),
    (
        "svg-whole",
        "<!DOCTYPE svg [<!ENTITY x '@@'>]><svg xmlns='http://www.w3.org/2000/svg'>\
                   <image href='&x;'/></svg>",
    ),
    ("xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><img src='@@'/></html>"),
    // JavaScript, where the address stands in it
    ("html", "<script type=module>import './@@';</script>"),
    ("html", "<script type=module>import { a, b as c } from './@@';</script>"),
    ("html", "<script type=module>export*from\"./@@\"</script>"),
    ("html", "<script>import(`./@@`).then(run)</script>"),
    ("html", "<script>new Worker('@@')</script>"),
    ("html", "<script>new SharedWorker('@@', { name: 'x' })</script>"),
    ("html", "<script>new Image().src = '@@';</script>"),
    ("html", "<script>image.setAttribute('src', '@@')</script>"),
    ("html", "<script>image.srcset = 'there.svg 1x, @@ 2x';</script>"),
    ("html", "<script>context.audioWorklet.addModule('@@')</script>"),
    ("html", "<script>navigator.serviceWorker.register('@@')</script>"),
    ("html", "<script>`${new Worker('@@')}`</script>"),
    ("html", "<script type=importmap>{\"imports\": {\"x\": \"./@@\"}}</script>"),
    ("html", "<script type=importmap>{\"scopes\": {\"/\": {\"x\": \"./@@\"}}}</script>"),
    ("html", "<script type=speculationrules>{\"prefetch\": [{\"urls\": [\"@@\"]}]}</script>"),
    ("html", "<button onclick=\"new Worker('@@')\">"),
    ("js", "import x from './@@'"),
    ("js", "const x = await import('./@@')"),
    ("js", "importScripts('there.html', '@@')"),
    ("js", "new Worker(new URL('@@', import.meta.url))"),
    ("webmanifest", "{\"icons\": [{\"src\": \"@@\"}]}"),
];

#[test]
fn what_is_loaded_has_to_be_there_and_at_home() {
    for (file, snippet) in LOADED {
        says(file, snippet, "there.svg", None);
        says(file, snippet, "no.svg", Some(MISSING));
        // A second scheme of the same address: `./` in front would make a path of it.
        let alone = snippet.replace("./@@", "@@");
        says(file, &alone, "https://x.org/a.svg", Some(FOREIGN));
        says(file, &alone, "//x.org/a.svg", Some(FOREIGN));
    }
}

/// What a script asks for may be answered by a server without a file.
#[test]
fn what_a_script_asks_for_has_to_be_at_home() {
    for (file, snippet) in [
        ("html", "<script>fetch('@@')</script>"),
        ("html", "<script>window.fetch(\"@@\", { method: 'POST' })</script>"),
        ("html", "<script>navigator.sendBeacon('@@', x)</script>"),
        ("html", "<script>new EventSource('@@')</script>"),
        ("html", "<script>fetch(new Request('@@', { method: 'PUT' }))</script>"),
        ("html", "<script>let r = new XMLHttpRequest; r.open('get', '@@')</script>"),
        ("js", "const x = /[/'\"]/.test(y) ? await fetch('@@') : a / b;"),
        ("js", "fetch('\\x40@@'.slice(1)); self.fetch('@@')"),
    ] {
        says(file, snippet, "no.json", None);
        says(file, snippet, "/no.json", None);
        says(file, snippet, "https://x.org/a.json", Some(FOREIGN));
        says(file, snippet, "//x.org/a.json", Some(FOREIGN));
    }
    says("js", "new WebSocket('wss://x.org')", "", Some(FOREIGN));
    says("html", "<base href=https://x.org><script>fetch('x')</script>", "", Some(FOREIGN));
}

/// A reader goes there or does not: another host is no fault.
#[test]
fn what_is_followed_may_lead_to_another_host() {
    for (file, snippet) in [
        ("html", "<a href=@@>"),
        ("html", "<map><area href='@@'></map>"),
        ("html", "<blockquote cite=@@>"),
        ("html", "<q cite=@@></q>"),
        ("html", "<ins cite=@@></ins><del cite=@@></del>"),
        ("html", "<img longdesc=@@>"),
        ("html", "<link rel=canonical href=@@>"),
        ("html", "<link rel='license' href=@@>"),
        ("html", "<link rel=next href=@@>"),
        ("html", "<link rel=alternate type=application/rss+xml href=@@>"),
        ("html", "<svg><a href=@@><text>x</text></a></svg>"),
        ("html", "<svg><a xlink:href=@@></a></svg>"),
        ("html", "<math><mi href=@@>x</mi></math>"),
        ("html", "<noscript><a href=@@>x</a></noscript>"),
        ("html", "<iframe srcdoc='<a href=@@>x</a>'></iframe>"),
        ("svg", "<a href='@@'/>"),
        ("svg", "<a l:href='@@'/>"),
        ("webmanifest", "{\"start_url\": \"@@\"}"),
    ] {
        says(file, snippet, "there.svg", None);
        says(file, snippet, "no.html", Some(MISSING));
        for address in ["https://x.org/a", "HTTPS://x.org/a", "//x.org/a", "mailto:a@b"] {
            says(file, snippet, address, None);
        }
        says(
            file,
            snippet,
            "javascript:x()",
            Some("is no link that a reader can follow everywhere"),
        );
    }
}

#[test]
fn what_names_no_file_is_no_fault() {
    for (file, snippet) in [
        ("html", "<!-- <img src=@@> -->"),
        ("html", "<code>&lt;img src=@@></code>"),
        ("html", "<textarea><img src=@@></textarea>"),
        ("html", "<p data-src=@@ title=@@ itemtype=@@ itemid=@@>"),
        ("html", "<input type=text value=@@>"),
        ("html", "<our-chart data='@@' background=@@></our-chart>"),
        ("html", "<meta property=og:image content=@@>"),
        ("html", "<meta http-equiv=content-language content='0; url=@@'>"),
        ("html", "<script type=application/ld+json>{\"url\": \"@@\"}</script>"),
        ("html", "<script type=text/x-template><img src=@@></script>"),
        ("html", "<svg xmlns=@@ xmlns:x=@@></svg>"),
        ("html", "<svg><metadata resource=@@></metadata><text d=@@>url(@@)</text></svg>"),
        ("html", "<p style='content: \"url(@@)\"; /* url(@@) */'>"),
        ("html", "<iframe src=about:blank></iframe><iframe src></iframe>"),
        ("css", "/* @import '@@'; */ @namespace '@@'; @namespace x url(@@);"),
        ("css", "p { content: '@@' 'url(@@)'; font: '@@' } @font-face { src: local('@@') }"),
        ("css", "p { fill: url(#no); background: url('') }"),
        ("svg", "<a xmlns='@@' href='@@'/><title>url(@@)</title><!-- <image href='@@'/> -->"),
        ("svg", "<rect aria-label='url(@@)' data-fill='url(@@)'/>"),
        ("js", "// import '@@'\n/* fetch('@@') */ const a = \"fetch('@@')\", b = /fetch('@@')/;"),
        ("js", "cache.fetch('@@'); dialog.open('@@'); x.from = '@@'; window.open('@@')"),
        ("js", "fetch('@@' + x); fetch(`@@${x}`); new URL('@@'); img.src = '@@' + x"),
        ("js", "const { fetch } = x; function fetch(a = '@@') {} a.href = '@@'"),
        ("js", "//# sourceMappingURL=@@"),
    ] {
        for address in ["no.svg", "https://x.org/a", "//x.org/a"] {
            if address.starts_with("//") || !snippet.contains("type=text value") {
                says(file, snippet, address, None);
            }
        }
    }
}

#[test]
fn names_of_modules_are_explained_by_an_import_map() {
    let map =
        "<script type=importmap>{\"imports\": {\"x\": \"./there.svg\", \"y/\": \"./b/\"}}</script>";
    let module = |name: &str| format!("{map}<script type=module>import '{name}'</script>");
    says("html", &module("x"), "", None);
    says("html", &module("y/z"), "", None);
    says("html", &module("z"), "", Some("is a name that no import map explains"));
    says("js", "import x from 'x'", "", Some("is a name that no import map explains"));
}

/// A file that is written out in its own address names files as any other does.
#[test]
fn files_inside_addresses_are_read_too() {
    for (page, wanted) in [
        (
            "<link rel=stylesheet href=\"data:text/css,@import 'https://x.org/a.css'\">",
            Some(FOREIGN),
        ),
        // @import url(//x.org/a.css);
        (
            "<link rel=stylesheet href='data:text/css;base64,QGltcG9ydCB1cmwoaHR0cHM6Ly94Lm9yZy9hKTs='>",
            Some(FOREIGN),
        ),
        ("<iframe src='data:text/html,<img src=https://x.org/a.png>'></iframe>", Some(FOREIGN)),
        (
            "<script src=\"data:text/javascript,import('https://x.org/a.js')\"></script>",
            Some(FOREIGN),
        ),
        ("<link rel=stylesheet href='data:text/css,p{color:red}'>", None),
        (
            "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><g id='x'/>\
             <use href='%23x'/></svg>\">",
            None,
        ),
    ] {
        says("html", page, "", wanted);
    }
}
