package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/infralint/infralint/internal/config"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/report"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/policies"
)

// checkFlags are the flags of a check.
type checkFlags struct {
	format  string
	outputs []string
	failOn  string
	color   string
	verbose bool
	quiet   bool
	presets []string
	only    []string
}

func newCheck(streams Streams) *cobra.Command {
	var flags checkFlags
	cmd := &cobra.Command{
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := misspelt(cmd, args); err != nil {
				return err
			}
			return check(cmd.Context(), streams, flags, args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&flags.format, "format", "text", "format of standard output: "+strings.Join(report.Formats, ", "))
	f.StringArrayVar(&flags.outputs, "output", nil, "also write `FORMAT:PATH`; repeatable")
	f.StringVar(&flags.failOn, "fail-on", "warning", "exit 1 for findings of this `severity` or above: note, warning, error, never")
	f.StringVar(&flags.color, "color", "auto", "colour the text format: auto, always, never (auto honours NO_COLOR)")
	f.StringArrayVar(&flags.presets, "preset", nil, "turn on the rules of a `preset`: "+strings.Join(presetNames(), ", ")+"; repeatable")
	addOnly(cmd, &flags.only)
	f.BoolVarP(&flags.verbose, "verbose", "v", false, "show every related place, whole diffs and all that was not checked")
	f.BoolVarP(&flags.quiet, "quiet", "q", false, "no closing line and no progress on standard error")
	complete(cmd, "format", report.Formats...)
	complete(cmd, "fail-on", "note", "warning", "error", "never")
	complete(cmd, "preset", presetNames()...)
	complete(cmd, "color", "auto", "always", "never")
	return cmd
}

// presetNames are what --preset takes.
func presetNames() []string {
	names := []string{config.Strict}
	for _, p := range policies.Presets() {
		names = append(names, p.Name)
	}
	return names
}

// addOnly gives cmd the flag that picks single rules.
func addOnly(cmd *cobra.Command, only *[]string) {
	cmd.Flags().StringArrayVar(only, "only", nil, "run this `rule` alone, even if it is off, and what says that something cannot be read or built; repeatable")
	_ = cmd.RegisterFlagCompletionFunc("only", completeRule) // it was defined a line above
}

// complete offers values for a flag in shell completion.
func complete(cmd *cobra.Command, flag string, values ...string) {
	// The flag was defined a line above, so that there is no error.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

func check(ctx context.Context, streams Streams, flags checkFlags, patterns []string) error {
	start := time.Now()
	outputs, err := flags.open(streams)
	if err != nil {
		return err
	}
	threshold, err := flags.threshold()
	if err != nil {
		return err
	}
	ws, err := openWorkspace(patterns)
	if err != nil {
		return err
	}
	if err := ws.useRules(flags.presets, flags.only); err != nil {
		return err
	}
	var show *progress
	if !flags.quiet && isTerminal(streams.Err) {
		show = newProgress(streams.Err, start)
	}
	var prints io.Writer
	if flags.verbose {
		prints = streams.Err
	}
	res, err := analyse(ctx, ws, patterns, prints, show)
	show.done()
	if err != nil {
		return err
	}
	res.Duration = time.Since(start)
	for _, o := range outputs {
		if err := o.write(res); err != nil {
			return err
		}
	}
	if res.Files == 0 && len(res.Findings)+len(res.NotChecked) == 0 {
		ws.hints = append(ws.hints, "there was nothing to check: no file here is of a kind that infralint knows")
	}
	if !flags.quiet {
		writeHints(streams.Err, ws.own, flags.verbose)
		for _, hint := range ws.hints {
			fmt.Fprintf(streams.Err, "hint: %s\n", hint)
		}
		fmt.Fprintln(streams.Err, report.Summary(res))
	}
	if slices.ContainsFunc(res.Findings, func(f lint.Finding) bool { return f.Severity >= threshold }) {
		return errFindings
	}
	return nil
}

// analyse runs everything over what the patterns select.
// What policies print goes to prints, which may be nil.
func analyse(ctx context.Context, ws *workspace, patterns []string, prints io.Writer, show *progress) (*report.Result, error) {
	found, err := ws.walk(ctx, patterns)
	if err != nil {
		return nil, err
	}
	s, err := ws.suite(prints)
	if err != nil {
		return nil, err
	}
	res, err := run.Check(ctx, found.Tree, run.Options{
		Domains:  s.Domains,
		Policies: s.Policies,
		Extra:    found.Findings,
		Severity: func(r *lint.Rule, path string) (lint.Severity, bool) {
			level, on := ws.config.Severity(r, path)
			return level, on && s.Shellcheck.Ran(r)
		},
		Rules:    s.Rules,
		Whole:    ws.isWhole(patterns),
		Workers:  workers(),
		Progress: show.update,
	})
	if err != nil {
		return nil, err
	}
	if s.Own != nil {
		ws.hints = append(ws.hints, s.Own.RunHints()...)
	}
	if s.Shellcheck.Absent() {
		ws.hints = append(ws.hints, "scripts of workflows were not checked with shellcheck, which is not installed (actions: {shellcheck: off} in .infralint.yaml ends this hint)")
	}
	return &report.Result{
		Version: version(),
		Rules: func() []*lint.Rule {
			return slices.DeleteFunc(s.Rules(), func(r *lint.Rule) bool { return !ws.config.Enabled(r) })
		},
		Findings:   res.Findings,
		NotChecked: res.NotChecked,
		Files:      res.Files,
		Units:      res.Units,
	}, nil
}

// threshold returns the severity from which a finding makes the run fail.
func (f checkFlags) threshold() (lint.Severity, error) {
	if f.failOn == "never" {
		return lint.Error + 1, nil
	}
	s, err := lint.ParseSeverity(f.failOn)
	if err != nil {
		return 0, fmt.Errorf("--fail-on is %q, want note, warning, error or never", f.failOn)
	}
	return s, nil
}

// An output is a reporter and where it writes.
type output struct {
	reporter report.Reporter
	path     string // empty for standard output
	stdout   io.Writer
}

// open makes the outputs that the flags ask for. Mistakes show before the run.
func (f checkFlags) open(streams Streams) ([]output, error) {
	color, err := useColor(f.color, streams.Out)
	if err != nil {
		return nil, err
	}
	r, err := report.New(f.format, color, f.verbose)
	if err != nil {
		return nil, fmt.Errorf("--format: %w", err)
	}
	outputs := []output{{reporter: r, stdout: streams.Out}}
	for _, o := range f.outputs {
		format, path, ok := strings.Cut(o, ":")
		if !ok || path == "" {
			return nil, fmt.Errorf("--output is %q, want FORMAT:PATH", o)
		}
		r, err := report.New(format, false, f.verbose)
		if err != nil {
			return nil, fmt.Errorf("--output: %w", err)
		}
		outputs = append(outputs, output{reporter: r, path: path})
	}
	return outputs, nil
}

func (o output) write(res *report.Result) error {
	if o.path == "" {
		return o.reporter.Report(o.stdout, res)
	}
	return writeFile(o.path, func(w io.Writer) error { return o.reporter.Report(w, res) })
}
