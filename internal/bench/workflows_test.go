package bench

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// benchActionlint compares with actionlint over workflows of the size and the
// shape that real ones have, both without shellcheck. There are all the rules of
// infralint besides.
func benchActionlint(t *testing.T) {
	root, n, size := workflows(t)
	peer := measure(t, 5, root, filepath.Join(*tools, "actionlint"), "-shellcheck=", "-pyflakes=")
	own := measure(t, 5, root, *binary, "-q")
	row("actionlint", fmt.Sprintf("%d workflows, %.1f MB", n, float64(size)/1e6), peer, own)
	fmt.Printf("  of CPU                           %30s %9s %9s %7.1fx\n", "", round(peer.cpu), round(own.cpu), peer.cpu.Seconds()/own.cpu.Seconds())
}

// workflows writes a repository of n workflows that are size bytes together.
func workflows(t *testing.T) (root string, n, size int) {
	t.Helper()
	root = t.TempDir()
	mark(t, root)
	dir := filepath.Join(root, ".github", "workflows")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	n = 1800
	rnd := rand.New(rand.NewPCG(1, 2)) // the same each time
	for i := range n {
		content := (&workflowWriter{rnd: rnd}).workflow(i)
		size += len(content)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("w%04d.yaml", i)), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(root, ".github", "actions"), os.DirFS(filepath.Join(monorepo, ".github", "actions"))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, ".infralint.yaml"), []byte("actions: {shellcheck: off}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return root, n, size
}

// A workflowWriter writes a workflow with the proportions of several hundred
// public repositories: a kilobyte in the middle and twelve at the top, one to
// nine jobs of one to fourteen steps, of which six in ten use an action, half of
// them by commit; a script in the others, one line of them in two out of three; a
// matrix in a third of the jobs.
type workflowWriter struct {
	rnd *rand.Rand
	out strings.Builder
}

// one reports what is so in n out of a hundred cases.
func (w *workflowWriter) one(n int) bool { return w.rnd.IntN(100) < n }

func (w *workflowWriter) line(indent int, format string, args ...any) {
	w.out.WriteString(strings.Repeat(" ", indent))
	fmt.Fprintf(&w.out, format, args...)
	w.out.WriteByte('\n')
}

// pick returns one of a list.
func pick[T any](w *workflowWriter, list []T) T { return list[w.rnd.IntN(len(list))] }

func (w *workflowWriter) workflow(i int) string {
	if w.one(30) {
		w.line(0, "# Changes to this file are reviewed by the owners of the build.")
	}
	w.line(0, "name: %s %d", pick(w, []string{"Build", "Test", "Release", "Lint", "Deploy"}), i)
	w.triggers()
	if w.one(54) {
		w.line(0, "permissions:")
		w.line(2, "contents: read")
	}
	if w.one(7) {
		w.line(0, "concurrency:")
		w.line(2, "group: ${{ github.workflow }}-${{ github.ref }}")
		w.line(2, "cancel-in-progress: true")
	}
	if w.one(15) {
		w.line(0, "env:")
		w.line(2, "REGISTRY: ghcr.io")
		w.line(2, "GO_VERSION: \"1.26\"")
	}
	w.line(0, "jobs:")
	jobs := pick(w, []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 9})
	for j := range jobs {
		w.job(j)
	}
	return w.out.String()
}

func (w *workflowWriter) triggers() {
	w.line(0, "on:")
	w.line(2, "push:")
	w.line(4, "branches: [main, 'v[0-9]+']")
	if w.one(67) {
		w.line(2, "pull_request:")
	}
	if w.one(20) {
		w.line(2, "workflow_dispatch:")
	}
	if w.one(17) {
		w.line(2, "schedule:")
		w.line(4, "- cron: \"%d 4 * * 1\"", w.rnd.IntN(60))
	}
}

func (w *workflowWriter) job(j int) {
	w.line(2, "job%d:", j)
	if w.one(6) {
		w.line(4, "uses: octo/ci/.github/workflows/build.yaml@v%d", 1+w.rnd.IntN(5))
		w.line(4, "with:")
		w.line(6, "target: linux")
		return
	}
	runner := "ubuntu-latest"
	matrix := w.one(32)
	if matrix {
		w.line(4, "strategy:")
		w.line(6, "fail-fast: false")
		w.line(6, "matrix:")
		w.line(8, "os: [ubuntu-latest, windows-latest, macos-latest]")
		w.line(8, "version: [\"1.25\", \"1.26\"]")
		runner = "${{ matrix.os }}"
	}
	w.line(4, "runs-on: %s", runner)
	if w.one(9) {
		w.line(4, "timeout-minutes: 20")
	}
	if w.one(18) {
		w.line(4, "permissions:")
		w.line(6, "contents: read")
		w.line(6, "packages: write # to push the image")
	}
	if j > 0 && w.one(40) {
		w.line(4, "needs: [job%d]", w.rnd.IntN(j))
	}
	if w.one(15) {
		w.line(4, "if: github.event_name == 'push' && github.repository == 'octo/app'")
	}
	w.line(4, "steps:")
	for range pick(w, []int{1, 2, 3, 3, 3, 3, 3, 3, 4, 4, 5, 5, 5, 6, 7, 7, 14}) {
		w.step(matrix)
	}
}

