# Everything that a contributor or CI runs. Tools that only checks need are
# installed below .tools, at fixed versions.

GOLANGCI_LINT    = github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
SARIF_MULTITOOL  = @microsoft/sarif-multitool@5.7.0
KUBECONFORM      = github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0
ACTIONLINT       = github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
CONFTEST         = github.com/open-policy-agent/conftest@v0.71.1

TOOLS = $(CURDIR)/.tools
BIN   = $(TOOLS)/bin
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null)
LDFLAGS = -s -w -X github.com/infralint/infralint/internal/cli.release=$(VERSION)

PROFILE = internal/bench/cpu.pgo

.PHONY: build profile test race lint docs bench conformance precommit tools bench-tools clean

build: ## the stripped binary, bin/infralint
	CGO_ENABLED=0 go build -pgo $(PROFILE) -trimpath -ldflags '$(LDFLAGS)' -o bin/infralint ./cmd/infralint

test: ## all tests
	go test ./...

race: ## the tests that run things in parallel, under the race detector
	go test -race -short ./...

lint: $(BIN)/golangci-lint ## our own code by golangci-lint, our own repository by infralint
	$(BIN)/golangci-lint run ./...
	go run ./cmd/infralint ./...

docs: ## write docs/rules anew
	go test ./internal/suite -run '^TestDocs$$' -update

conformance: ## compare with what terraform validate says, a table for each family
	go test ./internal/terraform/conformance -run '^TestConformance$$' -v

bench: build bench-tools ## side by side with the tools that people run today
	go test ./internal/bench -run '^TestBench$$' -bench-tools '$(BIN)' -binary '$(CURDIR)/bin/infralint' -v -timeout 30m

profile: ## what the binary spends its time on, for the compiler: worth it after a change of the hot paths
	CGO_ENABLED=0 go test -trimpath ./internal/bench -run '^TestProfile$$' -profile '$(CURDIR)/$(PROFILE)'

precommit: ## the hooks of .pre-commit-hooks.yaml, by pre-commit itself
	scripts/precommit-test

tools: $(BIN)/golangci-lint $(BIN)/conftest $(TOOLS)/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool

bench-tools: $(BIN)/kubeconform $(BIN)/actionlint $(BIN)/conftest

$(BIN)/golangci-lint:
	GOBIN=$(BIN) go install $(GOLANGCI_LINT)

$(BIN)/kubeconform:
	GOBIN=$(BIN) go install $(KUBECONFORM)

$(BIN)/actionlint:
	GOBIN=$(BIN) go install $(ACTIONLINT)

$(BIN)/conftest:
	GOBIN=$(BIN) go install $(CONFTEST)

$(TOOLS)/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool:
	npm install --prefix $(TOOLS) --no-save --no-audit --no-fund $(SARIF_MULTITOOL)
	chmod u+x $@

clean:
	rm -rf bin dist .tools
