package actions

import (
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// buildActions run the files of the working directory.
var buildActions = []string{
	"bahmutov/npm-install", "borales/actions-yarn", "cypress-io/github-action", "docker/build-push-action", "goreleaser/goreleaser-action",
	"gradle/gradle-build-action", "pre-commit/action", "pypa/cibuildwheel",
}

// buildCommand are commands that run the files of the working directory.
var buildCommand = lazyregexp.New(`(?m)(?:^|[;&|(]|\bsudo|\bthen|\bdo)\s*((?:` + strings.Join([]string{
	`(?:npm|pnpm|yarn|bun)\s+(?:ci|i|install|run|test|start|build|exec|publish|pack)\b`, `yarn\s*$`, `npx\s+(?:jest|tsc|eslint|vite|webpack|playwright|lerna|nx|turbo)\b`,
	`(?:pip3?|uv\s+pip|python3?\s+-m\s+pip)\s+install\s+(?:-e\s+)?(?:\.|-r\b)`, `python3?\s+(?:setup\.py|-m\s+(?:pytest|build|unittest|tox|nox)|[\w./-]+\.py)`,
	`(?:pytest|tox|nox|pre-commit|poetry\s+(?:install|run|build)|uv\s+(?:sync|run|build)|pdm\s+(?:install|run)|hatch\s+run)\b`,
	`make\b`, `cmake\b`, `ninja\b`, `meson\b`, `bazel(?:isk)?\s+(?:build|test|run)\b`, `just\b`, `task\b`, `rake\b`, `ant\b`, `sbt\b`,
	`mvn\b`, `gradle\b`, `bundle\s+(?:install|exec)\b`, `composer\s+(?:install|update|run)\b`, `mix\s+(?:deps\.get|test|compile)\b`,
	`cargo\s+(?:build|test|run|check|clippy|bench|install)\b`, `go\s+(?:generate|test|run)\b`, `dotnet\s+(?:build|test|run|restore|publish)\b`, `swift\s+(?:build|test|run)\b`,
	`docker\s+(?:build|buildx\s+build|compose\s+(?:up|build|run))\b`, `docker-compose\s+(?:up|build|run)\b`, `terraform\s+(?:init|plan|apply)\b`,
	`\./[\w./-]+`, `(?:bash|sh|source|\.)\s+(?:\./)?[\w-]+[\w./-]*\.sh\b`, `node\s+[\w./-]+\.[cm]?js\b`, `ruby\s+[\w./-]+\.rb\b`,
}, "|") + `))`)
