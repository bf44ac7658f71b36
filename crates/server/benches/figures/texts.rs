//! Made texts of a town hall, of the size that real posts have.

/// A reproducible dice.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }

    pub(crate) fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// True `share` times of a thousand.
    pub(crate) fn happens(&mut self, share: usize) -> bool {
        self.below(1000) < share
    }
}

const SUBJECTS: [&str; 16] = [
    "Travaux rue des Tanneurs",
    "Marché de Noël",
    "Conseil municipal",
    "Collecte des encombrants",
    "Inscriptions scolaires",
    "Fermeture de la piscine",
    "Concert à la médiathèque",
    "Alerte orages",
    "Budget participatif",
    "Don du sang",
    "Nouveaux horaires de bus",
    "Plantation d’arbres",
    "Journées du patrimoine",
    "Semaine bleue",
    "Recrutement d’été",
    "Qualité de l’eau",
];
const OPENINGS: [&str; 12] = [
    "À partir de lundi, la circulation change dans le centre : suivez les panneaux, les commerces restent ouverts.",
    "Vous êtes nombreux à nous écrire à ce sujet, voici les réponses de nos services.",
    "La séance est publique et diffusée en direct, l’ordre du jour est en ligne.",
    "Les inscriptions ouvrent mardi à 9 h, en ligne ou au guichet de l’hôtel de ville.",
    "Météo-France annonce de fortes pluies cette nuit : ne descendez pas dans les parkings souterrains.",
    "Merci aux 240 bénévoles qui ont rendu ce week-end possible !",
    "La médiathèque accueille samedi le quatuor de l’école de musique, entrée libre dans la limite des places.",
    "Votre avis compte : votez jusqu’au 15 pour les projets de votre quartier.",
    "Les équipes de la voirie interviennent dès 6 h pour saler les axes principaux et les abords des écoles.",
    "Les élèves de l’école Jean-Moulin ont planté hier leur centième arbre.",
    "La piscine ferme deux semaines pour sa vidange annuelle et le remplacement des filtres.",
    "L’eau distribuée est conforme à toutes les normes, le relevé complet est publié chaque mois.",
];
const DETAILS: [&str; 12] = [
    "Rendez-vous place de la République, arrêt Hôtel-de-Ville, lignes 2 et 5.",
    "Renseignements au 02 40 00 00 00, du lundi au vendredi de 8 h 30 à 17 h.",
    "Le stationnement est gratuit pendant la durée du chantier sur le parking des Quais.",
    "Les personnes à mobilité réduite peuvent demander une navette la veille avant midi.",
    "Tous les documents sont à retrouver sur https://valmont-sur-loire.example/actualites.",
    "En cas d’intempéries, l’événement est reporté au dimanche suivant à la même heure.",
    "Une traduction en langue des signes est assurée pendant toute la séance.",
    "Pensez à apporter un justificatif de domicile de moins de trois mois.",
    "Les enfants de moins de douze ans doivent être accompagnés d’un adulte.",
    "Le coût total est de 480 000 euros, dont 60 % pris en charge par la région et l’État.",
    "Les riverains concernés ont reçu un courrier, une permanence se tient jeudi à 18 h.",
    "Un point d’étape sera présenté au prochain conseil de quartier.",
];
const HASHTAGS: [&str; 8] = [
    "#ValmontSurLoire",
    "#VieLocale",
    "#Travaux",
    "#Culture",
    "#Solidarité",
    "#Environnement",
    "#Écoles",
    "#Mobilités",
];

/// A text that holds this is refused by the made network.
pub(crate) const REFUSED: &str = "format 21:9";

/// A title and a text of 150 to 480 characters.
pub(crate) fn post(dice: &mut Dice, number: usize) -> (String, String) {
    let title = format!("{} – n° {number}", dice.one_of(&SUBJECTS));
    let mut text = format!("{} {}", dice.one_of(&OPENINGS), dice.one_of(&DETAILS));
    for _ in 0..dice.below(3) {
        let more = dice.one_of(&DETAILS);
        if text.chars().count() + more.chars().count() < 430 && !text.contains(more) {
            text.push(' ');
            text.push_str(more);
        }
    }
    text.push_str(&format!("\n\n{} {}", HASHTAGS[0], dice.one_of(&HASHTAGS[1..])));
    (title, text)
}
