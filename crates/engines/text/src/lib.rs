//! Folding and tokens of the listening language, shared by search, matching and checks. Pure.
