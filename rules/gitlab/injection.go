package gitlab

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/gitlab"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/shell"
)

// Injection reports values that contributors choose and that become code.
var Injection = &gitlab.Analyzer{
	Rule: lint.Rule{
		ID:       "gitlab-injection",
		Title:    "text that a contributor chooses becomes code",
		Severity: lint.Error,
		Doc: `
GitLab gives a job the title of a commit, the name of its branch or the description of
a merge request as variables. A shell does not run what is in a variable, unless it is
told to: ` + "`eval`, `sh -c \"… $CI_COMMIT_TITLE\"`, `ssh host \"… $CI_COMMIT_BRANCH\"`" + ` and
their like make code of it, with the variables and the token of the job. A title, a
message or a description that is not in quotes becomes several arguments, options
among them.

Leave the variable where a shell expands it in double quotes, and hand it on as an
argument or in the environment: ` + "`sh -c 'deploy \"$1\"' -- \"$CI_COMMIT_BRANCH\"`" + `. Where
a part of a name will do, take CI_COMMIT_REF_SLUG or CI_COMMIT_SHA, which hold letters,
digits and - only. Commands that only print, such as echo, are not reported.
`,
		Bad: `
-- .gitlab-ci.yml --
deploy:
  script:
    - ssh deploy@example.com "deploy --branch $CI_COMMIT_REF_NAME"
`,
		Good: `
-- .gitlab-ci.yml --
deploy:
  script:
    - ssh deploy@example.com "deploy --branch $CI_COMMIT_REF_SLUG"
`,
		Tags:  []string{"security"},
		Peers: []string{"poutine:injection"},
		Refs:  []string{"https://docs.gitlab.com/ci/variables/predefined_variables/", "https://docs.gitlab.com/ci/pipeline_security/"},
		Since: "0.1.0",
	},
	Run: func(pass *gitlab.Pass) error {
		for _, s := range pass.Unit.Scripts() {
			in := &injections{pass: pass, script: s, chosen: chosenIn(pass.Unit, s)}
			for _, c := range s.Commands {
				in.command(c)
			}
		}
		return nil
	},
}

// The variables that contributors choose, see
// https://docs.gitlab.com/ci/variables/predefined_variables/. Git lets names of
// branches and tags hold $, ;, | and (, but no white space.
var (
	chosenNames = []string{
		"CI_COMMIT_BRANCH", "CI_COMMIT_REF_NAME", "CI_COMMIT_TAG", "CI_BUILD_REF_NAME", "CI_BUILD_TAG", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
		"CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME",
	}
	chosenTexts = []string{
		"CI_COMMIT_TITLE", "CI_COMMIT_MESSAGE", "CI_COMMIT_DESCRIPTION", "CI_COMMIT_AUTHOR", "CI_COMMIT_TAG_MESSAGE",
		"CI_MERGE_REQUEST_TITLE", "CI_MERGE_REQUEST_DESCRIPTION", "CI_MERGE_REQUEST_LABELS", "CI_MERGE_REQUEST_MILESTONE",
		"CHAT_INPUT", "GITLAB_USER_NAME",
	}
)

// A choice is what a variable holds.
type choice struct {
	from string // the predefined variable that its value comes from
	text bool   // it may hold white space
}

// chosenIn returns the variables of a script that hold what contributors chose:
// the predefined ones, and those whose value has one in it.
func chosenIn(p *gitlab.Pipeline, s *gitlab.Script) map[string]choice {
	all := make(map[string]choice)
	for _, name := range chosenNames {
		all[name] = choice{from: name}
	}
	for _, name := range chosenTexts {
		all[name] = choice{from: name, text: true}
	}
	for _, holder := range s.Holders {
		for name, v := range p.Variables(holder) {
			if v.Kind != gitlab.String || all[name].from == name || !strings.Contains(v.Text, "$") {
				continue
			}
			for _, c := range shell.Parse(": \"" + strings.ReplaceAll(v.Text, `"`, "") + "\"").Commands {
				for _, a := range c.Args {
					for _, e := range a.Expansions {
						if from := all[e.Name]; from.from == e.Name {
							all[name] = from
						}
					}
				}
			}
		}
	}
	return all
}

// injections looks for them in one script.
type injections struct {
	pass   *gitlab.Pass
	script *gitlab.Script
	chosen map[string]choice
	code   []shell.Word // words that are code and were looked at
}

