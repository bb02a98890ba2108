package actions

import (
	"path"
	"strings"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/shell"
)

// UnverifiedDownload reports programs that are downloaded and run in one script
// that compares no checksum.
var UnverifiedDownload = &actions.SourceAnalyzer{
	Rule: lint.Rule{
		ID:       "gha-unverified-download",
		Title:    "download is run without a checksum or a signature",
		Severity: lint.Note,
		Off:      true,
		Doc: `
The script downloads a file and runs it, or makes it executable, and nothing in it
compares the file with a checksum or asks for a signature. Who takes over the server, or
the account that the release belongs to, runs code with the token and the secrets of the
job; a version in the address does not help, since the file behind it can be replaced.

Compare the checksum in the same script, ` + "`echo \"$SUM  tool\" | sha256sum --check`" + `, verify
a signature or an attestation (` + "`cosign verify-blob`, `gh attestation verify`" + `), or install
the tool by an action that does. A download that is piped into a shell is reported by
gha-curl-pipe-shell.
`,
		Bad: `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: |
          curl -fsSLo kind https://kind.example.com/dl/v0.29.0/kind-linux-amd64
          chmod +x kind
`,
		Good: `
-- .github/workflows/test.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: |
          curl -fsSLo kind https://kind.example.com/dl/v0.29.0/kind-linux-amd64
          echo "c72eda46430f065fb45c5f70e7c957cc9209402ef309294821978677c8fb3284  kind" | sha256sum --check
          chmod +x kind
`,
		Tags:  []string{"security", "supply-chain"},
		Peers: []string{"poutine:unverified_script_exec", "scorecard:Pinned-Dependencies"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.SourcePass) error {
		for _, in := range pass.Unit.Steps() {
			script := actions.Run(in.Step)
			if script == nil || !containsAny(script.Value, []string{"curl", "wget"}) || containsAny(script.Value, verifiers) {
				continue
			}
			files := make(map[string]*shell.Command) // downloads by file
			for _, c := range pass.Unit.Commands(in.Step) {
				if file := downloads(c); file != "" {
					files[file] = c
					continue
				}
				file := runsFile(c)
				if from := files[file]; from != nil {
					delete(files, file)
					pass.Report(lint.Finding{
						Span:    pass.Unit.Part(script, from.Start, from.End),
						Message: file + " is downloaded and run, and nothing tells whether it is what it was",
						Related: []lint.Related{{Span: pass.Unit.Part(script, c.Start, c.End), Message: "it is run here"}},
					})
				}
			}
		}
		return nil
	},
}

// verifiers are parts of commands that tell whether a file is what it was.
var verifiers = []string{
	"sha256sum", "sha512sum", "sha1sum", "md5sum", "b2sum", "shasum", "openssl dgst", "cosign verify", "gpg --verify", "gpg2 --verify",
	"minisign", "signify", "slsa-verifier", "gh attestation verify", "Get-FileHash",
}

// downloads returns the file that a command downloads to, without "./" in front;
// empty where it downloads to none, or from the address of a commit.
func downloads(c *shell.Command) string {
	if !c.Is("curl", "wget") {
		return ""
	}
	var file, url string
	named := c.Is("wget")
	for i, a := range c.Args {
		long := strings.HasPrefix(a.Text, "--")
		short := !long && strings.HasPrefix(a.Text, "-")
		switch {
		case strings.Contains(a.Text, "://"):
			url = a.Text
		case c.Is("curl") && (short && strings.HasSuffix(a.Text, "o") || a.Text == "--output"), c.Is("wget") && (short && strings.HasSuffix(a.Text, "O") || a.Text == "--output-document"):
			if i+1 < len(c.Args) {
				file = c.Args[i+1].Text
			}
		case c.Is("curl") && (short && strings.Contains(a.Text, "O") || a.Text == "--remote-name"):
			named = true
		}
	}
	for _, r := range c.Redirects {
		if r.Op == ">" {
			file = r.Word.Text
		}
	}
	if url == "" || shell.NamesCommit(url) {
		return ""
	}
	if file == "" && named {
		file = path.Base(url)
	}
	return strings.TrimPrefix(file, "./")
}

// runsFile returns the file that a command runs or makes executable, without
// "./" in front; empty where it does neither.
func runsFile(c *shell.Command) string {
	file := ""
	switch {
	case c.Is("chmod") && len(c.Args) == 2 && (strings.Contains(c.Args[0].Text, "x") || strings.ContainsAny(c.Args[0].Text, "1357")):
		file = c.Args[1].Text
	case c.Is("source", ".") || shell.IsShell(c.Program()) || c.Is("python", "python3", "node", "perl", "ruby", "php"):
		if args := operands(c); len(args) > 0 {
			file = args[0]
		}
	case c.Is("install"):
		if args := operands(c, "-m", "-o", "-g"); len(args) > 1 {
			file = args[0]
		}
	default:
		file = c.Name.Text
	}
	return strings.TrimPrefix(file, "./")
}
