//! Distinct texts of many posts, in little memory: every word is a number.

use crate::lexicon::{Lexicon, Lists, Words};
use crate::tokens::tokens;
use std::cmp::Ordering;
use std::collections::HashMap;

/// Bits of a [`Mark`] that are not the number of its word.
const FLAGS: u32 = 3;

/// A word in its place, in four bytes: its number, and how it was written there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark(pub(crate) u32);

impl Mark {
    fn new(word: u32, number: bool, capital: bool, first: bool) -> Self {
        Self(word << FLAGS | u32::from(number) << 2 | u32::from(capital) << 1 | u32::from(first))
    }

    pub(crate) fn word(self) -> u32 {
        self.0 >> FLAGS
    }

    /// It is a number.
    pub(crate) fn number(self) -> bool {
        self.0 & 4 != 0
    }

    /// Written with a capital where nothing but a name asks for it.
    pub(crate) fn capital(self) -> bool {
        self.0 & 2 != 0
    }

    /// First of its sentence: a capital there says nothing.
    pub(crate) fn first(self) -> bool {
        self.0 & 1 != 0
    }

    fn with_word(self, word: u32) -> Self {
        Self(word << FLAGS | self.0 & ((1 << FLAGS) - 1))
    }
}

/// A text to read, with its author when it has only one.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    pub(crate) author: Option<&'a str>,
}

/// Distinct texts in the order of their words, whatever the order they were read in.
pub(crate) struct Texts {
    /// Distinct words, numbered in the order of the texts that hold them.
    pub(crate) words: Words,
    /// Marks of each text, in order of writing.
    pub(crate) marks: Lists,
    /// Hashtags set aside, in order of their letters.
    pub(crate) tags: Lists,
    /// Texts that stop in the middle.
    pub(crate) cut: Vec<bool>,
    /// The one author of each text, numbered; none when several posted it.
    pub(crate) authors: Vec<Option<u32>>,
    /// Place, among what was read, of one writing of each text.
    pub(crate) source: Vec<u32>,
    /// Text of each thing read.
    pub(crate) of_source: Vec<u32>,
}

/// What was read, before equal texts are put together.
struct Read<'a> {
    sources: Vec<Source<'a>>,
    lexicon: Lexicon,
    marks: Lists,
    tags: Lists,
    cut: Vec<bool>,
}

impl Texts {
    /// Reads texts and puts equal ones together.
    pub(crate) fn read<'a>(sources: impl Iterator<Item = Source<'a>>) -> Self {
        let mut read = Read {
            sources: sources.collect(),
            lexicon: Lexicon::new(),
            marks: Lists::default(),
            tags: Lists::default(),
            cut: Vec::new(),
        };
        for source in &read.sources {
            let tokens = tokens(source.text);
            let lexicon = &mut read.lexicon;
            read.marks.push(tokens.words.iter().map(|token| {
                Mark::new(lexicon.number(&token.word), token.number, token.capital, token.first).0
            }));
            read.tags.push(tokens.tags.iter().map(|tag| lexicon.number(tag)));
            read.cut.push(tokens.cut);
        }
        let mut order: Vec<u32> = (0..read.sources.len() as u32).collect();
        order.sort_by(|a, b| {
            let (a, b) = (*a as usize, *b as usize);
            read.compare(a, b).then_with(|| read.sources[a].text.cmp(read.sources[b].text))
        });
        read.distinct(&order)
    }

    pub(crate) fn len(&self) -> usize {
        self.cut.len()
    }

    /// Marks of a text.
    pub(crate) fn marks(&self, text: usize) -> impl DoubleEndedIterator<Item = Mark> + ExactSizeIterator {
        self.marks.of(text).iter().map(|mark| Mark(*mark))
    }
}

impl Read<'_> {
    /// Orders by what makes two posts copies: same words, else same hashtags, else same signs.
    fn compare(&self, a: usize, b: usize) -> Ordering {
        let kind = |at: usize| match (self.marks.of(at).is_empty(), self.tags.of(at).is_empty()) {
            (false, _) => 2,
            (true, false) => 1,
            (true, true) => 0,
        };
        kind(a).cmp(&kind(b)).then_with(|| match kind(a) {
            2 => self.compare_words(a, b),
            1 => {
                let letters = |at: usize| self.lexicon.words().letters(self.tags.of(at), 0, |tag| *tag);
                letters(a).cmp(letters(b))
            }
            _ => self.sources[a].text.trim().cmp(self.sources[b].text.trim()),
        })
    }

    fn compare_words(&self, a: usize, b: usize) -> Ordering {
        let word = |mark: &u32| Mark(*mark).word();
        let (left, right) = (self.marks.of(a), self.marks.of(b));
        let same = left.iter().zip(right).take_while(|(x, y)| word(x) == word(y)).count();
        let end = |cut: bool| if cut { "…" } else { "" }.bytes();
        let words = self.lexicon.words();
        let left = words.letters(left, same, word).chain(end(self.cut[a]));
        left.cmp(words.letters(right, same, word).chain(end(self.cut[b])))
    }

    /// Keeps one writing of each text; words are numbered again in the order of the texts.
    fn distinct(self, order: &[u32]) -> Texts {
        let mut texts = Texts {
            words: Words::default(),
            marks: Lists::default(),
            tags: Lists::default(),
            cut: Vec::new(),
            authors: Vec::new(),
            source: Vec::new(),
            of_source: vec![0; order.len()],
        };
        let authors = self.numbered_authors();
        let mut renumbered = vec![u32::MAX; self.lexicon.words().len()];
        let mut last: Option<usize> = None;
        for at in order.iter().map(|at| *at as usize) {
            if last.is_some_and(|last| self.compare(last, at) == Ordering::Equal) {
                if let Some(author) = texts.authors.last_mut()
                    && *author != authors[at]
                {
                    *author = None;
                }
            } else {
                let mut again = |word: u32| {
                    let new = &mut renumbered[word as usize];
                    if *new == u32::MAX {
                        *new = texts.words.push(self.lexicon.words().of(word));
                    }
                    *new
                };
                texts.marks.push(
                    self.marks.of(at).iter().map(|mark| Mark(*mark).with_word(again(Mark(*mark).word())).0),
                );
                texts.tags.push(self.tags.of(at).iter().map(|tag| again(*tag)));
                texts.cut.push(self.cut[at]);
                texts.authors.push(authors[at]);
                texts.source.push(at as u32);
            }
            texts.of_source[at] = (texts.source.len() - 1) as u32;
            last = Some(at);
        }
        texts
    }

    fn numbered_authors(&self) -> Vec<Option<u32>> {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut number = |author| {
            let next = numbers.len() as u32;
            *numbers.entry(author).or_insert(next)
        };
        self.sources.iter().map(|source| source.author.map(&mut number)).collect()
    }
}
