//! Writes made posts as JSON lines, for measures of memory: `posts [number] [seed]`.
#![allow(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "made posts go to whoever asked for them"
)]

#[path = "../tests/generator/mod.rs"]
mod generator;

use std::io::{BufWriter, Write};

/// Posts made at once, over 30 days.
const PART: usize = 50_000;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<usize>().ok());
    let (number, seed) = (arguments.next().unwrap_or(100_000), arguments.next().unwrap_or(1));
    let mut output = BufWriter::new(std::io::stdout().lock());
    let mut written = 0;
    for part in 0.. {
        let mut stream = generator::stream((seed + part) as u64, part % 2, PART);
        stream.posts.sort_by_key(|made| made.time);
        for made in stream.posts {
            if written == number {
                return output.flush();
            }
            let time = made.time + part as i64 * 30 * 86_400;
            let text = made.text.replace('\\', "\\\\").replace('"', "\\\"");
            writeln!(
                output,
                "{{\"id\":{written},\"author\":\"{}-{part}\",\"time\":{time},\"text\":\"{text}\"}}",
                made.author
            )?;
            written += 1;
        }
    }
    output.flush()
}
