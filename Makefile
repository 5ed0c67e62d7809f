# make test runs everything that must pass, and installs the browser and the database the tests need where it can.

# What the caller's environment says about flags and toolchains does not change what is tested.
export GOFLAGS := -mod=readonly
export GOTOOLCHAIN := auto

.PHONY: test check format vet browser duckdb beam build serve bench goldens

test: check browser duckdb
	go test -timeout 9m ./...
	go test -race -timeout 5m -run 'Serve|Preview|Parse|Build' ./site
	$(MAKE) beam

check: format vet

format:
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then \
		echo "not formatted (gofmt -w):"; echo "$$unformatted"; exit 1; fi

vet:
	go vet ./...

# Chromium and a Chinese font, by apt-get where they are missing; where that can't be done the tests say so.
browser:
	@sh browser/install.sh

# DuckDB, by npm where it is missing; where that can't be done its test says so.
duckdb:
	@sh data/testdata/duckdb/install.sh

# The pipeline, a module of its own, on Beam's local runner. The first time it compiles Beam, which takes a minute or two.
beam:
	go -C beam vet .
	go -C beam test -timeout 8m .

build:
	go run .

serve:
	go run . serve

# Stations on single documents, then builds of whole sites, in memory where the machine has a file system there.
bench:
	go test -run '^$$' -bench . ./...
	go run ./bench/build -reports 1000,10000 -dir "$$([ -d /dev/shm ] && echo /dev/shm || echo /tmp)"

# Writes the goldens anew; read the difference before committing it.
goldens:
	go test . ./parser ./check ./chart ./gazetteer ./data ./site -update
