package gitlab_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/gitlab"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/source"
)

const job = "build:\n  script: make\n"

// What is made to use up memory or stack is reported, not followed.
func TestHostile(t *testing.T) {
	bomb := ".x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n"
	for i := range 9 {
		bomb += fmt.Sprintf(".x%d: &x%d [%s]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*x%d, ", i), 10))
	}
	references := ".x0: [a, a, a, a, a, a, a, a, a, a]\n"
	for i := range 9 {
		references += fmt.Sprintf(".x%d: [%s]\n", i+1, strings.Repeat(fmt.Sprintf("!reference [.x%d], ", i), 10))
	}
	var extends, chain strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&extends, ".e%d: {extends: [.e%d, .e%d]}\n", i, i+1, i+2)
		fmt.Fprintf(&chain, "n%d: {script: a, needs: [n%d]}\n", i, (i+1)%2000)
	}
	for name, tc := range map[string]struct{ text, want string }{
		"alias bomb":          {bomb + job, "aliases and references expand"},
		"reference bomb":      {references + job, ""},
		"recursive alias":     {"a: &a [*a]\n" + job, "is nested deeper"},
		"recursive merge":     {"a: &a\n  <<: *a\n" + job, "is nested deeper"},
		"recursive reference": {".a: {script: [!reference [.a, script]]}\n" + job, "leads back to itself"},
		"long reference":      {"a: {script: [!reference [" + strings.Repeat("a, ", 1<<16) + "a]]}\n", "which"},
		"empty reference":     {"a: {script: !reference []}\n", ""},
		"map reference":       {"a: {script: !reference {a: b}}\n" + job, ""},
		"deep extends":        {extends.String() + job, "nested deeper"},
		"long chain":          {chain.String(), "jobs need one another"},
		"deep flow":           {job + "x: " + strings.Repeat("[", 1<<20) + "\n", ""},
		"deep block":          {job + "x:\n  " + strings.Repeat("- ", 1<<20) + "\n", ""},
		"deep condition":      {job + "  rules: [{if: '" + strings.Repeat("(", 1<<20) + "'}]\n", "condition"},
		"deep script":         {"a: {script: '" + strings.Repeat("$(", 1<<16) + "'}\n", ""},
		"long line":           {"a: {script: '" + strings.Repeat("x", 8<<20) + "'}\n", ""},
		"many inputs":         {"spec: {inputs: {a: {default: b}}}\n---\na: {script: '" + strings.Repeat("$[[ inputs.a ]]", 1<<16) + "'}\n", ""},
		"binary":              {job + "x: \x00\x01\n", ""},
		"not UTF-8":           {job + "x: \xff\xfe\n", ""},
		"list of nothing":     {"- \n-\n", "not a mapping"},
		"null":                {"~\n", ""},
		"only a header":       {"spec:\n  inputs:\n---\n", ""},
		"three documents":     {"a: 1\n---\nb: 2\n---\nc: 3\n", "more than a header"},
		"number as key":       {"1: {script: a}\n[a]: {script: b}\n? {a: b}\n: {script: c}\n", ""},
		"odd values":          {"a: {script: a, rules: x, needs: {a: b}, stage: [a], variables: [a], trigger: [a], environment: [a], extends: {a: b}, parallel: x, cache: x, image: [a], services: x, artifacts: x, inherit: x, default: x}\nstages: x\nvariables: [a]\nworkflow: [a]\ndefault: [a]\ninclude: {a: b}\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			found := check(t, tree(map[string]string{".gitlab-ci.yml": tc.text}))
			for _, f := range found {
				if strings.Contains(f.Message, tc.want) {
					return
				}
			}
			if tc.want != "" {
				t.Errorf("no finding with %q, got %d others", tc.want, len(found))
			}
		})
	}
}

func tree(files map[string]string) *source.Tree {
	ar := &txtar.Archive{}
	for _, name := range []string{".gitlab-ci.yml", "a.yml", "b.yml"} {
		if text, ok := files[name]; ok {
			ar.Files = append(ar.Files, txtar.File{Name: name, Data: []byte(text)})
		}
	}
	return linttest.Tree(ar)
}

// Includes are not followed for ever, nor out of the repository.
func TestHostileIncludes(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"many": {
			".gitlab-ci.yml": "include: [" + strings.Repeat("a.yml, ", 1000) + "a.yml]\n" + job,
			"a.yml":          "include: [" + strings.Repeat("b.yml, ", 1000) + "b.yml]\n",
			"b.yml":          "x: {script: a}\n",
		},
		"cycle":   {".gitlab-ci.yml": "include: a.yml\n" + job, "a.yml": "include: ['*.yml', .gitlab-ci.yml]\n"},
		"outside": {".gitlab-ci.yml": "include: [../../../etc/passwd.yml, /../x.yml, '../**/*.yml', '**/[.yml']\n" + job},
		"child":   {".gitlab-ci.yml": "a: {trigger: {include: a.yml}}\n", "a.yml": "b: {trigger: {include: [.gitlab-ci.yml, {local: a.yml}, {local: b.yml}]}}\n", "b.yml": "- a\n"},
		"broken":  {".gitlab-ci.yml": "include: a.yml\n" + job, "a.yml": "a: \"b\n"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, f := range check(t, tree(files)) {
				if strings.Contains(f.Message, "root:") {
					t.Errorf("%v: %s", f.Span.Pos(), f.Message)
				}
			}
		})
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(job, job)
	f.Add("include: a.yml\nx: {extends: .a, needs: [y], script: [!reference [.a, script]]}\n", ".a: &a {script: b}\ny: {<<: *a}\n")
	f.Add("include: {local: a.yml, inputs: {x: 1}}\n", "spec: {inputs: {x: {type: number}}}\n---\n$[[ inputs.x ]]: {script: 'a $[[ inputs.x | f ]]', rules: [{if: '$A == \"b\"'}]}\n")
	domain := gitlab.New(gitlab.Options{})
	f.Fuzz(func(t *testing.T, main, included string) {
		units, err := domain.Load(t.Context(), tree(map[string]string{".gitlab-ci.yml": main, "a.yml": included}))
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range units {
			if err := u.Check(t.Context(), new(lint.Results)); err != nil {
				t.Error(err)
			}
			for _, s := range u.(*gitlab.Pipeline).Scripts() {
				for _, c := range s.Commands {
					s.Span(c.Start, c.End)
				}
			}
			u.(*gitlab.Pipeline).InputsInScripts()
			for _, doc := range u.Documents() {
				doc.Locate([]any{"jobs", "x", "script", 0})
				doc.Locate([]any{"include", 0, "local"})
			}
		}
	})
}
