# Satu pintu untuk semua pekerjaan. `make help` menjelaskan tiap sasaran.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE ?= site
DAERAH ?= 60,257,514
PUTARAN ?= 5
# Uji cepat: tiap modul inti dan bangunan bertahap punya modul uji di sini.
CEPAT := tests/model tests/compute tests/validate tests/read tests/site_build
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help site serve test test-fast test-all mutasi bench profil lighthouse office rilis check format lock messages validate clean browser hakim node periksa naskah-humas gambar-humas

help: ## daftar sasaran
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/.siap: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Menyiapkan lingkungan Python dari requirements.txt …"
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.siap-uji: $(VENV)/.siap requirements-dev.txt
	@echo "Menyiapkan alat uji dari requirements-dev.txt …"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

site: $(VENV)/.siap ## bangun portal ke site/
	@$(BIN)/kks build --site-dir $(SITE)

serve: $(VENV)/.siap ## bangun dan lihat di http://127.0.0.1:8000/
	@$(BIN)/kks serve

validate: $(VENV)/.siap ## periksa semua paket data dan naskah
	@$(BIN)/kks validate

browser:
	@if [ -z "$$KKS_NO_BROWSER" ] && ! command -v chromium >/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	  else echo "Uji peramban memerlukan paket Debian 'chromium': sudo apt-get install chromium, atau KKS_NO_BROWSER=1 make test"; exit 1; fi; fi

# Yang memeriksa cap waktu dan tanda tangan arsip tanpa program ini: hakim di uji.
hakim:
	@if ! command -v minisign >/dev/null || ! command -v openssl >/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq minisign openssl >/dev/null; \
	  else echo "Uji arsip memerlukan paket Debian 'minisign' dan 'openssl': sudo apt-get install minisign openssl"; exit 1; fi; fi

node:
	@command -v npm >/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq nodejs npm >/dev/null; \
	  else echo "'make lighthouse' dan 'make periksa' memerlukan paket Debian 'nodejs' dan 'npm': sudo apt-get install nodejs npm"; exit 1; fi; }

# Python untuk peramban (Pyodide), terkunci dengan sidik; tanpa ini situs tetap dibangun.
periksa/node_modules/.siap: periksa/package-lock.json
	@$(MAKE) --no-print-directory node
	@echo "Menyiapkan Python untuk peramban dari periksa/package-lock.json …"
	@npm ci --prefix periksa --ignore-scripts --no-audit --no-fund --silent
	@touch $@

periksa: periksa/node_modules/.siap ## pasang Python untuk halaman /periksa/ (memerlukan nodejs dan npm)
	@:

test: $(VENV)/.siap-uji browser hakim ## jalankan semua uji, kecuali yang berat
	@[ -n "$$KKS_NO_BROWSER" ] || $(MAKE) --no-print-directory periksa
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

test-fast: $(VENV)/.siap-uji ## uji cepat saja: inti dan bangunan bertahap, tanpa situs dan peramban
	@$(BIN)/python -m pytest -n 2 $(CEPAT)

test-all: $(VENV)/.siap-uji browser hakim ## semua uji, yang berat pun
	@[ -n "$$KKS_NO_BROWSER" ] || $(MAKE) --no-print-directory periksa
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m ""

mutasi: $(VENV)/.siap-uji ## ubah aturan satu per satu; uji cepat harus melihatnya (<= 45 menit)
	@$(BIN)/python -m tests.mutation

check: $(VENV)/.siap-uji ## bentuk, lint, jenis, lapisan, glosarium, dokumen
	@$(BIN)/ruff format --check generator tests
	@$(BIN)/ruff check generator tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m pytest -q tests/test_glosarium.py tests/test_docs.py tests/test_rumah.py -p no:randomly

format: $(VENV)/.siap-uji ## rapikan bentuk kode
	@$(BIN)/ruff format generator tests && $(BIN)/ruff check --fix generator tests

bench: $(VENV)/.siap ## bandingkan dengan Hugo dan Material (DAERAH=60,257,514 PUTARAN=5)
	@$(BIN)/python bench/run.py --daerah $(DAERAH) --putaran $(PUTARAN)

profil: $(VENV)/.siap ## ke mana waktu bangunan pergi, menurut tahap dan ruang (DAERAH=60,257,514)
	@$(BIN)/python bench/profil.py $(DAERAH)

lighthouse: $(VENV)/.siap-uji browser node ## nilai Lighthouse di ponsel (memerlukan nodejs dan npm)
	@npm ci --prefix bench/lighthouse --ignore-scripts --no-audit --no-fund --silent
	@$(BIN)/python bench/lighthouse/run.py

office: $(VENV)/.siap-uji site ## buka buku kerja dan salindia dengan LibreOffice (memerlukan libreoffice-calc dan -impress)
	@$(BIN)/python bench/libreoffice.py $(SITE)

naskah-humas: $(VENV)/.siap-uji ## tulis ulang kutipan program di docs/humas/
	@$(BIN)/python -m tests.humas

gambar-humas: $(VENV)/.siap-uji browser periksa ## ambil ulang gambar docs/humas/ (memerlukan libreoffice-calc)
	@$(BIN)/python -m tests.humas gambar

rilis: $(VENV)/.siap-uji periksa ## berkas rilis dari commit terakhir ke dist/: roda, sumber, daftar bahan (SBOM), sidik
	@$(BIN)/python -m rilis dist

lock: ## kunci ulang requirements dengan hash (memerlukan uv dan npm)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements-dev.in -o requirements-dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate bench/requirements.in -o bench/requirements.txt
	cd bench/lighthouse && rm -f package-lock.json && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved
	cd periksa && rm -f package-lock.json && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

messages: $(VENV)/.siap ## kumpulkan pesan halaman berbahasa Inggris ke katalognya
	@$(BIN)/python -m kksportal.authoring.messages

clean: ## buang hasil bangun dan lingkungan
	@if [ -f "$(SITE)/.kks-berkas" ]; then rm -rf "$(SITE)"; fi
	rm -rf $(VENV) bench/.venv bench/.disk bench/lighthouse/node_modules periksa/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
