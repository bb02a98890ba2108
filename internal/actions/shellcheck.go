package actions

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// A Shellcheck runs the program shellcheck on the scripts of steps, where it is
// installed. It reads scripts and runs nothing of them. It is safe for concurrent
// use.
type Shellcheck struct {
	lookUp func() (string, error)
	absent atomic.Bool
}

// NewShellcheck returns a Shellcheck that runs the program of that name or path.
func NewShellcheck(program string) *Shellcheck {
	return &Shellcheck{lookUp: sync.OnceValues(func() (string, error) { return exec.LookPath(program) })}
}

// Absent reports whether a script was not checked since the program is not
// installed.
func (s *Shellcheck) Absent() bool { return s != nil && s.absent.Load() }

// Ran reports whether a rule was checked as far as it depends on shellcheck: its
// own rule is not where the program is not installed.
func (s *Shellcheck) Ran(r *lint.Rule) bool { return r != ruleShellcheck || !s.Absent() }

// scriptTimeout bounds the time for one script.
const scriptTimeout = 30 * time.Second

// notForWorkflows are the checks that placeholders for expressions, variables of
// the environment and files that are elsewhere set off.
const notForWorkflows = "SC1091,SC2194,SC2050,SC2153,SC2154,SC2157,SC2043"

// A shellProblem is one finding of shellcheck, as its JSON has it.
type shellProblem struct {
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Level     string `json:"level"`
	Code      int    `json:"code"`
	Message   string `json:"message"`
}

// run returns what shellcheck finds in a script for bash or sh. What is in braces
// is replaced. Other files are not read: the script decides which they would be.
func (s *Shellcheck) run(ctx context.Context, program, shell, script string) ([]shellProblem, error) {
	ctx, cancel := context.WithTimeout(ctx, scriptTimeout)
	defer cancel()
	options := "set -e"
	if shell == "bash" {
		options = "set -eo pipefail" // as runners start it
	}
	cmd := exec.CommandContext(ctx, program, "--norc", "-f", "json", "--shell", shell, "-e", notForWorkflows, "-")
	cmd.Stdin = strings.NewReader(options + "\n" + withoutExpressions(script) + "\n")
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		return nil, fmt.Errorf("run shellcheck: %w", err)
	}
	var problems []shellProblem
	if err := json.Unmarshal(out, &problems); err != nil {
		return nil, fmt.Errorf("read what shellcheck says: %w", err)
	}
	return problems, nil
}

// withoutExpressions replaces what is in braces by as many underscores.
func withoutExpressions(script string) string {
	var b strings.Builder
	for {
		start := strings.Index(script, open)
		if start < 0 {
			break
		}
		length := strings.Index(script[start:], closed)
		if length < 0 {
			break
		}
		length += len(closed)
		b.WriteString(script[:start])
		b.WriteString(strings.Repeat("_", length))
		script = script[start+length:]
	}
	b.WriteString(script)
	return b.String()
}

// shellcheck reports what shellcheck finds in the scripts of the file, with the
// place and in the words of actionlint, and the exact place beside it.
func (t *Source) shellcheck(ctx context.Context, s *Shellcheck, out *lint.Results) {
	if s == nil || t.Syntax == nil {
		return
	}
	ignores := t.project.Config().parsed.PathConfigs(t.project.rel(t.file.Path))
	for _, in := range t.Steps() {
		e, ok := in.Step.Exec.(*actionlint.ExecRun)
		if !ok || e.Run == nil {
			continue
		}
		shell := t.shellFor(in.Job, e)
		if shell == "" {
			continue
		}
		program, err := s.lookUp()
		if err != nil {
			s.absent.Store(true)
			return
		}
		problems, err := s.run(ctx, program, shell, e.Run.Value)
		if err != nil {
			out.Skip(t.file.Path, err.Error())
			return
		}
		for _, p := range problems {
			message := fmt.Sprintf("shellcheck reported issue in this script: SC%d:%s:%d:%d: %s", p.Code, p.Level, p.Line-1, p.Column, strings.TrimSuffix(p.Message, "."))
			if isIgnored(ignores, e.RunPos, message) {
				continue
			}
			f := lint.Finding{Rule: ruleShellcheck, Span: t.At(e.RunPos), Message: message}
			if p.Level == "info" || p.Level == "style" {
				f.Severity = lint.Note
			}
			if span, ok := t.lineOf(e.Run, p); ok {
				f.Related = []lint.Related{{Span: span, Message: "it stands here"}}
			}
			out.Report(f)
		}
	}
}

func isIgnored(ignores []actionlint.PathConfig, at *actionlint.Pos, message string) bool {
	for _, c := range ignores {
		if c.Ignore.Match(&actionlint.Error{Message: message, Line: at.Line, Column: at.Col, Kind: "shellcheck"}) {
			return true
		}
	}
	return false
}

// shellFor returns the shell of a script as shellcheck names it; empty for one
// that it does not know.
func (t *Source) shellFor(job *actionlint.Job, e *actionlint.ExecRun) string {
	name := "bash"
	switch {
	case e.Shell != nil:
		name = e.Shell.Value
	case job.Defaults != nil && job.Defaults.Run != nil && job.Defaults.Run.Shell != nil:
		name = job.Defaults.Run.Shell.Value
	case t.Syntax.Defaults != nil && t.Syntax.Defaults.Run != nil && t.Syntax.Defaults.Run.Shell != nil:
		name = t.Syntax.Defaults.Run.Shell.Value
	case runsOnWindows(job):
		name = "pwsh"
	}
	name, _, _ = strings.Cut(name, " ")
	if name == "bash" || name == "sh" {
		return name
	}
	return ""
}

func runsOnWindows(job *actionlint.Job) bool {
	if job.RunsOn == nil {
		return false
	}
	for _, l := range job.RunsOn.Labels {
		if v := strings.ToLower(l.Value); v == "windows" || strings.HasPrefix(v, "windows-") {
			return true
		}
	}
	return false
}

// lineOf returns the place of a problem in the file. Columns are those of the
// script, in which tabs count for more; they are cut to the line.
func (t *Source) lineOf(run *actionlint.String, p shellProblem) (source.Span, bool) {
	lines := strings.SplitAfter(run.Value, "\n")
	at := p.Line - 2 // the options of the shell come first
	if at < 0 || at >= len(lines) {
		return source.Span{}, false
	}
	start := 0
	for _, l := range lines[:at] {
		start += len(l)
	}
	line := strings.TrimRight(lines[at], "\n")
	from := min(max(p.Column-1, 0), len(line))
	to := len(line)
	if p.EndLine == p.Line && p.EndColumn > p.Column {
		to = min(p.EndColumn-1, len(line))
	}
	return t.places.inside(run, start+from, start+to)
}
