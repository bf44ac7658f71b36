//! Words told apart by numbers: each distinct word is kept once, whatever the posts that hold it.

use std::hash::{BuildHasher, RandomState};

/// Number of no word, and of an empty slot.
const NONE: u32 = u32::MAX;

/// Distinct words, numbered from 0 in the order they were met.
pub(crate) struct Lexicon {
    words: Words,
    /// Open addressing: numbers of words, at the place their hash asks for or after.
    slots: Vec<u32>,
    hasher: RandomState,
}

/// Words by their number.
#[derive(Default)]
pub(crate) struct Words {
    letters: String,
    ends: Vec<usize>,
}

impl Lexicon {
    pub(crate) fn new() -> Self {
        Self { words: Words::default(), slots: vec![NONE; 1024], hasher: RandomState::new() }
    }

    /// The number of a word, a new one when it was never met.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        if self.words.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let at = self.place(word);
        if self.slots[at] == NONE {
            self.slots[at] = self.words.push(word);
        }
        self.slots[at]
    }

    /// Slot of a word: the one that holds it, else the empty one where it would go.
    fn place(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = self.hasher.hash_one(word) as usize & mask;
        while self.slots[at] != NONE && self.words.of(self.slots[at]) != word {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        self.slots = vec![NONE; self.slots.len() * 2];
        for number in 0..self.words.len() as u32 {
            let at = self.place(self.words.of(number));
            self.slots[at] = number;
        }
    }

    pub(crate) fn words(&self) -> &Words {
        &self.words
    }
}

impl Words {
    /// Adds a word and gives its number.
    pub(crate) fn push(&mut self, word: &str) -> u32 {
        let number = self.ends.len() as u32;
        self.letters.push_str(word);
        self.ends.push(self.letters.len());
        number
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of a number given by [`Self::push`].
    pub(crate) fn of(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.letters[start..self.ends[number]]
    }

    /// Letters of the words of a list from a place on, as if joined by spaces.
    pub(crate) fn letters<'a>(
        &'a self,
        list: &'a [u32],
        from: usize,
        word: impl Fn(&u32) -> u32 + 'a,
    ) -> impl Iterator<Item = u8> + 'a {
        list.iter().enumerate().skip(from).flat_map(move |(at, item)| {
            let space = if at == 0 { "" } else { " " };
            space.bytes().chain(self.of(word(item)).bytes())
        })
    }

    /// Words in the order of their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.of(number))
    }
}

/// Many short lists end to end.
#[derive(Default)]
pub(crate) struct Lists {
    items: Vec<u32>,
    ends: Vec<usize>,
}

impl Lists {
    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.items.extend(list);
        self.ends.push(self.items.len());
    }

    fn range(&self, at: usize) -> std::ops::Range<usize> {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        start..self.ends[at]
    }

    pub(crate) fn of(&self, at: usize) -> &[u32] {
        &self.items[self.range(at)]
    }

    pub(crate) fn of_mut(&mut self, at: usize) -> &mut [u32] {
        let range = self.range(at);
        &mut self.items[range]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number_while_thousands_come() {
        let mut lexicon = Lexicon::new();
        let words: Vec<String> = (0..5000).map(|at| format!("mot{at}")).collect();
        let first: Vec<u32> = words.iter().map(|word| lexicon.number(word)).collect();
        let again: Vec<u32> = words.iter().map(|word| lexicon.number(word)).collect();
        assert_eq!(first, again);
        assert_eq!(first, (0..5000).collect::<Vec<u32>>());
        assert!(words.iter().zip(first).all(|(word, number)| lexicon.words().of(number) == word));
    }

    #[test]
    fn lists_stand_side_by_side() {
        let mut lists = Lists::default();
        lists.push([1, 2]);
        lists.push([]);
        lists.push([3]);
        assert_eq!([lists.of(0), lists.of(1), lists.of(2)], [&[1_u32, 2][..], &[], &[3]]);
    }
}
