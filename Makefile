# One word does it. `make` alone lists the words.
PY := .venv/bin/python
ifeq ($(OS),Windows_NT)
PY := .venv/Scripts/python.exe
endif

.DEFAULT_GOAL := help
.PHONY: help setup check fmt lint types house test golden train-marks run bench fuzz gallery

help:  ## List the words
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## / - /'

setup:  ## Set up .venv with the development tools
	python3 bootstrap.py develop

check: lint types house test  ## Everything a change must pass

fmt:  ## Format the code
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

lint:  ## Formatting and lint rules
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .

types:  ## mypy --strict on everything
	$(PY) -m mypy

house:  ## The import contracts of the house, and the shipped packs
	$(dir $(PY))lint-imports
	$(PY) -m scheduler.cli pack check config/policies/*.yaml

test:  ## All tests
	$(PY) -m pytest -n auto

golden:  ## Write the golden cases anew; the review of the difference decides
	$(PY) -m tests.golden

train-marks:  ## Fit the marks verifier to invented marks again; about 10 minutes of 2 cores
	$(PY) -m crawler.perception.training > weights.new
	mv weights.new crawler/perception/weights.json

run:  ## The example district, end to end
	python3 bootstrap.py demo

gallery:  ## Every digest and handout as pictures, in build/gallery; needs Chromium; about 5 minutes
	$(PY) -m tests.reports.gallery

bench:  ## The sweep benchmark, as ratios in one run
	$(PY) -m tests.bench.sweep

fuzz:  ## 200,000 spoiled recordings for the readers; about 5 minutes of 2 cores
	$(PY) -m tests.bench.fuzz
