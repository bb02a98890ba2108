package yamlfile

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
)

// A case is a text that the quick parser has to be able to read.
var quickCases = []string{
	"", "# c\n", "---\n", "---\n---\na: 1\n", "a: 1\n---\n", "--- # c\na: b\n", "{}", "[]\n",
	"a: 1\nb: two\n", "a:\n  b:\n    c: d\n  e: f\ng:\n", "a:\nb: ~\nc: null # x\n",
	"a:\n- x\n- y: 1\n  z: 2\n-\n- - p\n  - q\nb: 1\n", "- a\n-\n  b: c\n-\n", "a:\n  - x\n  -   y: z\n      w: v\n",
	"a: 'it''s' # c\nb: \"two\\n\\\"three\\\"\"\n'c': d\n\"e f\": g\n", "ü: ä # ö\nk: [ü, \"ö\", x]\n",
	"on:\n  push:\n    branches: [main, 'release/**']\n", "a: {b: c, d: [1, {e: f}], \"g\":\"h\"}\n",
	"{\n\t\"a\": 1,\n\t\"b\": [\n\t\ttrue,\n\t\tnull\n\t]\n}\n", "a: [\n  b, # c\n  c,\n]\nd: e\n",
	"a: |\n  x\n   y\n\n  z\n\n\nb: |-\n  x\n\nc: |+\n  x\n\n\nd: 1\n", "a: >\n  x\n  y\n\n  z\n   more\n  w\n\nb: >-\n  x\n  y\n", "a: |\n", "a:\n- |\n x\n- b: |\n   y\n",
	"a: |\n  x\n# c\n  # d\nb: |\n  # text\n  \n   \n  y", "a: |\n\n\n  x\n", "a: one\n  two\n\n  three # c\nb: x\n   y", "- one\n  two\n- a: b\n    c\n",
	"a: &x 1\nb: *x\nc: &y\n  d: e\nf:\n  <<: *y\n  g: [*x, *y]\n", "a: &x [1]\nb: &y 'q'\nc: &z |\n  t\n- ",
	"a: 0\nb: 017\nc: 0x1\nd: 1.5\ne: .5\nf: -1\ng: +.inf\nh: 2001-01-01\ni: 1_000\nj: 1e3\nk: .nan\nm: 08\n",
	"a: b:c\nd: e#f\ng: -h\ni: ?j\nk: :l\nhttp://x: y\n", "a: yes\nb: No\nc: on\nd: True\ne: FALSE\n<<: {a: 1}\n~: x\n",
	"a : b\nc:   d   \n", "a: ''\nb: \"\"\n", "a:\n\n\n  # c\n\n  b: c\n",
}

// difference reports where two trees differ, apart from comments; empty for nowhere.
func difference(a, b *yaml.Node, path string, seen map[*yaml.Node]bool) string {
	switch {
	case a == nil && b == nil:
		return ""
	case a == nil || b == nil:
		return path + ": one is missing"
	case a.Kind != b.Kind || a.Style != b.Style || a.Tag != b.Tag || a.Value != b.Value || a.Anchor != b.Anchor || a.Line != b.Line || a.Column != b.Column || len(a.Content) != len(b.Content):
		return fmt.Sprintf("%s: %d %d %s %q &%s %d:%d with %d, want %d %d %s %q &%s %d:%d with %d", path,
			a.Kind, a.Style, a.Tag, a.Value, a.Anchor, a.Line, a.Column, len(a.Content),
			b.Kind, b.Style, b.Tag, b.Value, b.Anchor, b.Line, b.Column, len(b.Content))
	case seen[a]:
		return ""
	}
	seen[a] = true
	for i := range a.Content {
		if d := difference(a.Content[i], b.Content[i], fmt.Sprintf("%s/%d", path, i), seen); d != "" {
			return d
		}
	}
	return difference(a.Alias, b.Alias, path+"*", seen)
}

// compare fails if the quick parser reads a text otherwise than go-yaml. It
// reports whether it read it at all.
func compare(t *testing.T, content []byte) bool {
	t.Helper()
	roots, ok := quickParse(content)
	if !ok {
		return false
	}
	docs, err := slowParse(source.NewFile("f.yaml", content))
	if err != nil {
		t.Fatalf("go-yaml does not read it: %v\n%s", err, content)
	}
	if len(roots) != len(docs) {
		t.Fatalf("%d documents, want %d\n%s", len(roots), len(docs), content)
	}
	for i, root := range roots {
		if d := difference(root, docs[i].Root, fmt.Sprint(i), make(map[*yaml.Node]bool)); d != "" {
			t.Fatalf("%s\n%s", d, content)
		}
	}
	return true
}

func TestQuick(t *testing.T) {
	for _, c := range quickCases {
		if !compare(t, []byte(c)) && !strings.HasSuffix(c, "- ") {
			t.Errorf("the quick parser cannot read\n%s", c)
		}
	}
}

// TestQuickFiles compares both on the YAML files of this repository and, with
// YAMLFILES, on all below that folder.
func TestQuickFiles(t *testing.T) {
	for _, dir := range []string{filepath.Join("..", ".."), os.Getenv("YAMLFILES")} {
		if dir == "" {
			continue
		}
		read, all := 0, 0
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".yml") {
				return err
			}
			content, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			all++
			if compare(t, content) {
				read++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%d of %d files", read, all)
	}
}

// TestQuickMutants compares both on texts that were changed a little, most of
// which are no YAML any more.
func TestQuickMutants(t *testing.T) {
	n := 300
	if testing.Short() {
		n = 30
	}
	r := rand.New(rand.NewPCG(1, 2))
	read := 0
	for _, c := range quickCases {
		for range n {
			if compare(t, mutate(r, []byte(c))) {
				read++
			}
		}
	}
	t.Logf("%d of %d", read, n*len(quickCases))
}

// mutate changes a few bytes of a text.
func mutate(r *rand.Rand, text []byte) []byte {
	const alphabet = " \n:-#'\"[]{},&*|>!?ab~1.\t\\"
	text = append([]byte{}, text...)
	for range 1 + r.IntN(3) {
		at := r.IntN(len(text) + 1)
		c := alphabet[r.IntN(len(alphabet))]
		switch {
		case at == len(text):
			text = append(text, c)
		case r.IntN(3) == 0:
			text = append(text[:at], text[at+1:]...)
		case r.IntN(2) == 0:
			text[at] = c
		default:
			text = append(text[:at], append([]byte{c}, text[at:]...)...)
		}
	}
	return text
}

func FuzzQuick(f *testing.F) {
	for _, c := range quickCases {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, content string) { compare(t, []byte(content)) })
}
