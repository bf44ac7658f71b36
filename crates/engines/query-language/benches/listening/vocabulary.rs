//! The words of the generated world: everyday words, topics of a town, invented words and towns.

use crate::chance::Chance;

/// Words of every sentence, the most frequent first.
pub(crate) const EVERYDAY: &[&str] = &[
    "de", "la", "le", "et", "les", "des", "en", "un", "une", "à", "est", "pour", "que", "dans", "du", "qui",
    "pas", "sur", "ce", "il", "je", "on", "au", "par", "avec", "plus", "ne", "nous", "vous", "se", "sont",
    "ou", "mais", "son", "ses", "cette", "tout", "fait", "aux", "comme", "elle", "ils", "tu", "ça", "y",
    "bien", "si", "faire", "sans", "être", "même", "aussi", "ont", "leur", "notre", "votre", "nos", "vos",
    "tous", "été", "quand", "très", "après", "avant", "contre", "entre", "jour", "ville", "jamais",
    "toujours", "encore", "deux", "premier", "nouveau", "grand", "petit", "monde", "temps", "vie", "pays",
    "merci", "bonjour", "demain", "soir", "matin", "rien", "personne", "gens", "chose", "rue", "place",
    "quartier", "maison", "enfants", "famille", "année", "semaine", "mois", "heure", "besoin", "vraiment",
    "juste", "peut", "doit", "va", "vont", "voir", "dire",
];

/// Topics of a town, each with the words people use.
pub(crate) const TOPICS: &[&[&str]] = &[
    &[
        "bus",
        "tram",
        "tramway",
        "métro",
        "ligne",
        "arrêt",
        "retard",
        "grève",
        "navette",
        "abonnement",
        "contrôleur",
        "terminus",
    ],
    &[
        "école",
        "collège",
        "lycée",
        "cantine",
        "rentrée",
        "instituteur",
        "classe",
        "périscolaire",
        "crèche",
        "élève",
        "cartable",
    ],
    &[
        "piscine",
        "stade",
        "gymnase",
        "patinoire",
        "club",
        "tournoi",
        "vestiaire",
        "match",
        "sport",
        "entraînement",
    ],
    &[
        "poubelle",
        "déchets",
        "tri",
        "propreté",
        "déchetterie",
        "encombrants",
        "dépôt",
        "recyclage",
        "compost",
        "collecte",
    ],
    &[
        "travaux",
        "chantier",
        "voirie",
        "trottoir",
        "chaussée",
        "déviation",
        "pont",
        "échafaudage",
        "bruit",
        "marteau",
    ],
    &[
        "inondation",
        "crue",
        "tempête",
        "orage",
        "canicule",
        "alerte",
        "évacuation",
        "digue",
        "sirène",
        "sinistre",
        "vigilance",
    ],
    &[
        "police",
        "cambriolage",
        "incivilités",
        "caméra",
        "agression",
        "sécurité",
        "vol",
        "rodéo",
        "trafic",
        "patrouille",
    ],
    &[
        "impôt",
        "taxe",
        "budget",
        "dette",
        "subvention",
        "foncière",
        "augmentation",
        "dépense",
        "facture",
        "tarif",
    ],
    &[
        "festival",
        "concert",
        "médiathèque",
        "musée",
        "exposition",
        "théâtre",
        "spectacle",
        "bibliothèque",
        "carnaval",
        "fanfare",
    ],
    &[
        "maire",
        "adjoint",
        "élu",
        "conseil",
        "opposition",
        "mandat",
        "élection",
        "scrutin",
        "démission",
        "délibération",
    ],
    &[
        "hôpital",
        "urgences",
        "médecin",
        "pharmacie",
        "vaccin",
        "maternité",
        "infirmière",
        "ambulance",
        "attente",
        "soins",
    ],
    &[
        "logement",
        "loyer",
        "immeuble",
        "expulsion",
        "insalubre",
        "bailleur",
        "locataire",
        "chauffage",
        "ascenseur",
        "punaises",
    ],
    &[
        "vélo",
        "piste",
        "cyclable",
        "trottinette",
        "parking",
        "stationnement",
        "embouteillage",
        "piéton",
        "amende",
        "feu",
    ],
    &[
        "parc",
        "jardin",
        "arbre",
        "abattage",
        "fleurs",
        "pelouse",
        "biodiversité",
        "fontaine",
        "chien",
        "aire",
    ],
    &[
        "marché",
        "commerce",
        "boutique",
        "restaurant",
        "terrasse",
        "fermeture",
        "emploi",
        "usine",
        "licenciement",
        "entreprise",
    ],
    &[
        "eau",
        "coupure",
        "fuite",
        "robinet",
        "potable",
        "compteur",
        "assainissement",
        "égout",
        "odeur",
        "pollution",
    ],
];

