package gitlab

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/gitlab"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/shell"
)

// CurlPipeShell reports downloads that are run unseen.
var CurlPipeShell = &gitlab.Analyzer{
	Rule: lint.Rule{
		ID:       "gitlab-curl-pipe-shell",
		Title:    "download is run without a look at what came",
		Severity: lint.Error,
		Doc: `
` + "`curl … | sh`" + ` runs whatever the server sends today, with the token and the
variables of the job. Who takes over the server, its domain or the account behind it
has them all; that is how the secrets of Codecov's customers got out. Nothing in the
repository changes when it happens.

Take an image that has the tool, install it from a package manager, or download a
fixed version, compare its checksum, and then run it. What comes from the same GitLab
server is not reported.
`,
		Bad: `
-- .gitlab-ci.yml --
build:
  script:
    - curl -sSL https://get.example.com/install.sh | bash
`,
		Good: `
-- .gitlab-ci.yml --
build:
  script:
    - curl -sSLo install.sh https://get.example.com/1.2.3/install.sh
    - echo "$CHECKSUM  install.sh" | sha256sum --check
    - bash install.sh
  variables:
    CHECKSUM: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
`,
		Tags:  []string{"security", "supply-chain"},
		Peers: []string{"poutine:unverified_script_exec"},
		Refs:  []string{"https://about.codecov.io/security-update/"},
		Since: "0.1.0",
	},
	Run: func(pass *gitlab.Pass) error {
		for _, s := range pass.Unit.Scripts() {
			for _, c := range s.Commands {
				if runsAddress(c) {
					report(pass, s.Span(c.Start, c.End), "download is run as it comes; compare its checksum first")
				}
				if !c.Is("curl", "wget", "fetch") || fromOwnServer(c) || shell.NamesCommit(s.Text[c.Start:c.End]) {
					continue
				}
				if last := runBy(s, c); last != nil {
					report(pass, s.Span(min(c.Start, last.Start), max(c.End, last.End)), "download is run as it comes; compare its checksum first")
				}
			}
			for _, m := range powerShell.FindAllStringIndex(s.Text, -1) {
				report(pass, s.Span(m[0], m[1]), "download is run as it comes; compare its checksum first")
			}
		}
		return nil
	},
}

// runsAddress reports whether a command downloads a program and runs it.
func runsAddress(c *shell.Command) bool {
	if !c.Is("deno") || len(c.Args) < 2 || c.Args[0].Text != "run" && c.Args[0].Text != "serve" {
		return false
	}
	for _, a := range c.Args[1:] {
		if !strings.HasPrefix(a.Text, "-") {
			return strings.Contains(a.Text, "://") && !shell.NamesCommit(a.Text)
		}
	}
	return false
}

var powerShell = lazyregexp.New(`(?i)\b(?:iwr|irm|invoke-webrequest|invoke-restmethod)\b[^\n|;]*\|\s*(?:iex|invoke-expression)\b` +
	`|\b(?:iex|invoke-expression)\b[^\n;]*(?:downloadstring|\b(?:iwr|irm|invoke-webrequest|invoke-restmethod)\b)`)

// runBy returns the command that runs what c prints; nil where none does.
func runBy(s *gitlab.Script, c *shell.Command) *shell.Command {
	if c.Pipeline > 0 {
		for _, other := range s.Commands {
			if other.Pipeline == c.Pipeline && other.Stage > c.Stage && other.Inside == c.Inside && readsScript(other) {
				return other
			}
		}
	}
	if in := c.Inside; in != nil && runsWord(in, c) {
		return in
	}
	return nil
}

// readsScript reports whether a command runs what comes on its standard input.
func readsScript(c *shell.Command) bool {
	program := c.Program()
	switch {
	case shell.IsShell(program):
		for _, a := range c.Args {
			switch {
			case a.Text == "-s" || a.Text == "-" || a.Text == "--":
				return true
			case a.Text == "-c" || !strings.HasPrefix(a.Text, "-"):
				return false
			case strings.HasPrefix(a.Text, "-") && !strings.HasPrefix(a.Text, "--") && strings.Contains(a.Text, "s"):
				return true
			}
		}
		return true
	case isLanguage(program):
		return len(c.Args) == 0 || c.Args[0].Text == "-" || c.Args[0].Text == "--"
	case c.Is("source", "."):
		return len(c.Args) > 0 && c.Args[0].Text == "/dev/stdin"
	}
	return false
}

// isLanguage reports whether a program runs scripts of a language. It may have a
// version in its name: python3.12.
func isLanguage(program string) bool {
	return slices.Contains([]string{"python", "perl", "ruby", "node", "php"}, strings.TrimRight(program, "0123456789."))
}

// runsWord reports whether a command runs the word that the command inner, a
// substitution, stands in.
func runsWord(c, inner *shell.Command) bool {
	if c.Is("eval") {
		return true
	}
	for i, a := range c.Args {
		if inner.Start < a.Start || inner.End > a.End {
			continue
		}
		if strings.HasPrefix(a.Text, "<(") {
			return i == 0 && c.Is("source", ".") || firstOperand(c) == i && (shell.IsShell(c.Program()) || isLanguage(c.Program()))
		}
		if i > 0 && shell.IsShell(c.Program()) {
			flag := c.Args[i-1].Text
			return strings.HasPrefix(flag, "-") && !strings.HasPrefix(flag, "--") && strings.HasSuffix(flag, "c")
		}
	}
	return false
}

// firstOperand returns the index of the first argument that is no option.
func firstOperand(c *shell.Command) int {
	for i, a := range c.Args {
		if !strings.HasPrefix(a.Text, "-") {
			return i
		}
	}
	return -1
}

// fromOwnServer reports whether everything that c asks for is on the server
// that runs the pipeline, or on the runner itself.
func fromOwnServer(c *shell.Command) bool {
	own := false
	for _, a := range c.Args {
		switch {
		case ownServer.MatchString(a.Text):
			own = true
		case strings.Contains(a.Text, "://"):
			return false
		}
	}
	return own
}

var ownServer = lazyregexp.New(`^(?:\$\{?(?:CI_API_V4_URL|CI_SERVER_URL|CI_PROJECT_URL|CI_PAGES_URL)\b|https?://\$\{?(?:CI_SERVER_HOST|CI_SERVER_FQDN)\b|(?:https?://)?(?:localhost|127\.0\.0\.1)\b)`)
