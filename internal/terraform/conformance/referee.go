package conformance

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"
)

// refereeVersion is the Terraform that the cases were recorded with.
const refereeVersion = "1.11.4"

// A Referee asks the real Terraform. Nothing that it runs reaches the
// network: no plugin can be installed, so only the built-in provider works.
type Referee struct {
	binary string
	work   string // its own directory; modules live in it while they are checked
	env    []string
}

// NewReferee returns a Referee that works below dir, which must exist.
func NewReferee(dir string) (*Referee, error) {
	binary, err := exec.LookPath("terraform")
	if err != nil {
		return nil, err
	}
	mirror := filepath.Join(dir, "mirror")
	if err := os.MkdirAll(mirror, 0o755); err != nil {
		return nil, err
	}
	config := filepath.Join(dir, "terraform.rc")
	text := fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", mirror)
	if err := os.WriteFile(config, []byte(text), 0o644); err != nil {
		return nil, err
	}
	env := slices.DeleteFunc(os.Environ(), func(kv string) bool { return strings.HasPrefix(kv, "TF_") })
	env = append(env, "TF_CLI_CONFIG_FILE="+config, "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1", "TF_INPUT=0")
	return &Referee{binary: binary, work: dir, env: env}, nil
}

// Version returns the version of Terraform, such as "1.11.4".
func (r *Referee) Version(ctx context.Context) (string, error) {
	out, _, err := r.run(ctx, r.work, "version", "-json")
	if err != nil {
		return "", err
	}
	var v struct {
		Version string `json:"terraform_version"`
	}
	if err := json.Unmarshal(out, &v); err != nil {
		return "", fmt.Errorf("read terraform version: %w", err)
	}
	return v.Version, nil
}

// Check runs validate on a copy of the case, after init where there is
// something to install. It may be called from several goroutines.
func (r *Referee) Check(ctx context.Context, c *Case) (*Result, error) {
	top, err := os.MkdirTemp(r.work, "case-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(top)
	// Links in the name of the temporary directory would show up in the paths
	// of child modules.
	if top, err = filepath.EvalSymlinks(top); err != nil {
		return nil, err
	}
	if err := writeFiles(top, c.Files); err != nil {
		return nil, err
	}
	root := filepath.Join(top, filepath.FromSlash(c.Root))
	res, err := r.validate(ctx, root, c)
	if err != nil || !needsInit(res) {
		return res, err
	}
	initOut, initOK, err := r.run(ctx, root, "init", "-backend=false", "-json")
	if crash := (*crashError)(nil); errors.As(err, &crash) {
		return &Result{Unusable: "terraform crashes"}, nil
	}
	if err != nil {
		return nil, err
	}
	if res, err = r.validate(ctx, root, c); err == nil && !initOK {
		res.Unusable = unusable(initOut, res)
	}
	return res, err
}

func (r *Referee) validate(ctx context.Context, root string, c *Case) (*Result, error) {
	out, _, err := r.run(ctx, root, "validate", "-json")
	if crash := (*crashError)(nil); errors.As(err, &crash) {
		return &Result{Unusable: "terraform crashes"}, nil
	}
	if err != nil {
		return nil, err
	}
	res, err := parseValidate(out, c.Root)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Name, err)
	}
	return res, nil
}

// needsInit reports whether validate stopped because nothing was installed.
// Most cases are alone and need only the built-in provider, and it takes as
// long to find that there is nothing to install as to validate.
func needsInit(res *Result) bool {
	return slices.ContainsFunc(res.Errors(), func(d Diagnostic) bool {
		return slices.Contains(installErrors, d.Summary)
	})
}

func writeFiles(top string, files []txtar.File) error {
	for _, f := range files {
		name := filepath.Join(top, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// run returns what terraform writes to standard output and whether it exited
// with 0. The error is for a terraform that did not run or crashed.
func (r *Referee) run(ctx context.Context, dir string, args ...string) ([]byte, bool, error) {
	cmd := exec.CommandContext(ctx, r.binary, args...)
	cmd.Dir, cmd.Env = dir, r.env
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		if exit.ExitCode() == 1 {
			return stdout.Bytes(), false, nil
		}
		if ctx.Err() == nil && strings.Contains(stderr.String(), "panic:") {
			return nil, false, &crashError{firstLines(stderr.String(), 5)}
		}
	}
	if err != nil {
		return nil, false, fmt.Errorf("terraform %s: %w: %s", args[0], err, firstLines(stderr.String(), 5))
	}
	return stdout.Bytes(), true, nil
}

// A crashError is a panic of Terraform, which odd code can bring about.
type crashError struct{ text string }

func (e *crashError) Error() string { return "terraform crashed: " + e.text }

func firstLines(s string, n int) string {
	lines := strings.Split(s, "\n")
	return strings.Join(lines[:min(n, len(lines))], "\n")
}

type jsonDiagnostic struct {
	Severity string `json:"severity"`
	Summary  string `json:"summary"`
	Range    *struct {
		Filename string `json:"filename"`
		Start    struct {
			Line   int `json:"line"`
			Column int `json:"column"`
		} `json:"start"`
	} `json:"range"`
}

func parseValidate(out []byte, root string) (*Result, error) {
	var doc struct {
		Valid       bool             `json:"valid"`
		Diagnostics []jsonDiagnostic `json:"diagnostics"`
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		return nil, fmt.Errorf("read what terraform validate says: %w", err)
	}
	res := &Result{Valid: doc.Valid}
	for _, d := range doc.Diagnostics {
		diag := Diagnostic{Severity: d.Severity, Summary: sortCycle(d.Summary)}
		if d.Range != nil && d.Range.Filename != "" {
			diag.Path = path.Join(root, filepath.ToSlash(d.Range.Filename))
			diag.Line, diag.Column = d.Range.Start.Line, d.Range.Start.Column
		}
		res.Diagnostics = append(res.Diagnostics, diag)
	}
	// Terraform walks its graph in parallel: the order means nothing.
	slices.SortFunc(res.Diagnostics, compareDiagnostics)
	return res, nil
}

// sortCycle puts the members of a cycle in order: Terraform starts anywhere.
func sortCycle(summary string) string {
	rest, ok := strings.CutPrefix(summary, "Cycle: ")
	if !ok {
		return summary
	}
	members := strings.Split(rest, ", ")
	slices.Sort(members)
	return "Cycle: " + strings.Join(members, ", ")
}

func compareDiagnostics(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Summary, b.Summary),
	)
}

// installErrors are the summaries with which validate stops because something
// is not installed, or because this Terraform is not the one that the module
// asks for. They say nothing of the code.
var installErrors = []string{
	"Module not installed",
	"Missing required provider",
	"Module version requirements have changed",
	"Unsupported Terraform Core version",
}

// unusable returns why the verdict of validate after a failed init is no
// measure; "" where init failed over something that validate does not mind, or
// that it reports as well.
func unusable(initOut []byte, res *Result) string {
	why := ""
	for _, d := range res.Errors() {
		if slices.Contains(installErrors, d.Summary) {
			why = d.Summary
		}
	}
	if why == "" {
		return ""
	}
	for line := range bytes.Lines(initOut) {
		var msg struct {
			Diagnostic *jsonDiagnostic `json:"diagnostic"`
		}
		if json.Unmarshal(line, &msg) == nil && msg.Diagnostic != nil && msg.Diagnostic.Severity == "error" {
			return why + ", init: " + msg.Diagnostic.Summary
		}
	}
	return why
}
