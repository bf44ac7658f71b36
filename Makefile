# `make help` lists every target.
.PHONY: help test test-pds score-anomalies bench-listening soak
help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t24
test: ## Everything a contributor needs to trust a change
	cargo fmt --all -- --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo test --workspace
test-pds: ## Bluesky against a real PDS, installed and started by the project
	cargo test -p parvis-networks --test real_pds --no-run
	e2e/counterparts/pds.sh with cargo test -p parvis-networks --test real_pds
score-anomalies: ## Detector of rises, on the development data beside the checkout
	cargo build --release -p parvis
	scripts/score-anomalies.sh "$${CARGO_TARGET_DIR:-target}/release/parvis" ../shared/data/anomaly
bench-listening: ## Matching of saved queries: speed against a scan and a loop, memory, latency
	cargo bench -p parvis-query-language --bench listening
soak: ## The properties of the engines on many more generated cases (SOAK_CASES, 200,000 by default)
	PARVIS_SOAK_CASES=$${SOAK_CASES:-200000} cargo test --release -p parvis-query-language --test it
