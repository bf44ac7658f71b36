//! A table of edge cases: what matches, what does not, and what is refused where.

use parvis_query_language::Language::{English, French};
use parvis_query_language::{Field, Lists, Matcher, Post, Scratch, parse, parse_part, review};
use std::sync::atomic::{AtomicUsize, Ordering};

fn matches(query: &str, post: &Post<'_>) -> bool {
    let mut matcher = Matcher::new();
    matcher.add(&parse(query).unwrap_or_else(|error| panic!("{query}: {error}")).root);
    let mut matched = Vec::new();
    matcher.matches(&mut Scratch::new(), post, &mut matched);
    !matched.is_empty()
}

#[test]
fn each_query_finds_and_leaves_what_the_definition_says() {
    let table: &[(&str, &str, bool)] = &[
        ("école", "L’ÉCOLE est fermée", true),
        ("ecole", "e\u{301}cole", true),
        ("école", "écoles", false),
        ("mairie", "#Mairie", true),
        ("mairie", "@mairie", true),
        ("#mairie", "mairie", false),
        ("@mairie", "#mairie", false),
        ("@mairie", "a@mairie.fr", false),
        ("mairie", "a@mairie.fr", true),
        ("@mairie.paris", "vu sur @Mairie.Paris.", true),
        ("paris", "vu sur @mairie.paris", false),
        ("\"mairie\"", "#mairie", true),
        ("\"conseil municipal\"", "Conseil,   municipal !", true),
        ("\"conseil municipal\"", "conseil https://x.fr/y municipal", true),
        ("\"conseil municipal\"", "conseil très municipal", false),
        ("\"fuite d'eau\"", "une fuite l'eau", true),
        ("saint-denis", "Saint Denis", true),
        ("saint-denis", "denis saint", false),
        ("aujourd'hui", "aujourd’hui", true),
        ("l'eau", "eau", true),
        ("inond*", "inondations", true),
        ("inond*", "#Inondé", true),
        ("inond*", "inon", false),
        ("œuv*", "des oeuvres", true),
        ("m?t", "mât", true),
        ("m?t", "m2t", false),
        ("m?t", "mt", false),
        ("m?t", "mots", false),
        ("éc?l*", "écolier", true),
        ("brut:\"ANSM\"", "l'ANSM dit", true),
        ("brut:\"ANSM\"", "ansm", false),
        ("brut:\"ANSM\"", "ANSMA", false),
        ("brut:\"ANSM\"", "@ANSM-fr", false),
        ("brut:\"ANSM\"", "https://x.fr/ANSM", false),
        ("brut:\"😀\"", "bravo😀", true),
        ("a PROCHE/1 b", "b x a", true),
        ("a PROCHE/1 b", "b x x a", false),
        ("a AVANT/1 b", "b a", false),
        ("a NEAR/5 a", "a", false),
        ("a NEAR/5 a", "a a", true),
        ("\"a b\" NEAR/3 b", "a b", false),
        ("\"a b\" NEAR/3 b", "a b b", true),
        ("(a OU b) ONEAR/2 (c OU \"d e\")", "b x d e", true),
        ("mairie -jeu", "mairie jeu", false),
        ("mairie NOT jeu", "mairie", true),
        ("et", "pain et vin", true),
        ("mairie // jeu", "mairie", true),
        ("mairie", "www.mairie.fr", false),
        ("url:MAIRIE.fr", "www.mairie.fr/x", true),
        ("site:www.mairie.fr", "voir www.mairie.fr/x", true),
        ("site:mairie.fr", "voir www.mairie.fr/x", false),
        ("«conseil municipal»", "conseil municipal", true),
        ("\"\u{a0}conseil municipal\"", "conseil municipal", true),
        ("strasse", "STRAẞE", true),
        ("hui -aujourd", "aujourd'hui", false),
        ("l", "l' eau", true),
        ("l", "l'eau", false),
        ("école", "#École", true),
        ("10:30", "rendez-vous à 10:30", true),
    ];
    for &(query, text, wanted) in table {
        assert_eq!(matches(query, &Post::of_text(text)), wanted, "{query} / {text}");
    }
}

#[test]
fn fields_are_equal_ignoring_case() {
    let fields = [(Field::Language, "FR"), (Field::Source, "presse"), (Field::Author, "Élodie")];
    let post = Post { text: "bonjour", fields: &fields, followers: Some(1000.0), ..Post::default() };
    let table = [
        ("langue:fr", true),
        ("lang:Fr", true),
        ("LANGUE:en", false),
        ("source:(forum, PRESSE)", true),
        ("source:\"presse\"", true),
        ("auteur:élodie", true),
        ("auteur:elodie", false),
        ("abonnés:>1000", false),
        ("abonnes:>=1000", true),
        ("followers:<1001", true),
        ("followers:1000", true),
        ("bonjour -type:post", true),
        ("type:post", false),
    ];
    for (query, wanted) in table {
        assert_eq!(matches(query, &post), wanted, "{query}");
    }
}

