# The two commands that must always work: `make run` and `make test`. Both set up what they need on a Debian
# with the Rust toolchain, node and apt.

CARGO ?= cargo
TARGET = $(or $(CARGO_TARGET_DIR),target)
BAOGE = $(TARGET)/debug/baoge
SAMPLE = $(TARGET)/sample-archive
REAL = ../shared/seeds
PYTHON = python3
# Articles of the corpus that `make bench` measures with.
SIZE = 20000
# The same inputs at every run, so that what fails is the change; empty for others.
export PROPTEST_RNG_SEED ?= 1920

.PHONY: run test setup fmt lint build unit suite ui desktop window window-test package package-test e2e screenshots readme-pictures score manners bench bench-parse bench-drawn bench-window mets oracle fit score-check kill-test deny clean help

help: ## What can be made
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: setup ## Import the sample pages, take a short tour in the terminal, open the window on them
	$(CARGO) build --locked -p cli -p baoge-desktop
	@scripts/tour.sh $(BAOGE) $(SAMPLE) seeds $(wildcard $(REAL))
	@scripts/open.sh $(TARGET)/debug/baoge-desktop $(SAMPLE) $(TARGET)/screenshots/run.png

test: setup fmt lint unit suite ui desktop window-test score-check ## Every check

setup: ## Install what Debian packages are missing
	@scripts/setup.sh

build:
	$(CARGO) build --locked -p cli

fmt:
	$(CARGO) fmt --all --check

# Every step names the whole workspace, so that what all depend on is built once and not for each step anew.
lint:
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings

unit: ## Each crate by itself
	$(CARGO) test --locked --workspace --lib --test promises --test quirks --test beside --test web

suite: ## What a reader can do, tried from outside
	$(CARGO) test --locked --workspace --test suite

ui: ## The modules of the window, without a window
	npm run --silent test:ui
	@scripts/check_types.sh

desktop: ## What stands between the window and the library
	$(CARGO) test --locked --workspace --bin baoge-desktop

window: setup ## Open the window on the sample archive that `make run` makes
	$(CARGO) run --locked -p baoge-desktop -- $(SAMPLE)

# Built as the steps before built it, with what tests ask of libraries, or half of them would be built once more. The tests choose a screen, a port and a folder of their own, and end what they started.
# A window waits for its machine: what fails is tried once more, all of it, and what fails twice has failed.
window-test: ## The program in a real window, on a screen nobody sees
	$(CARGO) build --locked --workspace --all-targets
	npm run --silent test:e2e || { echo "window-test: once more"; npm run --silent test:e2e; }

package: setup ## The .deb and .rpm of this system (12 minutes of CPU)
	@CARGO_TARGET_DIR=$(TARGET) scripts/package.sh $(TARGET)

package-test: setup ## The .deb installed on a clean root, used and removed (make package first)
	@scripts/package_test.sh $(TARGET)/release

e2e: setup ## The program in a real window, on a screen nobody sees
	$(CARGO) build --locked --workspace --bins
	npm run --silent test:e2e

screenshots: setup ## Pictures of every place and state of the window, in target/screenshots
	$(CARGO) build --locked --workspace --bins
	node tests/e2e/pictures.js $(TARGET)/screenshots

readme-pictures: screenshots ## The pictures in docs/ that README shows, taken anew
	mkdir -p docs
	cp $(TARGET)/screenshots/shelf-light-1280x800.png docs/bookcase.png
	cp $(TARGET)/screenshots/picture-both-light-1280x800.png docs/page.png
	cp $(TARGET)/screenshots/search-narrowed-light-1280x800.png docs/search.png

score: build ## Articles against gold, page by page, worst first; then how sure the program was of what is right
	$(PYTHON) scripts/score.py --baoge $(BAOGE)
	$(PYTHON) scripts/calibration.py --baoge $(BAOGE)

manners: build ## Gold pages printed anew: what moved, and how sixty manners of printing fare
	$(PYTHON) scripts/metamorphic.py --baoge $(BAOGE)
	$(PYTHON) scripts/metamorphic.py --baoge $(BAOGE) --manners

bench: bench-parse ## Reading pages; then import, search, size and memory beside FTS5, Xapian, Recoll, ripgrep (SIZE=100000)
	$(CARGO) build --locked --release -p cli
	$(CARGO) build --locked --release -p library --example timing
	$(PYTHON) scripts/bench.py --size $(SIZE) --folder $(TARGET)/bench \
		--baoge $(TARGET)/release/baoge --timing $(TARGET)/release/examples/timing

bench-parse: ## How fast pages are read, as shipped: MB of text a second and core, and the worst texts
	$(CARGO) run --locked --release -p newsprint --example speed

oracle: ## Searches of 19,105 news items, against looking through every paragraph of them
	$(CARGO) run --locked --release -p suite --example oracle

mets: ## The METS issues beside the project, against what their files say, read by other means
	$(CARGO) build --locked -p newsprint --example issue
	$(PYTHON) scripts/check_mets.py $(wildcard ../shared/alto-mets/*/*METS.xml ../shared/alto-mets/*/*mets.xml)

bench-drawn: ## Text and pictures of the PDFs beside the project, beside pdftotext, mutool and pdftoppm; a thousand pages imported
	$(CARGO) build --locked --release -p newsprint --example drawn
	$(CARGO) build --locked --release -p facsimile --example picture
	$(CARGO) build --locked --release -p cli
	$(PYTHON) scripts/text_bench.py $(TARGET)/release/examples/drawn ../shared/pages
	$(PYTHON) scripts/pictures_bench.py $(TARGET)/release/examples/picture ../shared/pages
	$(PYTHON) scripts/many_pages.py ../shared/pages --baoge $(TARGET)/release/baoge

# Needs the archive that `make bench SIZE=100000` leaves, and the programs that `make package` leaves.
bench-window: setup ## How quick the window is on an archive of 100,000 articles, beside the sample archive; scans moved about
	BAOGE_WINDOW=$(abspath $(TARGET))/release/baoge-desktop BAOGE_TERMINAL=$(abspath $(TARGET))/release/baoge \
		node tests/e2e/timing.js $(TARGET)/bench/100000/archive $(wildcard ../shared/real/jingbao-scan)

fit: ## Both tables of weights fitted anew, and what they are worth on pages left out (needs numpy and scipy)
	$(CARGO) build --locked --release -p newsprint --example evidence
	$(PYTHON) scripts/check_crf.py
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(PYTHON) scripts/fit_weights.py --write \
		--keep $(TARGET)/left-out --evidence $(TARGET)/release/examples/evidence

score-check: ## The same, held to floors, with the program that the suite tests
	$(CARGO) test --locked --workspace --test suite --no-run
	$(PYTHON) scripts/score.py --baoge $(BAOGE)-under-test --check scripts/score-floors.json
	$(PYTHON) scripts/metamorphic.py --baoge $(BAOGE)-under-test --check scripts/metamorphic-floors.json
	$(PYTHON) scripts/check_gold.py

kill-test: ## Two hundred kills at random moments of writing: nothing lost, nothing twice (apart from make test)
	$(CARGO) build --locked --release -p cli
	$(PYTHON) scripts/kill_test.py --baoge $(TARGET)/release/baoge --kills 200

deny: ## Licences and sources of what we depend on
	$(CARGO) deny check licenses bans sources

clean:
	$(CARGO) clean
