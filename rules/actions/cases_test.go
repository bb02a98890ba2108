package actions_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/txtar"
)

// TestCases keeps the archives of all rules over workflows, actions and Dependabot
// broad: at least four findings, and four cases beside them without one. A case is a
// file, a job, a step or an update, of whichever there are the most.
func TestCases(t *testing.T) {
	const least = 4
	var archives []string
	for _, dir := range []string{"testdata", "../../policies/actions/testdata", "../../internal/actions/testdata"} {
		for _, prefix := range []string{"gha-", "action-", "dependabot-"} {
			found, err := filepath.Glob(filepath.Join(dir, prefix+"*.txtar"))
			if err != nil {
				t.Fatal(err)
			}
			archives = append(archives, found...)
		}
	}
	if len(archives) < 50 {
		t.Fatalf("only %d archives", len(archives))
	}
	for _, name := range archives {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bad, good := cases(t, ar); bad < least || good < least {
			t.Errorf("%s has %d findings and %d cases without one, want %d of each", name, bad, good, least)
		}
	}
}

var (
	wantLine = regexp.MustCompile(`# want(?:-below)? (.*)$`)
	wantText = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`")
)

// cases counts the findings that an archive wants, and the cases without one.
func cases(t *testing.T, ar *txtar.Archive) (bad, good int) {
	t.Helper()
	of := make(map[string]int)
	for _, f := range ar.Files {
		if strings.HasSuffix(f.Name, ".fixed") {
			continue
		}
		lines := strings.Split(string(f.Data), "\n")
		wanted := make([]int, len(lines)+2) // up to a line
		for i, line := range lines {
			wanted[i+1] = wanted[i]
			if m := wantLine.FindStringSubmatch(line); m != nil {
				n := len(wantText.FindAllString(m[1], -1))
				bad += n
				wanted[i+1] += n
			}
		}
		wanted[len(lines)+1] = wanted[len(lines)]
		var root yaml.Node
		if err := yaml.Unmarshal(f.Data, &root); err != nil || len(root.Content) == 0 {
			of["file"]++
			continue
		}
		units := map[string][][2]int{"file": {{1, len(lines)}}}
		spans(root.Content[0], "", len(lines), units)
		for kind, list := range units {
			for _, at := range list {
				if wanted[at[1]] == wanted[at[0]-1] {
					of[kind]++
				}
			}
		}
	}
	for _, n := range of {
		good = max(good, n)
	}
	return bad, good
}

// spans collects the lines of the entries of lists and of jobs below n, which ends at
// a line.
func spans(n *yaml.Node, key string, end int, units map[string][][2]int) {
	for i, c := range n.Content {
		last, name := end, key
		if i+1 < len(n.Content) {
			last = max(n.Content[i+1].Line-1, c.Line)
		}
		switch n.Kind {
		case yaml.SequenceNode:
			units[key] = append(units[key], [2]int{c.Line, last})
		case yaml.MappingNode:
			if i%2 == 0 {
				continue
			}
			if i+1 == len(n.Content) {
				last = end
			}
			name = n.Content[i-1].Value
			if slices.Contains([]string{"jobs", "permissions", "env", "inputs", "outputs"}, key) {
				units[key] = append(units[key], [2]int{n.Content[i-1].Line, last})
			}
		}
		spans(c, name, last, units)
	}
}
