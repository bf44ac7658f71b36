//! How common a word is taken to be before the stream has taught anything.

use super::atoms::{Atom, Atoms, HAS_URL, Sense};

/// Words of everyday French and English, the most frequent first.
const EVERYDAY: &[&str] = &[
    "de", "la", "le", "et", "les", "des", "en", "un", "une", "a", "est", "pour", "que", "dans", "du", "qui",
    "pas", "sur", "ce", "il", "je", "on", "au", "par", "avec", "plus", "ne", "nous", "vous", "se", "sont",
    "ou", "mais", "the", "to", "of", "and", "in", "is", "for", "it", "that", "you", "this", "son", "ses",
    "cette", "tout", "fait", "aux", "comme", "elle", "ils", "tu", "ca", "y", "bien", "si", "faire", "sans",
    "etre", "meme", "aussi", "ont", "leur", "notre", "votre", "nos", "vos", "tous", "ete", "quand", "tres",
    "apres", "avant", "contre", "entre", "jour", "ville", "france", "paris", "mairie", "maire", "rue", "an",
    "ans", "aujourd", "hui", "demain", "merci", "bonjour", "jamais", "toujours", "encore", "deux", "premier",
    "nouveau", "nouvelle", "grand", "petit", "monde", "temps", "vie", "pays", "homme", "femme", "travail",
    "ecole", "enfants", "etat", "eau", "soir", "matin", "heure",
];

/// Posts in a million that each atom is taken to be in.
pub(super) fn commonness(atoms: &Atoms) -> Vec<u32> {
    let mut counts: Vec<u32> = (0..atoms.len() as u32).map(|atom| guess(atoms, atom)).collect();
    for (rank, word) in EVERYDAY.iter().enumerate() {
        if let Some(found) = atoms.find_text(Sense::Term, word.as_bytes()) {
            counts[found.atom() as usize] = 600_000 / (rank as u32 + 2) + 4_000;
        }
    }
    counts
}

/// The same for one atom, from what it stands for alone.
pub(super) fn guess(atoms: &Atoms, atom: Atom) -> u32 {
    if atom == HAS_URL {
        return 300_000;
    }
    match atoms.sense_code(atom) {
        // A phrase is rarer than its words.
        None => 300,
        Some(0) => 1_000,
        Some(1 | 2) => 200,
        Some(3 | 4) => 4_000,
        Some(_) => 200_000,
    }
}