#[test]
fn the_text_tells_the_language_only_when_nothing_else_does_and_it_decides() {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    fn detect(text: &str) -> Option<&'static str> {
        ASKED.fetch_add(1, Ordering::Relaxed);
        (!text.is_empty()).then_some("fr")
    }
    let told = [(Field::Language, "en")];
    let silent = [(Field::Language, ""), (Field::Source, "presse")];
    let none: &[(Field, &str)] = &[];
    let table = [
        ("langue:fr", none, true, 1),
        ("langue:en", none, false, 1),
        ("bonjour langue:FR", &silent[..], true, 1),
        ("bonjour -langue:fr", &silent[..], false, 1),
        ("(langue:en OU langue:fr) bonjour", none, true, 1),
        ("langue:fr", &told[..], false, 0),
        ("langue:en", &told[..], true, 0),
        ("bonsoir langue:fr", none, false, 0),
        ("bonjour source:presse", &silent[..], true, 0),
    ];
    for (query, fields, wanted, asked) in table {
        ASKED.store(0, Ordering::Relaxed);
        let post = Post { text: "bonjour", fields, followers: None, detect_language: Some(detect) };
        assert_eq!(matches(query, &post), wanted, "{query}");
        assert_eq!(ASKED.load(Ordering::Relaxed), asked, "{query}");
    }
}

#[test]
fn each_error_has_its_place_and_its_code() {
    let table: &[(&str, &str, (usize, usize))] = &[
        ("", "query.empty", (1, 1)),
        ("// rien", "query.empty", (1, 1)),
        ("mairie OU", "query.nothing_on_the_right", (1, 8)),
        ("mairie\nET OU b", "query.nothing_on_the_right", (2, 1)),
        ("OU mairie", "query.nothing_on_the_left", (1, 1)),
        ("(a OU ) b", "query.nothing_on_the_right", (1, 4)),
        ("école \"conseil", "query.unclosed_quote", (1, 7)),
        ("a \"\"", "query.empty_quote", (1, 3)),
        ("a (b", "query.unclosed_parenthesis", (1, 3)),
        ("a ) b", "query.stray_parenthesis", (1, 3)),
        ("a ()", "query.empty_parentheses", (1, 3)),
        ("a PROCHE b", "query.near_without_number", (1, 3)),
        ("a PROCHE/0 b", "query.near_without_number", (1, 3)),
        ("a NEAR/51 b", "query.near_without_number", (1, 3)),
        ("a NEAR/5", "query.nothing_on_the_right", (1, 3)),
        ("a NEAR/5 (b c)", "query.near_misuse", (1, 11)),
        ("a NEAR/5 b NEAR/5 c", "query.near_misuse", (1, 1)),
        ("a NEAR/5 -b", "query.near_misuse", (1, 11)),
        ("a NEAR/5 langue:fr", "query.near_misuse", (1, 10)),
        ("a OR NOT b", "query.negative_branch", (1, 10)),
        ("a (b OU -c)", "query.negative_branch", (1, 10)),
        ("-a", "query.only_negative", (1, 2)),
        ("-a -b", "query.only_negative", (1, 2)),
        ("a SAUF", "query.nothing_to_exclude", (1, 3)),
        ("a - b", "query.no_token", (1, 3)),
        ("a l'", "query.no_token", (1, 3)),
        ("QU’", "query.no_token", (1, 1)),
        ("a l", "", (0, 0)),
        ("a !!", "query.no_token", (1, 3)),
        ("https://x.fr", "query.no_token", (1, 1)),
        ("\"inond* ville\"", "query.wildcard_in_phrase", (1, 1)),
        ("in*nd", "query.misplaced_wildcard", (1, 1)),
        ("*tion", "query.misplaced_wildcard", (1, 1)),
        ("saint-den*", "query.misplaced_wildcard", (1, 1)),
        ("#inond*", "query.misplaced_wildcard", (1, 1)),
        ("in*", "query.prefix_too_short", (1, 1)),
        ("lange:fr", "query.unknown_field", (1, 1)),
        ("langue:", "query.missing_value", (1, 1)),
        ("a abonnés:>mille", "query.not_a_number", (1, 3)),
        ("source:(presse,)", "query.empty_item", (1, 16)),
        ("source:(presse OU forum)", "query.operator_in_list", (1, 9)),
        ("source:(presse", "query.unclosed_list", (1, 1)),
        ("brut:", "query.missing_exact_text", (1, 1)),
        ("@@", "query.bad_list_name", (1, 1)),
    ];
    for &(source, code, (line, column)) in table {
        match parse(source) {
            Ok(_) => assert_eq!(code, "", "{source} should be refused"),
            Err(error) => {
                assert_eq!((error.code(), error.line, error.column), (code, line, column), "{source}");
                assert!(!error.sentence(French).is_empty() && !error.sentence(English).is_empty());
            }
        }
    }
}

