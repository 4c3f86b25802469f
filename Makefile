# make report   everything, from seeds/ into figures/ and report/
# make test     every check and test
# make lab      JupyterLab on notebooks/
# make bench    the build, the reading and the saved pages, each beside its peers: writes bench/results (bench/README.md has the sizes)
# make measure  how well the seeds are read, for the report's method
# make pins     requirements*.txt again from pyproject.toml, with today's newest versions (needs uv)
#
# Each sets up .venv first. A stamp named after the pinned versions says that it is set up, so a second run costs nothing.

.PHONY: report test lab bench measure pins
.DELETE_ON_ERROR:

BIN := .venv/bin
RUN_STAMP := .venv/.run-$(shell cat pyproject.toml requirements.txt | cksum | tr ' ' '-')
TEST_STAMP := .venv/.test-$(shell cat pyproject.toml requirements.txt requirements-test.txt | cksum | tr ' ' '-')
PEER_STAMP := .venv/peer/.stamp-$(shell cksum < bench/requirements.txt | tr ' ' '-')

# The first of these that is there and is a Python this project runs on.
find_python = $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && command -v $$p && break; done)

report: $(RUN_STAMP)
	@$(BIN)/casebook build

test: $(TEST_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder

lab: $(RUN_STAMP)
	$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) notebooks

bench: $(RUN_STAMP) $(PEER_STAMP)
	$(BIN)/python bench/run.py

measure: $(TEST_STAMP)
	$(BIN)/python tests/gold/measure.py

$(RUN_STAMP): | .venv/pyvenv.cfg
	$(call install,-r requirements.txt)

$(TEST_STAMP): | .venv/pyvenv.cfg
	$(call install,-r requirements-test.txt)

$(PEER_STAMP): | .venv/pyvenv.cfg
	@$(BIN)/python -m venv .venv/peer && .venv/peer/bin/python -m pip install -q -r bench/requirements.txt
	@touch $@

.venv/pyvenv.cfg:
	@test -n "$(find_python)" || { echo "casebook: no Python 3.11, 3.12 or 3.13 found; install one and run make again" >&2; exit 1; }
	@echo "Setting up .venv with $$($(find_python) --version)" >&2
	@if command -v uv >/dev/null; then uv venv -q --allow-existing --python "$(find_python)" .venv; else "$(find_python)" -m venv .venv; fi

# $(call install,what): `what` and the project itself, in place, into .venv. The stamp comes last, so that a broken install is tried again.
define install
	@if command -v uv >/dev/null; then uv pip install -q -p $(BIN)/python $(1) && uv pip install -q -p $(BIN)/python --no-deps -e .; \
	else $(BIN)/python -m pip install -q $(1) && $(BIN)/python -m pip install -q --no-deps -e .; fi
	@touch $@
endef

pins:
	uv pip compile -q --upgrade --universal --python-version 3.11 --no-header --no-annotate pyproject.toml -o requirements.txt
	uv pip compile -q --upgrade --universal --python-version 3.11 --no-header --no-annotate --group test -c requirements.txt -o requirements-test.txt
	printf '%s\n%s\n' '-r requirements.txt' "$$(cat requirements-test.txt)" > requirements-test.txt
