// Package cases checks rules, in Go and in Rego alike, against txtar archives.
//
// An archive is a small repository. A line that the rule must report ends in a
// comment
//
//	# want "regexp" "another"
//
// with one expression for each finding; every finding of the rule must be
// wanted. In files whose comments are lines of their own, # want-below stands
// above the line, if need be with an empty line between. A section NAME.fixed is what NAME is after the rule's safe fixes.
package cases

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// A Check returns all findings of a tree, of whatever rule.
type Check func(tree *source.Tree) []lint.Finding

// Examples checks that rule reports its Bad example and not its Good one. It
// returns what is wrong, a text for each mistake.
func Examples(rule *lint.Rule, check Check) (problems []string) {
	for _, ex := range []struct {
		name, text string
		want       bool
	}{{"Bad", rule.Bad, true}, {"Good", rule.Good, false}} {
		ar := txtar.Parse([]byte(ex.text))
		if len(ar.Files) == 0 {
			problems = append(problems, fmt.Sprintf("rule %s: %s is not a txtar archive with a file", rule.ID, ex.name))
			continue
		}
		found := of(rule, check(Tree(ar)))
		if ex.want && len(found) == 0 {
			problems = append(problems, fmt.Sprintf("rule %s does not report its Bad example", rule.ID))
		}
		if !ex.want {
			for _, f := range found {
				problems = append(problems, fmt.Sprintf("rule %s reports its Good example: %v: %s", rule.ID, f.Span.Pos(), f.Message))
			}
		}
	}
	return problems
}

// Archive checks rule against one archive. It returns what is wrong, a text for
// each mistake, and an error for an archive that cannot be read.
func Archive(rule *lint.Rule, ar *txtar.Archive, check Check) (problems []string, err error) {
	files := &txtar.Archive{}
	fixed := make(map[string][]byte)
	for _, f := range ar.Files {
		if name, ok := strings.CutSuffix(f.Name, ".fixed"); ok {
			fixed[name] = f.Data
			continue
		}
		files.Files = append(files.Files, f)
	}
	if len(files.Files) == 0 {
		return nil, errors.New("no file in the archive: each begins with a line -- NAME --")
	}
	want, err := wants(files)
	if err != nil {
		return nil, err
	}
	found := of(rule, check(Tree(files)))
	for _, f := range found {
		pos := f.Span.Pos()
		if !want.take(place{pos.Path, pos.Line}, f.Message) {
			problems = append(problems, fmt.Sprintf("%v: unexpected finding: %s", pos, f.Message))
		}
	}
	for _, f := range files.Files { // in the order of the archive
		for line := range strings.Count(string(f.Data), "\n") + 1 {
			for _, rx := range want[place{f.Name, line + 1}] {
				problems = append(problems, fmt.Sprintf("%s:%d: no finding matching %q", f.Name, line+1, rx))
			}
		}
	}
	changes, _ := fix.Apply(found, false)
	after := make(map[string]string)
	for _, c := range changes {
		after[c.File.Path] = string(c.New)
	}
	for _, f := range ar.Files {
		name, ok := strings.CutSuffix(f.Name, ".fixed")
		if got := after[name]; ok && got != string(fixed[name]) {
			problems = append(problems, fmt.Sprintf("%s after the fixes:\n%s\nwant:\n%s", name, got, fixed[name]))
		}
	}
	return problems, nil
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
	wantComment = lazyregexp.New(`(?:#|//) want(-below)? (.*)$`)
	quoted      = lazyregexp.New("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`")
)

func wants(ar *txtar.Archive) (wanted, error) {
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
			expressions := quoted.FindAllString(m[2], -1)
			if len(expressions) == 0 {
				return nil, fmt.Errorf("%s:%d: want without an expression in quotes", f.Name, i+1)
			}
			for _, q := range expressions {
				s, err := strconv.Unquote(q)
				if err != nil {
					return nil, fmt.Errorf("%s:%d: %w", f.Name, i+1, err)
				}
				rx, err := regexp.Compile(s)
				if err != nil {
					return nil, fmt.Errorf("%s:%d: %w", f.Name, i+1, err)
				}
				p := place{f.Name, at + 1}
				w[p] = append(w[p], rx)
			}
		}
	}
	return w, nil
}
