//! Posts of a French town with known copies, bulletins, coordinated groups and crowds; fixed seed.
#![allow(
    dead_code,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "the tests and the measure use different parts; made numbers are bounded where they are made"
)]

pub(crate) mod scores;

use std::collections::HashSet;

/// One made post, with what is true of it.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) author: String,
    pub(crate) time: i64,
    pub(crate) text: String,
    /// Posts with the same message are copies of one another.
    pub(crate) message: usize,
}

/// A whole made stream.
pub(crate) struct Stream {
    pub(crate) posts: Vec<Made>,
    /// Profiles that act together.
    pub(crate) groups: Vec<Vec<String>>,
}

/// Small generator of pseudo-random numbers (SplitMix64).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number under `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn yes(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

const PLACES: [&str; 24] = [
    "Grenoble",
    "Annecy",
    "Chambéry",
    "Valence",
    "Voiron",
    "Échirolles",
    "Vienne",
    "Bourgoin",
    "Meylan",
    "Vizille",
    "Saint-Égrève",
    "Crolles",
    "Moirans",
    "Tullins",
    "Fontaine",
    "Seyssinet",
    "Domène",
    "Pontcharra",
    "Rives",
    "La Mure",
    "Vif",
    "Claix",
    "Gières",
    "Sassenage",
];
const SUBJECTS: [&[&str]; 2] = [
    &[
        "La mairie",
        "Le maire",
        "Le conseil municipal",
        "La préfecture",
        "Le collectif des habitants",
        "L'opposition",
        "La métropole",
        "Un groupe de parents d'élèves",
        "L'association des commerçants",
        "La police municipale",
    ],
    &[
        "Le département",
        "La région",
        "L'agence de l'eau",
        "Le syndicat des transports",
        "L'hôpital",
        "Le rectorat",
        "La chambre de commerce",
        "Une pétition d'habitants",
        "Le comité de quartier",
        "L'office de tourisme",
    ],
];
const ACTIONS: [&[&str]; 2] = [
    &[
        "veut fermer la piscine municipale pendant les travaux",
        "annonce la création d'une zone piétonne autour des halles",
        "demande des comptes sur le chantier du tramway",
        "refuse l'abattage des platanes du boulevard",
        "promet un nouveau centre de santé avant la fin du mandat",
        "propose la gratuité des bus le week-end",
        "dénonce la hausse du prix de la cantine scolaire",
        "lance une consultation sur l'avenir du stade",
        "suspend le projet de parking souterrain",
        "installe des caméras devant les écoles",
        "retire son soutien au festival d'été",
        "prépare un plan de rénovation des logements sociaux",
    ],
    &[
        "alerte sur la pollution de la rivière après l'orage",
        "réclame la réouverture de la gare de marchandises",
        "ouvre une enquête sur les nuisances sonores de l'aérodrome",
        "abandonne l'extension du centre commercial",
        "finance la plantation de haies le long des canaux",
        "interdit les feux d'artifice pendant la sécheresse",
        "reporte la mise en service de la ligne de bus électrique",
        "défend le maintien de la maternité",
        "critique la gestion des déchets dans les immeubles",
        "organise un débat public sur la vidéosurveillance",
        "réduit l'éclairage des rues après minuit",
        "recrute des médiateurs pour les parcs",
    ],
];
const DETAILS: [&[&str]; 2] = [
    &[
        "et personne n'a été consulté",
        "malgré la colère des riverains",
        "une décision attendue depuis longtemps",
        "au grand soulagement des familles",
        "les élus se déchirent sur la question",
        "le vote s'annonce serré",
        "ce qui change beaucoup de choses pour nous",
        "voilà une nouvelle qui fait plaisir",
    ],
    &[
        "les habitants demandent des explications",
        "une première dans notre territoire",
        "le dossier divise la majorité",
        "il était temps d'agir",
        "on attend toujours les chiffres",
        "la mesure inquiète les artisans",
        "un recours est déjà annoncé",
        "tout reste à faire",
    ],
];
const SWAPS: [(&str, &str); 12] = [
    ("annonce", "confirme"),
    ("veut", "souhaite"),
    ("demande", "exige"),
    ("lance", "démarre"),
    ("projet", "dossier"),
    ("colère", "grogne"),
    ("nouveau", "futur"),
    ("familles", "parents"),
    ("propose", "suggère"),
    ("décision", "mesure"),
    ("longtemps", "toujours"),
    ("débat", "échange"),
];
const TAGS: [&str; 8] =
    ["#Info", "#Isère", "#Actu", "#Municipales", "#VieLocale", "#Mobilité", "#Direct", "#Transparence"];

