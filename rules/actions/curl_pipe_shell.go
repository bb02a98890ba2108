package actions

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/shell"
)

// CurlPipeShell reports downloads that are run unseen.
var CurlPipeShell = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-curl-pipe-shell",
		Title:    "download is run without a look at what came",
		Severity: lint.Error,
		Doc: `
` + "`curl … | sh`" + ` runs whatever the server sends today, with the token and the
secrets of the job. Who takes over the server, its domain or the account behind it has
them all; that is how the secrets of Codecov's customers got out. Nothing in the
repository changes when it happens.

Install the tool by an action that is pinned to a commit or from a package manager, or
download a fixed version, compare its checksum, and then run it. A script in a repository
stays what it is if its address names the commit:
` + "`https://raw.githubusercontent.com/octo/tool/<commit>/install.sh`" + ` is not reported.
`,
		Bad: `
-- .github/workflows/build.yml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: curl -sSL https://get.example.com/install.sh | bash
`,
		Good: `
-- .github/workflows/build.yml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: |
          curl -sSLo install.sh https://get.example.com/1.2.3/install.sh
          echo "$CHECKSUM  install.sh" | sha256sum --check
          bash install.sh
        env:
          CHECKSUM: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
`,
		Tags:  []string{"security", "supply-chain"},
		Peers: []string{"poutine:unverified_script_exec", "scorecard:Pinned-Dependencies", "semgrep:curl-eval"},
		Refs:  []string{"https://about.codecov.io/security-update/"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, in := range pass.Unit.Steps() {
			script := actions.Run(in.Step)
			if script == nil || !mayRunDownload(strings.ToLower(script.Value)) {
				continue
			}
			text := blankComments(script.Value)
			for _, m := range pipedDownload.FindAllStringIndex(text, -1) {
				if shell.NamesCommit(text[m[0]:lineEnd(text, m[1], len(text))]) {
					continue
				}
				start := m[0] + len(text[m[0]:m[1]]) - len(strings.TrimLeft(text[m[0]:m[1]], " \t\n;&|("))
				pass.Reportf(pass.Unit.Part(script, start, lineEnd(text, start, m[1])), "download is run as it comes; compare its checksum first")
			}
			for _, m := range keptDownload.FindAllStringSubmatchIndex(text, -1) {
				if runsVariable(text[m[1]:], text[m[2]:m[3]]) && !shell.NamesCommit(text[m[0]:m[1]]) {
					pass.Reportf(pass.Unit.Part(script, m[2], m[1]), "download is run as it comes")
				}
			}
		}
		return nil
	},
}

// pipedDownload is a download whose output a shell or an interpreter runs.
var pipedDownload = lazyregexp.New(`(?m)` + strings.Join([]string{
	`\b(?:curl|wget)\b(?:[^\n|;]|\\\n)*\|(?:[^\n|;]*\|)*?\s*(?:sudo\s+(?:-\S+\s+)*)?(?:\w+=\S*\s+)*(?:/(?:usr/)?bin/)?(?:env\s+)?(?:ba|z|da|k)?sh\b`,
	`\b(?:curl|wget)\b(?:[^\n|;]|\\\n)*\|\s*(?:sudo\s+(?:-\S+\s+)*)?(?:/usr/bin/)?(?:python[23]?|perl|ruby|node|php)(?:\s+-)?\s*(?:$|[;&|)])`,
	`\b(?:ba|z)?sh\s+(?:-\w+\s+)*<\(\s*(?:curl|wget)\b`,
	`\b(?:python[23]?|perl|ruby|node|php)\s+(?:-\w+\s+)*<\(\s*(?:curl|wget)\b`,
	`\b(?:ba|z)?sh\s+-\w*c\s+["']?\$\(\s*(?:curl|wget)\b`,
	`\b(?:python[23]?|perl|ruby|node|php)\s+-\w*[cer]\s+["']?\$\(\s*(?:curl|wget)\b`,
	`\bdeno\s+(?:run|serve)(?:\s+-\S+)*\s+["']?https?://\S+`,
	`\beval\s+["']?\$\(\s*(?:curl|wget)\b`,
	`(?:^|[\s;&|])(?:source|\.)\s+<\(\s*(?:curl|wget)\b`,
	`(?i)\b(?:iwr|irm|invoke-webrequest|invoke-restmethod|curl)\b[^\n|;]*\|\s*(?:iex|invoke-expression)\b`,
	`(?i)\b(?:iex|invoke-expression)\b[^\n;]*(?:downloadstring|\b(?:iwr|irm|invoke-webrequest|invoke-restmethod)\b)`,
}, "|"))

// keptDownload is a download whose output a variable holds, ranVariable what runs
// the value of one.
var (
	keptDownload = lazyregexp.New(`\b([A-Za-z_]\w*)=["']?\$\(\s*(?:curl|wget)\b[^\n]*`)
	ranVariable  = lazyregexp.New(`\b(?:eval|(?:ba|z|da)?sh\s+-\w*c)\s+["']?\$\{?([A-Za-z_]\w*)`)
)

// runsVariable reports whether a script runs what a variable holds.
func runsVariable(script, name string) bool {
	return slices.ContainsFunc(ranVariable.FindAllStringSubmatch(script, -1), func(m []string) bool { return m[1] == name })
}

// mayRunDownload is a quick look at a script in lower case for what pipedDownload
// needs: a download with a pipe behind it on its line, or a parenthesis in front; or
// a program that downloads what it runs.
func mayRunDownload(script string) bool {
	if containsAny(script, []string{"deno", "iex", "invoke-expression"}) {
		return true
	}
	for _, word := range downloaders {
		for rest := script; ; {
			i := strings.Index(rest, word)
			if i < 0 {
				break
			}
			before := strings.TrimRight(rest[:i], " \t\r\n\f")
			rest = rest[i+len(word):]
			if strings.HasSuffix(before, "(") || pipes(rest) {
				return true
			}
		}
	}
	return false
}

var downloaders = []string{"curl", "wget", "iwr", "irm", "invoke-webrequest", "invoke-restmethod"}

// pipes reports whether there is a pipe in the rest of a line, or in the next one
// where it goes on there.
func pipes(rest string) bool {
	for i := range len(rest) {
		switch {
		case rest[i] == '|':
			return true
		case rest[i] == '\n' && (i == 0 || rest[i-1] != '\\'):
			return false
		}
	}
	return false
}

// containsAny reports whether s contains one of words. It is much quicker than a
// regular expression, and most scripts have nothing that a rule looks for.
func containsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// blankComments replaces whole-line comments of a shell script by spaces, so that
// offsets stay.
func blankComments(script string) string {
	return commentLine.ReplaceAllStringFunc(script, func(s string) string { return strings.Repeat(" ", len(s)) })
}

var commentLine = lazyregexp.New(`(?m)^[ \t]*#.*$`)

// lineEnd returns end, or the end of the line of start if that comes first.
func lineEnd(text string, start, end int) int {
	if i := strings.IndexByte(text[start:end], '\n'); i >= 0 {
		return start + i
	}
	return end
}
