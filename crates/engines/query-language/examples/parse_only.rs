#![allow(warnings, clippy::all)]
#[path = "../benches/listening/chance.rs"]
mod chance;
#[path = "../benches/listening/saved.rs"]
mod saved;
#[path = "../benches/listening/vocabulary.rs"]
mod vocabulary;
fn main() {
    let mut c = chance::Chance::new(20_261_124);
    let v = vocabulary::Vocabulary::new(&mut c);
    let q = saved::realistic(&mut chance::Chance::new(1), &v, 10000);
    println!("{} bytes avg", q.iter().map(|q| q.len()).sum::<usize>() / 10000);
    for q in &q[..12] {
        println!("{q}");
    }
    for _ in 0..15 {
        for q in &q {
            std::hint::black_box(parvis_query_language::parse(q).unwrap());
        }
    }
}
