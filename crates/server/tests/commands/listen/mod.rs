//! Tests of the listening commands in a pipe.

mod anomalies;