#[test]
fn the_limits_hold_on_both_sides() {
    let words = |count: usize| (0..count).map(|rank| format!("a{rank}")).collect::<Vec<_>>().join(" OU ");
    let nested = |levels: usize| format!("{}a{}", "(".repeat(levels), ")".repeat(levels));
    assert!(parse(&words(500)).is_ok());
    assert_eq!(parse(&words(501)).unwrap_err().code(), "query.too_many_leaves");
    assert!(parse(&nested(32)).is_ok());
    let error = parse(&nested(33)).unwrap_err();
    assert_eq!((error.code(), error.column), ("query.too_deep", 33));
    assert!(parse(&format!("é{}", "é".repeat(7_999))).is_ok());
    let error = parse(&"é".repeat(8_001)).unwrap_err();
    assert_eq!((error.code(), error.column), ("query.too_long", 8_001));
}

#[test]
fn mixed_operators_show_how_they_were_read() {
    let query = parse("a b OU c").unwrap();
    assert!(query.warnings[0].sentence(French).contains("(a ET b) OU c"));
    assert!(parse("(a b) OU c").unwrap().warnings.is_empty());
}

#[test]
fn a_review_sees_what_can_never_be_true_or_adds_nothing() {
    let codes = |source: &str| {
        let query = parse(source).unwrap();
        review(&query, source).iter().map(|warning| warning.code()).collect::<Vec<_>>()
    };
    assert_eq!(codes("a -a"), ["query.never_true"]);
    assert_eq!(codes("(a OU b) -(b OU c)"), ["query.never_true"]);
    assert_eq!(codes("langue:fr langue:en"), ["query.never_true"]);
    assert_eq!(codes("inond* OU inondation"), ["query.adds_nothing"]);
    assert_eq!(codes("a OU a"), ["query.adds_nothing"]);
    assert_eq!(codes("a OU (a b)"), ["query.adds_nothing"]);
    assert_eq!(codes("«a b\""), ["query.unbalanced_quotes"]);
    assert_eq!(codes("type:billet"), ["query.unknown_value"]);
    assert!(codes("mairie (grève OU fermeture) -jeu").is_empty());
}

#[test]
fn named_lists_are_opened_and_checked_as_a_whole() {
    let mut lists = Lists::new();
    lists.set("@@Villes", "lyon OU paris").unwrap();
    lists.set("négatif", "-jeu -concours").unwrap();
    lists.set("boucle", "a OU @@boucle").unwrap();
    lists.set("et", "a b").unwrap();
    let open = |source: &str| {
        lists.open(&parse(source).unwrap(), source).map(|node| node.leaves()).map_err(|e| e.code())
    };
    assert_eq!(open("mairie @@villes"), Ok(3));
    assert_eq!(open("mairie PROCHE/3 @@VILLES"), Ok(3));
    assert_eq!(open("mairie @@negatif"), Ok(3));
    assert_eq!(open("@@negatif"), Err("query.only_negative"));
    assert_eq!(open("a OU @@négatif"), Err("query.negative_branch"));
    assert_eq!(open("a @@boucle"), Err("query.list_in_itself"));
    assert_eq!(open("a @@inconnue"), Err("query.unknown_list"));
    assert_eq!(open("a PROCHE/2 @@et"), Err("query.near_misuse"));
    assert!(parse_part("-jeu").is_ok());
}

#[test]
fn a_long_post_takes_a_time_in_proportion() {
    // Deep phrases, many spans and unclosed things: a quadratic step would not end.
    let queries = [
        format!("\"{}\"", "a ".repeat(3_000)),
        "a PROCHE/50 a".to_owned(),
        "brut:\"a a a a a a a b\"".to_owned(),
        "a*".replace('a', "aaa"),
        "?a??".to_owned(),
    ];
    let mut matcher = Matcher::new();
    for query in &queries {
        matcher.add(&parse(query).unwrap().root);
    }
    let mut scratch = Scratch::new();
    for text in [
        "a ".repeat(500_000),
        "@.".repeat(500_000),
        "a'".repeat(500_000),
        "é".repeat(500_000),
        "#".repeat(1_000_000),
    ] {
        let mut matched = Vec::new();
        matcher.matches(&mut scratch, &Post::of_text(&text), &mut matched);
    }
}