/// A message that nobody else writes: `split` picks the vocabulary (0 to tune on, 1 held out).
fn message(chance: &mut Chance, split: usize) -> String {
    let place = chance.of(&PLACES);
    let mut text = format!("{} {}", chance.of(SUBJECTS[split]), chance.of(ACTIONS[split]));
    match chance.below(4) {
        0 => {
            text = format!(
                "{place} : {} {}",
                chance.of(SUBJECTS[split]).to_lowercase(),
                chance.of(ACTIONS[split])
            )
        }
        1 => text = format!("{text} à {place}"),
        2 => text = format!("À {place}, {text}"),
        _ => text = format!("{text}, {} à {place}", chance.of(DETAILS[split])),
    }
    if chance.yes(60) {
        text = format!("{text}, {}", chance.of(DETAILS[split]));
    }
    if chance.yes(30) {
        text = format!("{text}. Réunion le {} à {}h", 1 + chance.below(28), 8 + chance.below(13));
    }
    text
}

/// What only this message speaks of: two or three made-up words and what they do.
fn own_matter(chance: &mut Chance) -> String {
    const SOUNDS: [&str; 20] = [
        "ba", "ri", "mo", "lan", "tier", "ver", "sou", "cha", "pon", "del", "gri", "fau", "mar", "net",
        "vil", "lo", "cor", "ten", "aud", "jo",
    ];
    let [a, b, c, d] =
        [3, 3, 2, 3].map(|length: usize| (0..length).map(|_| chance.of(&SOUNDS)).collect::<String>());
    match chance.below(3) {
        0 => format!(" : {a} et {b} face au {c} du {d}"),
        1 => format!(", le {a} {b} sera {c} par la {d}"),
        _ => format!(". Les {a}s parlent de {b} {c}, pas de {d}"),
    }
}

/// An edited copy of a message.
fn edited(text: &str, chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    for _ in 0..=chance.below(3) {
        text = match chance.below(12) {
            0 => format!("RT @compte{}: {text}", chance.below(500)),
            1 => format!("{text} {}", chance.of(&TAGS)),
            2 => format!("{text} https://t.co/{:x}", chance.next() & 0xff_ffff),
            3 => format!("{} {text}", chance.of(&["🚨", "⚠️", "📢", "👉"])),
            4 => format!("@compte{} {text}", chance.below(500)),
            5 => text.to_lowercase(),
            6 => cut(&text, chance),
            7 => mistyped(&text, chance),
            8 => text.replace(['é', 'è', 'ê'], "e").replace('à', "a"),
            9 => format!("{text} {} {}", chance.of(&TAGS), chance.of(&TAGS)),
            10 => SWAPS
                .iter()
                .find(|(a, _)| text.contains(a))
                .map_or(text.clone(), |(a, b)| text.replacen(a, b, 1)),
            _ => {
                format!("{text}{}", chance.of(&[" !", " !!!", " …", " 😡😡", " 👏", " ?"])).replace(" …", ".")
            }
        };
    }
    text
}

fn cut(text: &str, chance: &mut Chance) -> String {
    let chars: Vec<char> = text.chars().collect();
    let keep = chars.len() * (60 + chance.below(30)) / 100;
    format!("{}…", chars[..keep].iter().collect::<String>())
}

fn mistyped(text: &str, chance: &mut Chance) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=chance.below(2) {
        let at = chance.below(chars.len().saturating_sub(2));
        if chars[at].is_alphabetic() && chars[at + 1].is_alphabetic() {
            match chance.below(3) {
                0 => chars.swap(at, at + 1),
                1 => drop(chars.remove(at)),
                _ => chars.insert(at, chars[at]),
            }
        }
    }
    chars.into_iter().collect()
}