func (in *injections) command(c *shell.Command) {
	if slices.ContainsFunc(in.code, func(w shell.Word) bool { return c.Name.Start >= w.Start && c.Name.End <= w.End && w.End > w.Start }) {
		return // part of code that was built
	}
	words, what := codeWords(c)
	if c.Is("echo", "printf") {
		if by := runBy(in.script, c); by != nil {
			words, what = c.Args, by.Program()
		}
	}
	for _, w := range words {
		for _, e := range w.Expansions {
			if from, ok := in.chosen[e.Name]; ok {
				in.code = append(in.code, w)
				in.report(e, from, "becomes code that "+what+" runs")
			}
		}
	}
	if len(words) == 0 && !prints(c) {
		for _, w := range c.Args {
			for _, e := range w.Expansions {
				if from, ok := in.chosen[e.Name]; ok && from.text && !e.Quoted {
					in.report(e, from, "is not in quotes: the words in it become arguments of "+c.Program())
				}
			}
		}
	}
}

func (in *injections) report(e shell.Expansion, from choice, why string) {
	name := "$" + e.Name
	if from.from != e.Name {
		name += ", which holds $" + from.from + ","
	}
	report(in.pass, in.script.Span(e.Start, e.End), "%s is what a contributor chose, and %s", name, why)
}

// interpreters are programs that run the argument behind an option as code.
var interpreters = map[string][]string{
	"python": {"-c"}, "python2": {"-c"}, "python3": {"-c"}, "perl": {"-e", "-E"}, "ruby": {"-e"}, "node": {"-e", "-p", "--eval", "--print"},
	"php": {"-r"}, "pwsh": {"-c", "-Command"}, "powershell": {"-c", "-Command"}, "psql": {"-c", "--command"}, "mysql": {"-e", "--execute"}, "lua": {"-e"},
	"su": {"-c", "--command"}, "runuser": {"-c", "--command"}, "script": {"-c"},
}

// codeWords returns the arguments of c that are run as code, and by what.
func codeWords(c *shell.Command) ([]shell.Word, string) {
	program := c.Program()
	switch {
	case c.Is("eval"):
		return c.Args, "eval"
	case c.Is("ssh", "sshpass"):
		return remoteCommand(c), "ssh"
	case shell.IsShell(program):
		for i := 0; i+1 < len(c.Args); i++ {
			flag := c.Args[i].Text
			if len(flag) > 1 && flag[0] == '-' && flag[1] != '-' && strings.HasSuffix(flag, "c") {
				return c.Args[i+1 : i+2], program + " -c"
			}
			if !strings.HasPrefix(flag, "-") {
				break
			}
		}
		for _, r := range c.Redirects {
			if len(r.Body.Expansions) > 0 && len(c.Args) == 0 {
				return []shell.Word{r.Body}, program
			}
		}
		return nil, ""
	case len(interpreters[program]) > 0:
		for i := 0; i+1 < len(c.Args); i++ {
			if slices.Contains(interpreters[program], c.Args[i].Text) {
				return c.Args[i+1 : i+2], program + " " + c.Args[i].Text
			}
		}
		return nil, ""
	}
	// A shell that another program starts, such as docker exec x sh -c "…".
	for i := 0; i+2 < len(c.Args); i++ {
		if name := c.Args[i].Text; shell.IsShell(name[strings.LastIndexByte(name, '/')+1:]) {
			flag := c.Args[i+1].Text
			if len(flag) > 1 && flag[0] == '-' && strings.HasSuffix(flag, "c") && flag[1] != '-' {
				return c.Args[i+2 : i+3], name + " -c"
			}
		}
	}
	return nil, ""
}

// remoteCommand returns the words that ssh has the other machine run.
func remoteCommand(c *shell.Command) []shell.Word {
	const valued = "BbcDEeFIiJLlmOopQRSWw"
	args := c.Args
	if c.Is("sshpass") {
		for len(args) > 0 && args[0].Text != "ssh" {
			args = args[1:]
		}
		if len(args) > 0 {
			args = args[1:]
		}
	}
	for i := 0; i < len(args); i++ {
		a := args[i].Text
		switch {
		case len(a) == 2 && a[0] == '-' && strings.IndexByte(valued, a[1]) >= 0:
			i++
		case strings.HasPrefix(a, "-"):
		default:
			words := args[i+1:]
			for _, r := range c.Redirects {
				if len(words) == 0 || len(r.Body.Expansions) > 0 {
					words = append(slices.Clip(words), r.Body)
				}
			}
			return words
		}
	}
	return nil
}

// prints reports whether c does no more with its arguments than to print or
// compare them.
func prints(c *shell.Command) bool {
	return c.Is("echo", "printf", "test", "[", "[[", "export", "local", "declare", "readonly", "typeset", ":", "true", "case")
}
