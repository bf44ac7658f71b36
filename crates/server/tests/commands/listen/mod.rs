//! Tests of the listening commands in a pipe.

mod anomalies;
mod bad_input;
mod duplicates;
mod match_posts;