// A used action, by its version and by commit, with inputs.
type usedAction struct{ name, version, inputs string }

var usedActions = []usedAction{
	{"actions/checkout", "v4.2", "persist-credentials: false"},
	{"actions/checkout", "v5", ""},
	{"actions/checkout", "v5", "fetch-depth: 0"},
	{"actions/setup-go", "v5", "go-version-file: go.mod\ncache: true"},
	{"actions/setup-node", "v4", "node-version: 22"},
	{"actions/cache", "v4", "path: ~/.cache/app\nkey: ${{ runner.os }}-${{ hashFiles('**/go.sum') }}"},
	{"actions/upload-artifact", "v4", "name: report\npath: out/report.xml"},
	{"docker/login-action", "v3", "registry: ghcr.io\nusername: ${{ github.actor }}\npassword: ${{ secrets.GITHUB_TOKEN }}"},
	{"docker/build-push-action", "v6", "context: .\npush: ${{ github.event_name != 'pull_request' }}"},
	{"golangci/golangci-lint-action", "v8", "version: v2.4.0"},
	{"codecov/codecov-action", "v5", "token: ${{ secrets.CODECOV_TOKEN }}"},
}

func (w *workflowWriter) step(matrix bool) {
	if w.one(20) {
		w.line(6, "# The next step needs what the one before it made.")
	}
	switch {
	case w.one(2):
		w.line(6, "- uses: ./.github/actions/terraform")
		w.line(8, "with: {directory: terraform/environments/dev}")
		return
	case w.one(74):
		w.line(6, "- name: %s", pick(w, []string{"Prepare", "Check out the code", "Run the tests", "Build the image", "Keep the report"}))
	default:
		w.line(6, "- id: step%d", w.rnd.IntN(1e6))
	}
	if w.one(7) {
		w.line(8, "if: %s", pick(w, []string{"always()", "github.ref == 'refs/heads/main'", "${{ failure() && github.event_name == 'push' }}"}))
	}
	if w.one(60) {
		w.uses(pick(w, usedActions))
		return
	}
	if w.one(17) {
		w.line(8, "env:")
		w.line(10, "TOKEN: ${{ secrets.GITHUB_TOKEN }}")
		if matrix {
			w.line(10, "VERSION: ${{ matrix.version }}")
		}
	}
	w.script()
}

func (w *workflowWriter) uses(a usedAction) {
	if w.one(48) {
		w.line(8, "uses: %s@%040x # %s.1.0", a.name, len(a.name)*1e9+len(a.version), a.version)
	} else {
		w.line(8, "uses: %s@%s", a.name, a.version)
	}
	if a.inputs != "" {
		w.line(8, "with:")
		for input := range strings.SplitSeq(a.inputs, "\n") {
			w.line(10, "%s", input)
		}
	}
}

// plain are commands of nearly all scripts; special ones, which rules look for,
// are in one line of fifteen.
var (
	plain = []string{
		"go test -race ./...",
		"go build -trimpath -ldflags \"-s -w\" -o bin/app ./cmd/app",
		"go vet ./...",
		"make build",
		"make test COVERAGE=1",
		"mkdir -p out",
		"./scripts/check.sh --all",
		"echo \"checked ${{ github.sha }}\"",
		"python -m pip install --require-hashes -r requirements.txt",
		"cp -r configs/default.yaml out/",
		"sudo apt-get update && sudo apt-get install -y protobuf-compiler",
		"cat out/report.txt | sort | uniq -c",
		"for dir in services/*; do (cd \"$dir\" && make test); done",
		"if [ -n \"$(git status --porcelain)\" ]; then git diff; exit 1; fi",
		"# what follows needs the report",
	}
	special = []string{
		"npm ci",
		"npm run lint -- --max-warnings 0",
		"docker build --tag \"app:$GITHUB_SHA\" .",
		"docker push \"app:$GITHUB_SHA\"",
		"echo \"version=$(git describe --tags)\" >> \"$GITHUB_OUTPUT\"",
		"curl -sSfLo tool.tar.gz https://example.com/tool-1.2.3.tar.gz",
		"gh release view \"$TAG\" --json assets --jq '.assets[].name'",
	}
)

func (w *workflowWriter) command(commands []string) string {
	if w.one(7) {
		commands = special
	}
	return pick(w, commands)
}

func (w *workflowWriter) script() {
	if w.one(66) {
		w.line(8, "run: %s", w.command(plain[:7]))
		return
	}
	w.line(8, "run: |")
	for range pick(w, []int{2, 2, 2, 3, 3, 4, 5, 6, 9, 24}) {
		w.line(10, "%s", w.command(plain))
	}
}
