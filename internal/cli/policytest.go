package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/cases"
	"github.com/infralint/infralint/internal/config"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suite"
	"github.com/infralint/infralint/policies"
)

func newPolicyTest(streams Streams) *cobra.Command {
	var match, junit string
	var verbose bool
	cmd := &cobra.Command{
		Use:   "test [dir]",
		Short: "Run the unit tests, archives and examples of policies",
		Long: `Run the unit tests of policies, and say which lines of them no test evaluates.

The archives of cases, testdata/ID.txtar beside a policy, are run too, and so are
the examples bad and good in METADATA. Before that all policies are compiled, and
the paths in them compared with the schemas of what they are for.`,
		Example: "  infralint policy test policies --run owner_label",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ws, err := openWorkspace(args)
			if err != nil {
				return err
			}
			sets := ws.config.Policies.All()
			if len(args) > 0 {
				dir, err := ws.relative(args[0])
				if err != nil {
					return err
				}
				sets = []config.PolicySet{setOf(ws.config.Policies, dir)}
			}
			if len(sets) == 0 {
				return errors.New("no policies: name a directory, or policies in .infralint.yaml")
			}
			if err := checkPolicies(streams, ws, sets); err != nil {
				return err
			}
			report := &policy.TestReport{}
			for _, set := range sets {
				one, err := policy.Test(cmd.Context(), ws.fsys, policy.TestOptions{
					Paths: set.Paths, Data: set.Data, Libraries: policies.FS, Files: suite.PolicyFiles(ws.fsys), Run: match,
				})
				if err != nil {
					return err
				}
				report.Add(one)
			}
			tests, err := testCases(cmd.Context(), ws, sets, match)
			if err != nil {
				return err
			}
			report.Tests = append(report.Tests, tests...)
			if err := report.WriteText(streams.Out, verbose); err != nil {
				return err
			}
			if junit != "" {
				if err := writeFile(junit, report.WriteJUnit); err != nil {
					return err
				}
			}
			if report.Failed() {
				return errFindings
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&match, "run", "", "only the tests whose name matches this `regexp`")
	cmd.Flags().StringVar(&junit, "junit", "", "also write the results as JUnit XML to `file`")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "name every test")
	return cmd
}

// setOf returns the policies in a folder: with the data and namespaces of the set
// that the folder is in, or is named by, and else those of all policies.
func setOf(policies config.Policies, dir string) config.PolicySet {
	found := policies.PolicySet
	for _, s := range policies.Sets {
		for _, p := range s.Paths {
			if p = path.Clean(p); p == dir || strings.HasPrefix(dir, p+"/") {
				found = s
			}
		}
	}
	found.Paths = []string{dir}
	return found
}

// checkPolicies compiles policies against the schemas of what they are for: an
// error names the line with a path that no document can have. A run does
// without, since it takes longer than the policies themselves.
func checkPolicies(streams Streams, ws *workspace, sets []config.PolicySet) error {
	own, err := suite.ReadPolicies(ws.fsys, sets, ws.config.Policies.Parameters)
	if err != nil {
		return err
	}
	writeHints(streams.Err, own, true)
	for _, hint := range own.UnknownKinds("kubernetes", suite.Kinds()) {
		fmt.Fprintf(streams.Err, "hint: %s\n", hint)
	}
	_, err = own.Compile(policy.Options{Schemas: suite.Schemas()})
	return err
}

// testCases runs the archives and the examples of the policies that have some, and
// whose name, such as "cases.acme-owner-label", matches.
func testCases(ctx context.Context, ws *workspace, sets []config.PolicySet, match string) ([]policy.TestResult, error) {
	rx, err := regexp.Compile(match)
	if err != nil {
		return nil, fmt.Errorf("--run: %w", err)
	}
	everywhere := slices.Clone(sets)
	for i := range everywhere {
		everywhere[i].Files = nil // the archives have files of their own
	}
	own, err := suite.ReadPolicies(ws.fsys, everywhere, ws.config.Policies.Parameters)
	if err != nil {
		return nil, err
	}
	check, err := checkAll(ctx, ws, own)
	if err != nil {
		return nil, err
	}
	var results []policy.TestResult
	var failed error // of infralint itself
	add := func(pkg string, rule *lint.Rule, file string, test func(cases.Check) ([]string, error)) {
		if !rx.MatchString(pkg + "." + rule.ID) {
			return
		}
		start := time.Now()
		problems, err := test(func(tree *source.Tree) []lint.Finding {
			found, err := check(tree)
			failed = errors.Join(failed, err)
			return found
		})
		if err != nil {
			problems = append(problems, err.Error())
		}
		results = append(results, policy.TestResult{
			Package: pkg, Name: rule.ID, Line: policy.Line{Path: file, Row: 1}, Problem: strings.Join(problems, "\n"), Duration: time.Since(start),
		})
	}
	for _, p := range own.Policies() {
		archive := path.Join(path.Dir(p.File), "testdata", p.Rule.ID+".txtar")
		if text, err := source.ReadLimited(ws.fsys, archive); err == nil {
			add("cases", p.Rule, archive, func(check cases.Check) ([]string, error) { return cases.Archive(p.Rule, txtar.Parse(text), check) })
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if p.Rule.Bad != "" && p.Rule.Good != "" {
			add("examples", p.Rule, p.File, func(check cases.Check) ([]string, error) { return cases.Examples(p.Rule, check), nil })
		}
	}
	return results, failed
}

// checkAll returns a function that checks a tree with policies, those that are off
// by default too.
func checkAll(ctx context.Context, ws *workspace, own *policy.Engine) (func(*source.Tree) ([]lint.Finding, error), error) {
	cfg := &config.Config{Kubernetes: ws.config.Kubernetes, Terraform: ws.config.Terraform, Actions: config.Actions{NoShellcheck: true}}
	cfg.Policies.Parameters = ws.config.Policies.Parameters
	known, err := suite.Known(own)
	if err != nil {
		return nil, err
	}
	if err := cfg.UsePreset(config.Strict, known); err != nil {
		return nil, err
	}
	s, err := suite.New(cfg, own, nil)
	if err != nil {
		return nil, err
	}
	return func(tree *source.Tree) ([]lint.Finding, error) {
		res, err := run.Check(ctx, tree, run.Options{
			Domains: s.Domains, Policies: s.Own.Check, Workers: 1,
			Severity: func(r *lint.Rule, _ string) (lint.Severity, bool) { return r.Severity, true },
		})
		if err != nil {
			return nil, err
		}
		return res.Findings, nil
	}, nil
}
