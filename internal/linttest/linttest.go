// Package linttest checks rules, in Go and in Rego alike, against txtar
// archives.
//
// An archive is a small repository. A line that the rule must report ends in a
// comment
//
//	# want "regexp" "another"
//
// with one expression for each finding; every finding of the rule must be
// wanted. In files whose comments are lines of their own, # want-below stands
// above the line, if need be with an empty line between. A section NAME.fixed is what NAME is after the rule's safe fixes.
package linttest

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
)

// A Check returns all findings of a tree, of whatever rule.
type Check func(t testing.TB, tree *source.Tree) []lint.Finding

// AllRules returns a Check that runs the domain which newDomain returns, with the
// rules that are off by default too. A failure of infralint itself fails the test.
func AllRules(newDomain func() lint.Domain) Check {
	return func(t testing.TB, tree *source.Tree) []lint.Finding {
		t.Helper()
		res, err := run.Check(t.Context(), tree, run.Options{
			Domains:  []lint.Domain{newDomain()},
			Severity: func(r *lint.Rule, _ string) (lint.Severity, bool) { return r.Severity, true },
			Workers:  2,
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range res.Findings {
			if f.Rule == run.InternalError {
				t.Errorf("%v: %s", f.Span.Pos(), f.Message)
			}
		}
		return res.Findings
	}
}

// Run checks rule against testdata/<id>.txtar below the test's directory and
// against the rule's own Bad and Good.
func Run(t *testing.T, rule *lint.Rule, check Check) {
	t.Run(rule.ID, func(t *testing.T) {
		t.Parallel()
		data, err := os.ReadFile(filepath.Join("testdata", rule.ID+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		Archive(t, rule, txtar.Parse(data), check)
		Examples(t, rule, check)
	})
}

// Examples checks that rule reports its Bad example and not its Good one.
func Examples(t *testing.T, rule *lint.Rule, check Check) {
	t.Helper()
	for _, ex := range []struct {
		name, text string
		want       bool
	}{{"Bad", rule.Bad, true}, {"Good", rule.Good, false}} {
		ar := txtar.Parse([]byte(ex.text))
		if len(ar.Files) == 0 {
			t.Errorf("rule %s: %s is not a txtar archive with a file", rule.ID, ex.name)
			continue
		}
		found := of(rule, check(t, Tree(ar)))
		if ex.want && len(found) == 0 {
			t.Errorf("rule %s does not report its Bad example", rule.ID)
		}
		if !ex.want {
			for _, f := range found {
				t.Errorf("rule %s reports its Good example: %v: %s", rule.ID, f.Span.Pos(), f.Message)
			}
		}
	}
}

// Archive checks rule against one archive.
func Archive(t *testing.T, rule *lint.Rule, ar *txtar.Archive, check Check) {
	t.Helper()
	files := &txtar.Archive{}
	fixed := make(map[string][]byte)
	for _, f := range ar.Files {
		if name, ok := strings.CutSuffix(f.Name, ".fixed"); ok {
			fixed[name] = f.Data
			continue
		}
		files.Files = append(files.Files, f)
	}
	want := wants(t, files)
	tree := Tree(files)
	found := of(rule, check(t, tree))
	for _, f := range found {
		pos := f.Span.Pos()
		if !want.take(place{pos.Path, pos.Line}, f.Message) {
			t.Errorf("%v: unexpected finding: %s", pos, f.Message)
		}
	}
	for _, f := range files.Files { // in the order of the archive
		for line := range strings.Count(string(f.Data), "\n") + 1 {
			for _, rx := range want[place{f.Name, line + 1}] {
				t.Errorf("%s:%d: no finding matching %q", f.Name, line+1, rx)
			}
		}
	}
	changes, _ := fix.Apply(found, false)
	after := make(map[string]string)
	for _, c := range changes {
		after[c.File.Path] = string(c.New)
	}
	for name, want := range fixed {
		if got := after[name]; got != string(want) {
			t.Errorf("%s after the fixes:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

// Tree returns a tree in which every file of ar is selected.
func Tree(ar *txtar.Archive) *source.Tree {
	fsys := make(fstest.MapFS)
	var paths []string
	var files []*source.File
	for _, f := range ar.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
		paths = append(paths, f.Name)
		files = append(files, source.NewFile(f.Name, f.Data))
	}
	return source.NewTree(fsys, paths, files)
}

func of(rule *lint.Rule, all []lint.Finding) (own []lint.Finding) {
	for _, f := range all {
		if f.Rule.ID == rule.ID {
			own = append(own, f)
		}
	}
	return own
}

type place struct {
	path string
	line int
}

type wanted map[place][]*regexp.Regexp

// take removes the first expression at p that matches message.
func (w wanted) take(p place, message string) bool {
	for i, rx := range w[p] {
		if rx.MatchString(message) {
			w[p] = append(w[p][:i:i], w[p][i+1:]...)
			return true
		}
	}
	return false
}

var (
	wantComment = regexp.MustCompile(`(?:#|//) want(-below)? (.*)$`)
	quoted      = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`")
)

func wants(t *testing.T, ar *txtar.Archive) wanted {
	t.Helper()
	w := make(wanted)
	for _, f := range ar.Files {
		lines := strings.Split(string(f.Data), "\n")
		for i, line := range lines {
			m := wantComment.FindStringSubmatch(strings.TrimRight(line, "\r"))
			if m == nil {
				continue
			}
			at := i
			for m[1] != "" && at+1 < len(lines) && (at == i || strings.TrimSpace(lines[at]) == "" || strings.Contains(lines[at], "# want-below")) {
				at++
			}
			for _, q := range quoted.FindAllString(m[2], -1) {
				s, err := strconv.Unquote(q)
				if err != nil {
					t.Fatalf("%s:%d: %v", f.Name, i+1, err)
				}
				p := place{f.Name, at + 1}
				w[p] = append(w[p], regexp.MustCompile(s))
			}
		}
	}
	return w
}