/// Phrases people and queries share.
pub(crate) const PHRASES: &[&str] = &[
    "conseil municipal",
    "police municipale",
    "plan local d'urbanisme",
    "rénovation urbaine",
    "espaces verts",
    "qualité de l'air",
    "transports en commun",
    "coupure d'eau",
    "gens du voyage",
    "aire de jeux",
    "dépôt sauvage",
    "budget participatif",
    "réunion publique",
    "hôtel de ville",
    "service public",
    "état civil",
    "carte d'identité",
    "centre de loisirs",
    "maison de retraite",
    "pouvoir d'achat",
    "zone à faibles émissions",
    "passage piéton",
];

const STARTS: &[&str] = &[
    "bel", "mont", "châ", "ver", "ar", "bou", "cler", "dom", "fer", "gri", "her", "lan", "mar", "nor", "or",
    "pont", "roc", "ser", "tou", "vil", "au", "bran", "cour", "dun", "épi", "font", "gou", "la", "mai",
    "neu", "pla", "qui", "ri", "sau", "thi", "us", "val", "é", "ge", "no",
];
const MIDDLES: &[&str] = &[
    "", "le", "ne", "ri", "va", "mon", "ti", "lan", "ge", "bou", "sé", "ro", "mi", "ta", "cha", "li", "gu",
    "vi", "dé", "ra", "no", "pé", "lu", "zi", "fa",
];
const ENDS: &[&str] = &[
    "ville", "court", "gny", "ac", "ans", "eux", "ière", "ois", "on", "ette", "age", "ement", "eur", "ique",
    "able", "in", "ais", "ard", "esse", "ure", "ot", "elle", "ien", "and", "oux",
];

/// Everything posts and queries are made of.
pub(crate) struct Vocabulary {
    /// Invented words, the most frequent first.
    pub(crate) words: Vec<String>,
    /// Invented towns, the largest first.
    pub(crate) towns: Vec<String>,
}

impl Vocabulary {
    pub(crate) fn new(chance: &mut Chance) -> Self {
        let words = (0..60_000).map(|_| invented(chance)).collect();
        let towns = (0..6_000)
            .map(|_| {
                let name = invented(chance);
                let name = capitalised(&name);
                match chance.below(10) {
                    0 => format!("Saint-{name}"),
                    1 => format!("{name}-sur-{}", capitalised(chance.pick(STARTS))),
                    2 => format!("Le {name}"),
                    _ => name,
                }
            })
            .collect();
        Self { words, towns }
    }
}

fn invented(chance: &mut Chance) -> String {
    let mut word = chance.pick(STARTS).to_owned();
    for _ in 0..chance.below(3) {
        word.push_str(chance.pick(MIDDLES));
    }
    word.push_str(chance.pick(ENDS));
    word
}

pub(crate) fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// A name without spaces or accents, as in a handle.
pub(crate) fn compact(name: &str) -> String {
    parvis_text::fold(name).chars().filter(|character| character.is_alphanumeric()).collect()
}
