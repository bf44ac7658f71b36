//! Tests of the listening commands in a pipe.

mod anomalies;
mod match_posts;
