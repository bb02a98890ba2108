package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/suggest"
)

// A ScaffoldFile is one file of a new policy.
type ScaffoldFile struct {
	Path    string // relative to the folder of policies
	Content string
}

// ScaffoldTypes are the types of documents that Scaffold knows, in order.
func ScaffoldTypes() []string {
	var types []string
	for t := range scaffolds {
		types = append(types, t)
	}
	slices.Sort(types)
	return types
}

var kebab = lazyregexp.New(`^[a-z0-9]+(-[a-z0-9]+)+$`)

// Scaffold returns the files of a new policy with a rule id for a type of
// document: the policy, its unit tests and an archive of cases. They work, and
// show what goes where.
func Scaffold(id, typ string) ([]ScaffoldFile, error) {
	if !kebab.MatchString(id) {
		return nil, fmt.Errorf("id %q is not two or more words of small letters and digits with - between them", id)
	}
	s, ok := scaffolds[typ]
	if !ok {
		return nil, fmt.Errorf("type is %q, want one of %s%s", typ, strings.Join(ScaffoldTypes(), ", "), suggest.DidYouMean(typ, ScaffoldTypes()))
	}
	name := strings.ReplaceAll(id, "-", "_")
	pkg := "policies." + name
	comment := func(text string) string {
		if s.file != "" {
			text = "-- " + s.file + " --\n" + text
		}
		return "#     " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n#     ") + "\n"
	}
	policy := fmt.Sprintf(`# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: %s
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [%s]
#   bad: |
%s#   good: |
%spackage %s

%s%s`, id, s.selector, comment(s.bad), comment(s.good), pkg, s.imports, s.rule)
	test := fmt.Sprintf(`package %[1]s_test

import data.%[1]s

test_reported if {
	count(%[2]s.deny) == 1 with input as %[3]s
}

test_not_reported if {
	count(%[2]s.deny) == 0 with input as %[4]s
}
`, pkg, name, s.test, s.other)
	return []ScaffoldFile{
		{name + ".rego", policy},
		{name + "_test.rego", test},
		{"testdata/" + id + ".txtar", "Say which cases there are, and three at least that are not reported.\n\n" + s.archive},
	}, nil
}
