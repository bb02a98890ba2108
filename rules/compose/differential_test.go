package compose_test

import (
	"bytes"
	"errors"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/compose"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
)

// TestLoader compares every file of the archives, and each with one value
// changed, with what Compose's own loader says: a file that it accepts has no
// finding, and one that it refuses has one unless it takes more than the file to
// tell.
func TestLoader(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("got %d archives and error %v", len(names), err)
	}
	if testing.Short() {
		t.Skip("compose compiles its schema for every file")
	}
	cases, refused := 0, 0
	for _, name := range names {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range ar.Files {
			if !compose.IsName(path.Base(f.Name)) || alone[path.Dir(f.Name)] {
				continue
			}
			for _, content := range variants(f.Data) {
				cases++
				if err := load(t, content); err != nil {
					refused++
					if len(findings(t, content)) == 0 && !tolerated(err, content) {
						t.Errorf("%s %s: no finding, compose says: %v\n%s", name, f.Name, err, content)
					}
				} else if found := findings(t, content); len(found) > 0 {
					t.Errorf("%s %s: compose accepts it, found %q at %v\n%s", name, f.Name, found[0].Message, found[0].Span.Pos(), content)
				}
			}
		}
	}
	t.Logf("%d files, of which compose refuses %d", cases, refused)
}

// alone are folders whose files mean something only together.
var alone = map[string]bool{"override": true, "include": true, "prod": true, "base": true, "first": true, "empty": true, "variable": true}

func findings(t *testing.T, content []byte) []lint.Finding {
	found := check(t, linttest.Tree(&txtar.Archive{Files: []txtar.File{{Name: "compose.yaml", Data: content}}}))
	return slices.DeleteFunc(found, func(f lint.Finding) bool { return f.Severity < lint.Error })
}

// load returns what Compose says of a file when no variable is set.
func load(t *testing.T, content []byte) (err error) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			err = errPanic
		}
	}()
	_, err = loader.LoadWithContext(t.Context(), types.ConfigDetails{
		WorkingDir:  t.TempDir(),
		ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: content}},
		Environment: variables,
	}, func(o *loader.Options) {
		o.SetProjectName("test", true)
		o.SkipResolveEnvironment = true
		o.SkipExtends = true
	})
	return err
}

// variables are what the files of the archives expect to be set.
var variables = types.Mapping{
	"TAG": "1", "PORT": "80", "PRIVILEGED": "true", "MEM": "1g", "REPLICAS": "2", "CPUS": "0.5", "START": "1s",
	"A": "1", "N": "1", "VOLUME": "/volume", "OTHER": "database", "API_IMAGE": "x:1", "B": "",
}

var errPanic = errors.New("compose panics")

// tolerated reports whether err is about what is left out on purpose: text for
// a merge, a mount without target, a file of the first version, sizes in other units, files elsewhere.
func tolerated(err error, content []byte) bool {
	return errors.Is(err, errPanic) ||
		strings.Contains(err.Error(), "map merge requires") ||
		strings.Contains(err.Error(), "already mounted as") ||
		strings.Contains(err.Error(), "missing a mount target") ||
		strings.Contains(err.Error(), "'mem_limit' and 'deploy.resources.limits.memory'") ||
		!bytes.Contains(content, []byte("services:")) ||
		bytes.Contains(content, []byte("extends:"))
}

// variants returns a file as it is, and with one of its lines left out or its
// value another.
func variants(content []byte) [][]byte {
	all := [][]byte{content}
	lines := strings.SplitAfter(string(content), "\n")
	for i, line := range lines {
		change := func(to string) {
			all = append(all, []byte(strings.Join(lines[:i], "")+to+strings.Join(lines[i+1:], "")))
		}
		change("")
		key, _, ok := strings.Cut(line, ": ")
		if !ok {
			continue
		}
		for _, value := range []string{"", "text", "3", "[a, b]", "{a: b}"} {
			change(key + ": " + value + "\n")
		}
	}
	return all
}
