#![allow(warnings, clippy::all)]
use parvis_text::*;
#[path = "../benches/listening/chance.rs"]
mod chance;
#[path = "../benches/listening/posts.rs"]
mod posts;
#[path = "../benches/listening/saved.rs"]
mod saved;
#[path = "../benches/listening/vocabulary.rs"]
mod vocabulary;
use rustix::time::{ClockId, clock_gettime};
fn cpu() -> f64 {
    let n = clock_gettime(ClockId::ThreadCPUTime);
    n.tv_sec as f64 + n.tv_nsec as f64 / 1e9
}
fn main() {
    let mut c = chance::Chance::new(20_261_124);
    let v = vocabulary::Vocabulary::new(&mut c);
    let items = posts::posts(&mut c, &v, 50000);
    let mut f = Vec::new();
    for _ in 0..3 {
        let t = cpu();
        let mut n = 0;
        for i in &items {
            fold_into(&i.text, &mut f);
            n += f.len();
        }
        println!("fold {:.0} ns/post {n}", (cpu() - t) * 1e9 / 5e4);
        let folded: Vec<String> = items.iter().map(|i| fold(&i.text)).collect();
        let t = cpu();
        let mut k = 0usize;
        for s in &folded {
            scan(s.as_bytes(), |p| {
                if let Piece::Token(_, r) = p {
                    k += r.end - r.start;
                }
            });
        }
        println!("scan {:.0} ns/post {k}", (cpu() - t) * 1e9 / 5e4);
        let t = cpu();
        let mut k = 0usize;
        for s in &folded {
            scan(s.as_bytes(), |p| {
                if let Piece::Token(_, r) = p {
                    k += 1;
                }
            });
        }
        println!("scan {:.0} ns/post {}", (cpu() - t) * 1e9 / 5e4, k as f64 / 5e4);
    }
    for size in std::env::args().skip(1).map(|a| a.parse::<usize>().unwrap()) {
        let q = saved::realistic(&mut chance::Chance::new(20_261_124 + size as u64), &v, size);
        let t = cpu();
        let p: Vec<_> = q.iter().map(|q| parvis_query_language::parse(q).unwrap()).collect();
        println!("{size} parse {:.2} us/query", (cpu() - t) * 1e6 / size as f64);
        let mut m = parvis_query_language::Matcher::new();
        let t = cpu();
        for p in &p {
            m.load(&p.root);
        }
        println!("intern {:.2} us/query", (cpu() - t) * 1e6 / size as f64);
        let t = cpu();
        m.settle();
        println!("settle {:.2} us/query", (cpu() - t) * 1e6 / size as f64);
        let mut s = parvis_query_language::Scratch::new();
        s.start_learning();
        let mut out = vec![];
        for i in &items[..20000] {
            out.clear();
            m.matches(&mut s, &i.post(&i.fields()), &mut out);
        }
        let t = cpu();
        m.learn(&mut s);
        println!("learn {:.2} us/query", (cpu() - t) * 1e6 / size as f64);
        for _ in 0..20 {
            let t = cpu();
            for i in &items {
                m.read_only(&mut s, &i.post(&i.fields()));
            }
            println!("read {:.0} ns/post", (cpu() - t) * 1e9 / 5e4);
            let t = cpu();
            for i in &items {
                out.clear();
                m.matches(&mut s, &i.post(&i.fields()), &mut out);
            }
            println!("all {:.0} ns/post", (cpu() - t) * 1e9 / 5e4);
        }
        println!("{:?}", m.profile(&mut s, &items.iter().map(|i| i.text.as_str()).collect::<Vec<_>>()));
    }
}
