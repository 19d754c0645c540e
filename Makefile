# The two commands that must always work: `make run` and `make test`. Both set up what they need on a Debian
# with the Rust toolchain, node and apt.

CARGO ?= cargo
BAOGE = target/debug/baoge
SAMPLE = target/sample-archive
REAL = ../shared/seeds
PYTHON = python3

.PHONY: run test setup fmt lint build unit suite ui desktop window e2e score score-check deny clean help

help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: setup build ## Import the sample pages; show an issue, an article and a search
	@scripts/tour.sh $(BAOGE) $(SAMPLE) seeds $(wildcard $(REAL))

test: setup fmt lint unit suite ui desktop score-check ## Every check

setup: ## Install what Debian packages are missing
	@scripts/setup.sh

build:
	$(CARGO) build --locked -p cli

fmt:
	$(CARGO) fmt --all --check

lint:
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings

unit:
	$(CARGO) test --locked -p newsprint -p search -p library -p cli

suite: build ## What a reader can do, tried from outside
	$(CARGO) test --locked -p suite

ui: node_modules/.package-lock.json ## The modules of the window, without a window
	npm run --silent check:types
	npm run --silent test:ui

node_modules/.package-lock.json: package-lock.json
	npm ci --silent --no-audit --no-fund

desktop: ## What stands between the window and the library
	$(CARGO) test --locked -p baoge-desktop

window: setup build ## Open the window on the sample archive that `make run` makes
	$(CARGO) run --locked -p baoge-desktop -- $(SAMPLE)

e2e: setup build ## The program in a real window, on a screen nobody sees
	$(CARGO) build --locked -p baoge-desktop
	npm run --silent test:e2e

score: build ## Articles against gold, page by page, worst first
	$(PYTHON) scripts/score.py --baoge $(BAOGE)

score-check: build
	$(PYTHON) scripts/score.py --baoge $(BAOGE) --check scripts/score-floors.json
	$(PYTHON) scripts/check_gold.py

deny: ## Licences and sources of what we depend on
	$(CARGO) deny check licenses bans sources

clean:
	$(CARGO) clean
