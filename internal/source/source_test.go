package source_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/source"
)

func TestPosition(t *testing.T) {
	f := source.NewFile("f", []byte("ab\r\n\tü𝄞x\n\nlast"))
	for offset, want := range map[int]string{
		0: "f:1:1", 2: "f:1:3", 4: "f:2:1", 5: "f:2:2", 7: "f:2:3", 11: "f:2:5", 12: "f:2:6",
		13: "f:3:1", 14: "f:4:1", 18: "f:4:5", 99: "f:4:5", -1: "f:1:1",
	} {
		if got := f.Position(offset).String(); got != want {
			t.Errorf("position of %d is %s, want %s", offset, got, want)
		}
	}
	if got := string(f.LineSpan(1).Text()); got != "ab" {
		t.Errorf("line 1 is %q", got)
	}
	if got := f.LineSpan(99).Pos().Line; got != 4 {
		t.Errorf("line 99 is %d", got)
	}
	for line, want := range map[int]string{1: "0 1 2 2", 2: "4 5 7 11", 3: "13 13 13 13"} {
		var got []string
		for column := range 4 {
			got = append(got, fmt.Sprint(f.Offset(line, column+1)))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("offsets of line %d are %v, want %s", line, got, want)
		}
	}
	if got := source.NewFile("f", []byte("\uFEFFa: b")).Offset(1, 2); got != 4 {
		t.Errorf("offset behind a byte order mark is %d, want 4", got)
	}
	if got := f.Span(0, 99).FirstLine(); string(got.Text()) != "ab" {
		t.Errorf("first line is %q", got.Text())
	}
	if empty := source.NewFile("e", nil); empty.Lines() != 1 || empty.LineSpan(1).Pos().String() != "e:1:1" {
		t.Error("an empty file has one empty line")
	}
}

func TestTree(t *testing.T) {
	fsys := fstest.MapFS{
		"a.tf":     {Data: []byte("a")},
		"dir/b.tf": {Data: []byte("b")},
		"big":      {Data: make([]byte, source.MaxFileSize+1)},
	}
	chosen := source.NewFile("a.tf", []byte("selected"))
	tree := source.NewTree(fsys, []string{"dir/b.tf", "a.tf"}, []*source.File{chosen})
	if f, err := tree.Read("./a.tf"); err != nil || f != chosen {
		t.Errorf("a selected file is read again: %v %v", f, err)
	}
	first, err := tree.Read("dir/b.tf")
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := tree.Read("dir/../dir/b.tf"); again != first {
		t.Error("a file is read twice")
	}
	if got := strings.Join(tree.Paths(), " "); got != "a.tf dir/b.tf" {
		t.Errorf("paths are %s", got)
	}
	if !tree.IsSelected("a.tf") || tree.IsSelected("dir/b.tf") {
		t.Error("selected files")
	}
	for name, want := range map[string]error{"../x": fs.ErrInvalid, "/etc/passwd": fs.ErrInvalid, "nope": fs.ErrNotExist} {
		if _, err := tree.Read(name); !errors.Is(err, want) {
			t.Errorf("%s: error is %v, want %v", name, err, want)
		}
	}
	if _, err := tree.Read("dir"); err == nil {
		t.Error("a directory is read")
	}
	var tooLarge source.TooLargeError
	if _, err := tree.Read("big"); !errors.As(err, &tooLarge) || err.Error() != "file is 11 MB, over the limit of 10 MB" {
		t.Errorf("error is %v", err)
	}
}

// TestTreeTrust reads plain files through one file system and all else through
// the other, which guards the root.
func TestTreeTrust(t *testing.T) {
	guarded := fstest.MapFS{"d/plain.yaml": {Data: []byte("guarded")}, "d/link.yaml": {Data: []byte("guarded")}, "other/ignored.yaml": {Data: []byte("guarded")}}
	direct := fstest.MapFS{"d/plain.yaml": {Data: []byte("direct")}, "d/link.yaml": {Data: []byte("direct")}, "other/ignored.yaml": {Data: []byte("direct")}}
	tree := source.NewTree(guarded, []string{"d/plain.yaml", "d/link.yaml"}, nil)
	tree.Trust(direct, map[string]bool{"d/link.yaml": true})
	for name, want := range map[string]string{"d/plain.yaml": "direct", "d/link.yaml": "guarded", "other/ignored.yaml": "guarded"} {
		peeked, err := tree.Peek(name)
		if err != nil || string(peeked) != want {
			t.Errorf("a look at %s gives %q, %v", name, peeked, err)
		}
		if f, err := tree.Read(name); err != nil || string(f.Content) != want {
			t.Errorf("%s is %v, %v; want it %s", name, f, err, want)
		}
	}
	direct["d/plain.yaml"].Data = []byte("changed")
	if peeked, _ := tree.Peek("d/plain.yaml"); string(peeked) != "direct" {
		t.Errorf("what was read is read again: %q", peeked)
	}
	for name, want := range map[string][2]bool{".": {true, true}, "d": {true, true}, "d/plain.yaml": {false, true}, "d/link.yaml": {}, "other": {}, "nope": {}} {
		if isDir, ok := tree.IsPlain(name); isDir != want[0] || ok != want[1] {
			t.Errorf("IsPlain(%q) = %v, %v, want %v", name, isDir, ok, want)
		}
	}
}
