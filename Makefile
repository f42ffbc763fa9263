# What can be done with this project; `make` alone lists it. Every target does its own set-up.
SHELL := /bin/bash
PYTHON := /usr/bin/python3
VENV := .venv
PLAIN := .venv-plain
TOOLS := .venv-tools
VERSION := $(shell sed -n 's/^version=//p' kansenkaart_plugin/metadata.txt)
TS := kansenkaart_plugin/i18n/kansenkaart_nl.ts
QM := $(TS:.ts=.qm)

export QT_QPA_PLATFORM ?= offscreen
export XDG_RUNTIME_DIR := $(CURDIR)/build/runtime
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help setup system demo test lint run package bench reliability i18n pictures example templates clean

help:  ## list the targets
	@sed -n 's/^\([a-z0-9]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: system $(VENV)/.done $(PLAIN)/.done $(QM)  ## install what is missing (also done by the others)

system:
	@mkdir -p -m 0700 $(XDG_RUNTIME_DIR)
	@scripts/setup_system.sh

$(VENV)/.done: requirements/dev.txt | system
	$(PYTHON) -m venv --clear --system-site-packages $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

$(PLAIN)/.done: requirements/plain.txt | system
	$(PYTHON) -m venv --clear $(PLAIN)
	$(PLAIN)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

$(TOOLS)/.done: requirements/tools.txt | system
	$(PYTHON) -m venv --clear $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

$(QM): $(TS) | system
	PATH="$$PATH:/usr/lib/qt5/bin" lrelease -silent $< -qm $@

i18n: $(TOOLS)/.done  ## gather the texts to translate from the source into the .ts file
	$(TOOLS)/bin/pylupdate6 --no-obsolete --ts $(TS) $$(find kansenkaart_plugin -name '*.py' | sort)

test: setup  ## run the tests: domain and store without QGIS, then everything with it
	$(PLAIN)/bin/python -m pytest -q -p no:cacheprovider -c tests/plain.ini tests/domain tests/store
	rm -rf .qgis-settings
	$(VENV)/bin/python -m pytest -q -p no:cacheprovider tests --ignore=tests/domain --ignore=tests/store

lint: setup  ## check style, types, imports between packages, and the rules of the house
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache
	$(VENV)/bin/flake8 --isolated --select QGS --extend-ignore QGS105,QGS201,QGS202 kansenkaart_plugin
	$(VENV)/bin/python scripts/check_house.py

demo: setup  ## make the example kansenkaart and its layouts in build/demo
	@scripts/demo.sh

run: setup  ## open QGIS with the plugin and the example
	@scripts/run.sh

package: setup $(TOOLS)/.done  ## make dist/kansenkaart_plugin.<version>.zip
	@mkdir -p dist
	PATH="$(CURDIR)/$(TOOLS)/bin:$$PATH" qgis-plugin-ci package $(VERSION) -a $(QM)
	mv kansenkaart_plugin.$(VERSION).zip dist/
	@echo "dist/kansenkaart_plugin.$(VERSION).zip"

bench: setup  ## measure speed and size as ratios to a baseline; writes build/bench.json
	$(VENV)/bin/python benchmarks/run.py

reliability: setup  ## kill writers at random moments, 400 times: no acknowledged save may be lost
	$(PLAIN)/bin/python tests/store/reliability.py --kills 200

pictures: setup  ## play the working day in QGIS and renew the pictures of the user's guide
	$(VENV)/bin/python -m pytest -q -p no:cacheprovider tests/desktop -k "working_day and nl_NL"
	$(PYTHON) scripts/pictures.py

example: system  ## draw the shipped example again
	$(PYTHON) scripts/draw_example.py

templates: setup  ## write the shipped layout templates again
	$(VENV)/bin/python scripts/make_templates.py

clean:  ## remove what was made (not the environments)
	rm -rf build dist .qgis-settings
