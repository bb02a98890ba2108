package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/infralint/infralint/internal/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"infralint": func() { os.Exit(cli.Main(os.Args[1:], cli.Streams{Out: os.Stdout, Err: os.Stderr})) },
	})
}

// TestScript runs the scripts of testdata/script, each in a directory of its
// own that is its repository root.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			return os.Mkdir(filepath.Join(env.WorkDir, ".git"), 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"untimed": untimed},
	})
}

var duration = regexp.MustCompile(`"durationMs": \d+`)

// untimed FILE takes out of a JSON report the one value that differs between
// runs.
func untimed(ts *testscript.TestScript, _ bool, args []string) {
	p := ts.MkAbs(args[0])
	ts.Check(os.WriteFile(p, duration.ReplaceAll([]byte(ts.ReadFile(p)), []byte(`"durationMs": 0`)), 0o644))
}
