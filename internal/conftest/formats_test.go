package conftest_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/conftest"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// program returns the path of conftest; the test is skipped without.
func program(t *testing.T) string {
	local, err := filepath.Abs("../../.tools/bin/conftest")
	if err == nil {
		if _, err := os.Stat(local); err == nil {
			return local
		}
	}
	found, err := exec.LookPath("conftest")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Error("conftest is not installed, and CI is set")
		}
		t.Skip("conftest is not installed")
	}
	return found
}

// Every format is read as conftest reads it.
func TestFormats(t *testing.T) {
	referee := program(t)
	ar, err := txtar.ParseFile("testdata/formats.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range ar.Files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		views, err := conftest.Formats{}.Parse("", source.NewFile(f.Name, f.Data))
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		cmd := exec.CommandContext(t.Context(), referee, "parse", f.Name)
		cmd.Dir, cmd.Env = dir, []string{"HOME=" + dir}
		text, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", f.Name, err, text)
			continue
		}
		var want any
		if err := json.Unmarshal(text, &want); err != nil {
			t.Errorf("%s: %v\n%s", f.Name, err, text)
			continue
		}
		got := plain(t, values(views))
		if list, ok := want.([]any); ok {
			want = list
		} else {
			want = []any{want}
		}
		if !reflect.DeepEqual(got, want) {
			a, _ := json.MarshalIndent(got, "", " ")
			b, _ := json.MarshalIndent(want, "", " ")
			t.Errorf("%s: got:\n%s\nconftest:\n%s", f.Name, a, b)
		}
	}
}

func values(views []*lint.DocumentView) []any {
	all := []any{}
	for _, v := range views {
		all = append(all, v.Value)
	}
	return all
}

// plain returns a value as encoding/json reads it back.
func plain(t *testing.T, v any) (out any) {
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPlaces(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		path       []any
		want       string
	}{
		{"a.toml", "[a]\nb = 1\n[[c]]\nd = [\"x\", {y = 2}]\n", []any{"a", "b"}, "a.toml:2:5"},
		{"a.toml", "[a]\nb = 1\n[[c]]\nd = [\"x\", {y = 2}]\n", []any{"a"}, "a.toml:1:2"},
		{"a.toml", "[a]\nb = 1\n[[c]]\nd = [\"x\", {y = 2}]\n", []any{"c", 0, "d", 1, "y"}, "a.toml:4:16"},
		{"a.toml", "[a]\nb = 1\n[[c]]\nd = [\"x\", {y = 2}]\n", []any{"c", 0, "d", 0}, "a.toml:4:6"},
		{"a.ini", "[a]\n\n b = c\n", []any{"a", "b"}, "a.ini:3:6"},
		{"a.ini", "[a]\nb =\n", []any{"a", "b"}, "a.ini:2:1"},
		{"a.ini", "[a]\nb =\n", []any{"a", "none"}, "a.ini:1:1"},
		{"a.env", "\uFEFFA=1\nexport B=\"x y\" # z\n", []any{"B"}, "a.env:2:10"},
		{"a.yaml", "- a\n- b: c\n", []any{"b"}, "a.yaml:2:6"},
	} {
		views, err := conftest.Formats{}.Parse("", source.NewFile(tt.name, []byte(tt.text)))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if span, _ := views[len(views)-1].Locate(tt.path); span.Pos().String() != tt.want {
			t.Errorf("%v is at %v, want %s", tt.path, span.Pos(), tt.want)
		}
	}
}

// What infralint cannot read it does not guess.
func TestNotRead(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"a.toml", "a = \n"},
		{"a.toml", "a = nan\n"},
		{"a.toml", "[a]\n[a]\n"},
		{"a.toml", "a = " + strings.Repeat("[", 1_000_000)},
		{"a.toml", "a = " + strings.Repeat("{a=", 1_000_000)},
		{"a.toml", strings.Repeat("a.", 1_000_000) + "a = 1\n"},
		{"a.toml", "[" + strings.Repeat("a.", 1_000_000) + "a]\n"},
		{"a.toml", strings.Repeat("[a]\n", 2)},
		{"a.json", strings.Repeat("[", 1_000_000)},
		{"a.ini", "[a]\nb = %(c)s\n"},
		{"a.ini", "[a]\nb = c \\\n d\n"},
		{"a.ini", "[a]\nb\n"},
		{"a.ini", "[a\n"},
		{"a.env", "A=\"x\ny\"\n"},
		{"a.env", "no assignment\n"},
		{"a.yaml", "a: [\n"},
	} {
		if views, err := (conftest.Formats{}).Parse("", source.NewFile(tt.name, []byte(tt.text))); err == nil {
			t.Errorf("%s %.50q gives %v", tt.name, tt.text, values(views))
		}
	}
	_, err := conftest.Formats{}.Parse("", source.NewFile("a.cue", nil))
	var unknown conftest.UnknownError
	if !errors.As(err, &unknown) || unknown.Parser != "cue" {
		t.Errorf("error %v for CUE", err)
	}
}

func TestParserOf(t *testing.T) {
	for name, want := range map[string]string{
		"Dockerfile": "dockerfile", "a/Dockerfile.dev": "dockerfile", "web.dockerfile": "dockerfile", "x/a.YML": "yaml", "main.tf": "hcl2",
		"a.tf.json": "json", "prod.tfvars": "hcl2", ".env": "dotenv", ".env.prod": "dotenv", "prod.env": "dotenv", "a.properties": "properties",
		".gitignore": "ignore", "nginx.conf": "nginx", "Jenkinsfile": "groovy", "CODEOWNERS": "codeowners", "README.md": "", "Makefile": "", "a.jsonnet": "jsonnet",
	} {
		if got := conftest.ParserOf(name); got != want {
			t.Errorf("%s is for %q, want %q", name, got, want)
		}
	}
}

// FuzzFormats proves that no file makes a reader panic, and that every path leads
// to a place.
func FuzzFormats(f *testing.F) {
	for i, text := range []string{"[a]\nb = 1\n[[c]]\nd = [{x.y = 'z'}]\n", "[a]\nb: c ; d\n", "A='b'\nexport C=\"$A\"\n", "- a: [1]\n"} {
		f.Add(i, text)
	}
	names := []string{"a.toml", "a.ini", "a.env", "a.yaml"}
	f.Fuzz(func(_ *testing.T, which int, text string) {
		file := source.NewFile(names[uint(which)%4], []byte(text))
		views, err := conftest.Formats{}.Parse("", file)
		if err != nil {
			return
		}
		for _, v := range views {
			v.Locate(nil)
			if object, ok := v.Value.(map[string]any); ok {
				for key := range object {
					v.Locate([]any{key, 0, "x"})
				}
			}
		}
	})
}
