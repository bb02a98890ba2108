package actions

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/shell"
)

const adhocPackageGood = `
-- .github/workflows/docs.yml --
on: push
jobs:
  docs:
    runs-on: ubuntu-latest
    steps:
      - run: npm ci --prefix tools
`

// AdhocPackage reports packages that no lock file covers.
var AdhocPackage = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-adhoc-package",
		Title:    "package is installed outside of any lock file",
		Severity: lint.Note,
		Doc: `
` + "`npm install -g typescript`" + ` takes what the registry has at the moment, and
so do the packages that it depends on, even where its own version is named: no hash says
what is meant, and nobody reviews the change. Whoever takes over one of them runs code in
this job, with its token and its secrets.

Put the package into a manifest with a lock file and install from that: ` + "`npm ci`, `bundle install`" + `.
Packages of the repository itself, given as a path, are not reported.
`,
		Bad:   lint.Edit(adhocPackageGood, "- run: npm ci --prefix tools", "- run: npm install -g markdownlint-cli"),
		Good:  adhocPackageGood,
		Tags:  []string{"supply-chain"},
		Peers: []string{"zizmor:adhoc-packages", "scorecard:Pinned-Dependencies"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, in := range pass.Unit.Steps() {
			script := actions.Run(in.Step)
			if script == nil || !containsAny(script.Value, []string{"npm", "yarn", "bun", "gem"}) {
				continue
			}
			for _, c := range pass.Unit.Commands(in.Step) {
				if name := adhocPackage(c); name != "" {
					pass.Reportf(pass.Unit.Part(script, c.Start, c.End), "%s installs %s outside of any lock file", c.Program(), name)
				}
			}
		}
		return nil
	},
}

// installers are programs that install packages, with the subcommands that do,
// and the options that have a value.
var installers = []struct {
	program     string
	subcommands []string
	withValue   []string
}{
	{"npm", []string{"install", "i", "in", "ins", "isntall", "add"}, []string{"-C", "--prefix", "--registry", "-w", "--workspace", "--tag", "--cache", "--userconfig", "--loglevel", "--omit", "--include"}},
	{"pnpm", []string{"add", "install", "i"}, []string{"-C", "--dir", "--filter", "-F", "--registry", "--store-dir", "--reporter", "--loglevel"}},
	{"yarn", []string{"add", "global add"}, []string{"--cwd", "--registry", "--modules-folder", "--cache-folder"}},
	{"bun", []string{"add", "a", "install", "i"}, []string{"--cwd", "--registry", "--cache-dir", "--backend", "-c", "--config"}},
	{"gem", []string{"install", "i"}, []string{"-v", "--version", "-i", "--install-dir", "-n", "--bindir", "-s", "--source", "-P", "--trust-policy", "--platform", "-p", "--http-proxy", "-B", "--build-root", "-g", "--file"}},
}

// adhocPackage returns the first package that a command installs by its name;
// empty where it installs none.
func adhocPackage(c *shell.Command) string {
	for _, i := range installers {
		if !c.Is(i.program, i.program+".cmd") {
			continue
		}
		args := operands(c, i.withValue...)
		for _, sub := range i.subcommands {
			words := strings.Fields(sub)
			if len(args) <= len(words) || !slices.Equal(args[:len(words)], words) {
				continue
			}
			for _, name := range args[len(words):] {
				if !isLocalPackage(name) {
					return name
				}
			}
		}
	}
	return ""
}

// isLocalPackage reports whether a package is a file or a folder, or one that
// only the running script knows.
func isLocalPackage(name string) bool {
	for _, prefix := range []string{".", "/", "~", "file:", "link:", "workspace:", "$", "_", "*"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	for _, suffix := range []string{".tgz", ".tar.gz", ".gem", "/"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}
