//! Tests of the listening commands in a pipe.

mod anomalies;
mod duplicates;
mod match_posts;
