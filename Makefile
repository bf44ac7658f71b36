# `make help` lists every target.
.PHONY: help run demo test test-rust test-web test-postgres test-pds test-counterparts e2e pictures looks \
        gen fix bench bench-publishing bench-listening bench-understanding score-anomalies soak chaos chaos-postgres test-zones interface

PROFILE ?= release
ZONES ?= UTC America/New_York Asia/Kolkata
CARGO_PROFILE = $(if $(filter dev,$(PROFILE)),dev,release)
BINARY = $${CARGO_TARGET_DIR:-target}/$(if $(filter dev,$(PROFILE)),debug,release)/parvis

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t24

run: ## Build everything and serve Parvis on http://localhost:8080 (PORT, DATA, PROFILE=dev)
	@scripts/prerequisites.sh
	@scripts/interface.sh
	@cargo build --locked --profile $(CARGO_PROFILE) -p parvis
	@exec "$(BINARY)" serve $(if $(PORT),--port $(PORT)) $(if $(DATA),--data $(DATA))

demo: ## Load the example institution into ./data, then serve it
	@scripts/prerequisites.sh
	@scripts/interface.sh
	@cargo build --locked --profile $(CARGO_PROFILE) -p parvis
	@"$(BINARY)" demo $(if $(DATA),--data $(DATA))
	@exec "$(BINARY)" serve $(if $(PORT),--port $(PORT)) $(if $(DATA),--data $(DATA))

test: ## Everything a contributor needs to trust a change
	@scripts/prerequisites.sh
	$(MAKE) --no-print-directory test-web
	$(MAKE) --no-print-directory test-rust

test-rust: ## Format, lints, written rules, Rust tests on SQLite, contract
	cargo fmt --all -- --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo test --locked --workspace --quiet

test-web: interface ## Interface: lint, types, unit tests, weight of the first screen
	cd web && npm run --silent lint && npm run --silent typecheck && npm run --silent test && npm run --silent size

interface: ## Build the interface into web/dist
	@scripts/interface.sh

test-postgres: ## The tests that go through HTTP, on a PostgreSQL of their own
	scripts/postgres.sh cargo test --locked -p parvis --test it --quiet

test-pds: ## Bluesky against a real PDS, installed and started by the project
	cargo test --locked -p parvis-networks --test real_pds --no-run
	e2e/counterparts/pds.sh with cargo test --locked -p parvis-networks --test real_pds

test-counterparts: test-pds ## The slow real servers

e2e: interface ## Journeys in Debian's Chromium against a real PDS
	cargo build --locked -p parvis
	PARVIS_BINARY=$${PARVIS_BINARY:-$${CARGO_TARGET_DIR:-target}/debug/parvis} e2e/run.sh

pictures: interface ## Pictures of the README, from the real program
	cargo build --locked -p parvis
	PARVIS_BINARY=$${PARVIS_BINARY:-$${CARGO_TARGET_DIR:-target}/debug/parvis} e2e/run.sh --pictures

looks: interface ## Every screen for the eye, both widths and themes, into e2e/results/looks
	cargo build --locked -p parvis
	PARVIS_BINARY=$${PARVIS_BINARY:-$${CARGO_TARGET_DIR:-target}/debug/parvis} e2e/run.sh --looks

gen: ## Write the contract and the generated client again
	cargo run --locked --quiet -p parvis -- openapi > contract/openapi.json
	cd web && npm run gen

fix: ## Format and mend what the lints can mend
	cargo clippy --fix --allow-dirty --workspace --all-targets
	cargo fmt --all

score-anomalies: ## Detector of rises, on the development data beside the checkout
	cargo build --locked --release -p parvis
	scripts/score-anomalies.sh "$${CARGO_TARGET_DIR:-target}/release/parvis" ../shared/data/anomaly

bench: ## Start, memory and reads of a large installation, then a 4 GiB upload (FIGURES="--seconds 10")
	cargo bench --locked -p parvis --bench figures -- workplace upload $(FIGURES)

bench-publishing: ## 1,000 publications of one minute; what 100,000 that wait cost
	cargo bench --locked -p parvis --bench figures -- publishing $(FIGURES)

bench-listening: ## Matching of saved queries: against a scan and a loop, memory, latency
	cargo bench -p parvis-query-language --bench listening

bench-understanding: ## Language and near-duplicates on made posts: accuracy, scores, time
	cargo run --locked --release --quiet -p parvis-language --example measure
	cargo run --locked --release --quiet -p parvis-duplicates --example measure -- 10000
	cargo run --locked --release --quiet -p parvis-duplicates --example measure -- 100000

soak: ## Properties on many more cases: SOAK_CASES of the query engine (200000), SOAK_SEQUENCES of publishing (1000000)
	PARVIS_SOAK_CASES=$${SOAK_CASES:-200000} cargo test --locked --release -p parvis-query-language --test it
	PARVIS_SOAK_CASES=$${SOAK_SEQUENCES:-1000000} cargo test --locked --release -p parvis --test it whatever -- --nocapture

chaos: ## kill -9 of the real program, a real PDS, cut connections; then the servers are counted (CHAOS_KILLS, CHAOS_SEED)
	cargo test --locked -p parvis --test chaos --no-run
	e2e/counterparts/pds.sh with cargo test --locked -p parvis --test chaos -- --nocapture

chaos-postgres: ## Eight processes on one PostgreSQL, frozen and killed; the server is counted (CHAOS_PUBLICATIONS, CHAOS_SEED)
	cargo test --locked -p parvis --test chaos --no-run
	scripts/postgres.sh cargo test --locked -p parvis --test chaos eight -- --nocapture

test-zones: ## The tests that go through HTTP and the interface's, under zones of machine and browser (ZONES)
	for zone in $(ZONES); do \
	  echo "== $$zone"; export TZ=$$zone; \
	  cargo test --locked -p parvis --test it --quiet -- --skip whatever && (cd web && npm run --silent test) || exit 1; \
	done