/// A bulletin of a series: same words, other figures, places and days.
fn bulletin(series: usize, chance: &mut Chance, split: usize) -> String {
    let place = chance.of(&PLACES);
    let day = chance.of(&["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]);
    let sky = chance.of(&[
        "ciel couvert",
        "ciel dégagé",
        "pluie faible",
        "belles éclaircies",
        "brouillard le matin",
    ]);
    let (a, b, c) = (chance.below(30), 30 + chance.below(60), 1 + chance.below(40));
    match (series + split * 5) % 10 {
        0 => format!(
            "Météo à {place} ce {day} : {sky}, {a}° le matin et {}° l'après-midi, vent {b} km/h",
            a + 6
        ),
        1 => format!("Trafic ligne {c} : perturbations entre {place} et la gare, retard estimé {a} minutes"),
        2 => format!("Qualité de l'air à {place} : indice {a}, {sky}"),
        3 => format!("Accident sur l'A{b} à hauteur de {place}, {a} km de bouchon"),
        4 => format!(
            "Niveau de l'Isère à {place} : {a},{c} m, tendance {}",
            chance.of(&["stable", "à la hausse", "à la baisse"])
        ),
        5 => format!("Bulletin neige {place} : {b} cm en bas, {} cm en haut, {c} pistes ouvertes", b + c),
        6 => format!(
            "[Info route] {day} D{b} coupée à {place} de {}h à {}h, déviation en place",
            a % 12,
            12 + a % 12
        ),
        7 => format!(
            "Pharmacie de garde {day} {c} mai : pharmacie de {place}, ouverte jusqu'à {}h",
            18 + a % 5
        ),
        8 => format!(
            "Températures relevées à {place} : minimale {a}, maximale {}, cumul de pluie {c} mm",
            a + 9
        ),
        _ => format!("Don du sang à {place} {day} de {}h à {}h, salle {c}", 8 + a % 4, 13 + a % 6),
    }
}

const GREETINGS: [&str; 6] = [
    "Bonne année à toutes et à tous !",
    "Bonne année 2026, santé et bonheur à tous",
    "Joyeux Noël à tous",
    "Bon courage à tous les soignants",
    "Bonne fête à toutes les mamans",
    "Bon week-end à tous",
];

/// Makes a stream of about `size` posts.
pub(crate) fn stream(seed: u64, split: usize, size: usize) -> Stream {
    let mut chance = Chance::new(seed);
    let mut stream = Stream { posts: Vec::new(), groups: Vec::new() };
    let span = 30 * 86_400;
    let mut next_message = GREETINGS.len();
    let mut used = HashSet::new();
    let mut fresh = |chance: &mut Chance| loop {
        let text = format!("{}{}", message(chance, split), own_matter(chance));
        if used.insert(text.clone()) {
            return text;
        }
    };
    let crowd = (size / 8).max(50);
    let person = |chance: &mut Chance| format!("habitant{}", chance.below(crowd));
    // Coordinated groups: each action is one text, edited by every member within minutes.
    for group in 0..(size / 1000).clamp(2, 40) {
        let members: Vec<String> = (0..3 + chance.below(8)).map(|at| format!("g{group}m{at}")).collect();
        for _ in 0..3 + chance.below(6) {
            let (text, start) = (fresh(&mut chance), chance.below(span) as i64);
            for member in &members {
                if chance.yes(80) {
                    let text = if chance.yes(70) { edited(&text, &mut chance) } else { text.clone() };
                    stream.posts.push(made(member, start + chance.below(1200) as i64, text, next_message));
                }
            }
            next_message += 1;
        }
        for member in &members {
            for _ in 0..chance.below(5) {
                let text = fresh(&mut chance);
                stream.posts.push(made(member, chance.below(span) as i64, text, next_message));
                next_message += 1;
            }
        }
        stream.groups.push(members);
    }
    // Outlets that run the same dispatches within hours, each its own choice.
    for _ in 0..size / 300 {
        let (text, start) = (fresh(&mut chance), chance.below(span) as i64);
        for outlet in 0..12 {
            if chance.yes(40) {
                let text = format!("{text} https://journal{outlet}.fr/{}", chance.below(9999));
                stream.posts.push(made(
                    &format!("journal{outlet}"),
                    start + chance.below(10_000) as i64,
                    text,
                    next_message,
                ));
            }
        }
        next_message += 1;
    }
    // Posts that go viral, forwarded by anyone for a day.
    for _ in 0..size / 2000 + 1 {
        let (text, start) = (fresh(&mut chance), chance.below(span) as i64);
        for _ in 0..size / 60 + 10 {
            let hours = chance.below(24) * chance.below(24) / 24;
            let at = start + (hours * 3600 + chance.below(3600)) as i64;
            let text =
                if chance.yes(80) { format!("RT @vedette: {text}") } else { edited(&text, &mut chance) };
            stream.posts.push(made(&person(&mut chance), at, text, next_message));
        }
        next_message += 1;
    }
    for _ in 0..size / 25 {
        let which = chance.below(GREETINGS.len());
        let at = (which * 86_400 * 4 + chance.below(20_000)) as i64;
        stream.posts.push(made(&person(&mut chance), at, GREETINGS[which].to_owned(), which));
    }
    // Bulletins, each a message of its own unless it is word for word the same.
    let mut bulletins = std::collections::HashMap::new();
    for at in 0..size / 5 {
        let series = at % 5;
        let text = bulletin(series, &mut chance, split);
        let message = *bulletins.entry(text.clone()).or_insert_with(|| {
            next_message += 1;
            next_message - 1
        });
        stream.posts.push(made(&format!("bulletin{series}"), chance.below(span) as i64, text, message));
    }
    // Ordinary posts, some copied and edited by a few people over days.
    while stream.posts.len() < size {
        let (text, start) = (fresh(&mut chance), chance.below(span) as i64);
        stream.posts.push(made(&person(&mut chance), start, text.clone(), next_message));
        if chance.yes(35) {
            for _ in 0..=chance.below(4) {
                let copy = edited(&text, &mut chance);
                stream.posts.push(made(
                    &person(&mut chance),
                    start + chance.below(200_000) as i64,
                    copy,
                    next_message,
                ));
            }
        }
        next_message += 1;
    }
    shuffle(&mut stream.posts, &mut chance);
    stream
}

fn made(author: &str, time: i64, text: String, message: usize) -> Made {
    Made { author: author.to_owned(), time: 1_767_225_600 + time, text, message }
}

fn shuffle(posts: &mut [Made], chance: &mut Chance) {
    for at in (1..posts.len()).rev() {
        posts.swap(at, chance.below(at + 1));
    }
}
