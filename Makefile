# make test runs everything that must pass, and installs the browser and the database the tests need where it can.

# What the caller's environment says about flags and toolchains does not change what is tested.
export GOFLAGS := -mod=readonly
export GOTOOLCHAIN := auto

.PHONY: test check format vet licences vulnerable lint browser duckdb beam build serve release reproducible bench goldens

test: check browser duckdb
	go test -p 3 -timeout 15m ./...
	go test -race -timeout 5m -run 'Serve|Preview|Parse|Build' -skip WarmBuilds ./site
	$(MAKE) beam

check: format vet licences vulnerable

format:
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then \
		echo "not formatted (gofmt -w):"; echo "$$unformatted"; exit 1; fi

vet:
	go vet ./...

# What the program is made of is under licences that allow it, and supply/licences.txt has them all.
licences:
	go test ./supply -run Licences

# Known vulnerabilities in what is called; needs the network, and says so where there is none.
vulnerable:
	@sh supply/vulnerable.sh

# Not part of check: linters of code and of workflows, by the network.
lint:
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go run github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 .github/workflows/*.yml docs/collection/.github/workflows/*.yml

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

# The programs of a release, the same to the byte from any folder by the same Go; with what they are made of.
platforms := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
vcs := true
release:
	rm -rf dist && mkdir dist
	for platform in $(platforms); do \
		export CGO_ENABLED=0 GOOS=$${platform%/*} GOARCH=$${platform#*/} GOAMD64=v1 GOARM64=v8.0; \
		[ $$GOOS = windows ] && end=.exe || end=; \
		go build -trimpath -buildvcs=$(vcs) -ldflags='-s -w -buildid=' -o dist/nianbao-$$GOOS-$$GOARCH$$end . || exit 1; \
	done
	go run ./supply sbom dist/nianbao-* > dist/sbom.cdx.json
	cp supply/licences.txt dist/
	cd dist && sha256sum * > checksums.txt && cat checksums.txt

# Two releases, from two folders and each compiled anew, are the same.
reproducible:
	sh supply/reproducible.sh

# Stations on single documents, then builds of whole sites, in memory where the machine has a file system there.
bench:
	go test -run '^$$' -bench . ./...
	go run ./bench/build -reports 1000,10000,100000 -dir "$${DIR:-$$([ -d /dev/shm ] && echo /dev/shm || echo /tmp)}"

# Writes the goldens anew; read the difference before committing it.
goldens:
	go test . ./parser ./check ./chart ./gazetteer ./data ./site -update
