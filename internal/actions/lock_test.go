package actions

import (
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/source"
)

const someCommit = "08c6903cd8c0fde910a37f88322edcfb5dd907a8"

func TestLockFormat(t *testing.T) {
	var l Lock
	l.Put(Locked{Repository: "octo/b", Ref: "v2", Commit: someCommit, Version: "v2"})
	l.Put(Locked{Repository: "octo/b", Ref: "main", Commit: someCommit, Version: "v2.1.0"})
	l.Put(Locked{Repository: "Acme/a", Ref: "v1", Commit: someCommit, Version: "v1"})
	want := lockHeader + "Acme/a v1 " + someCommit + "\nocto/b main " + someCommit + " v2.1.0\nocto/b v2 " + someCommit + "\n"
	if got := string(l.Format()); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	again, errs := parseLock(source.NewFile(LockName, l.Format()))
	if string(again.Format()) != want || len(errs) != 0 {
		t.Errorf("does not come back: %v", errs)
	}
}

func TestLockErrors(t *testing.T) {
	content := strings.Join([]string{
		"# comment", "",
		"acme/a v1 " + someCommit,
		"acme/a v1",
		"acme/a v2 " + someCommit + " v2 more",
		"acme/a v3 08c6903",
		"acme/../a v3 " + someCommit,
		"acme/a/sub v3 " + someCommit,
		"acme/a -x " + someCommit,
		"acme/a v1 " + strings.Repeat("0", 40),
		"acme/a v1 " + someCommit,
		"\x00\x1b[31m " + strings.Repeat("x", 1<<16),
	}, "\r\n")
	l, errs := parseLock(source.NewFile(LockName, []byte(content)))
	if len(l.All()) != 1 || len(errs) != 8 {
		t.Errorf("%d entries and the errors %v", len(l.All()), errs)
	}
}

func TestUsesOf(t *testing.T) {
	f := source.NewFile(".github/workflows/x.yml", []byte(`
jobs:
  call:
    uses: octo/ci/.github/workflows/build.yml@v1 # pin@v1.2
  build:
    steps:
      - uses: "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8" # v4.2.2
      - {uses: acme/x@main, with: {uses: acme/no@v1}}
      - uses: ./local@v1
      - uses: docker://alpine@v1
      - uses: acme/x@${{ github.sha }}
      - uses: acme/..@v1
      - uses: -acme/x@v1
      - uses: acme/x@-v1
      - uses: [acme/x@v1]
`))
	var got []string
	for _, u := range usesOf(f) {
		got = append(got, u.String()+"@"+string(u.Span.Text())+" "+u.Comment)
	}
	want := []string{"octo/ci/.github/workflows/build.yml@v1 v1.2", "actions/checkout@" + someCommit + " v4.2.2", "acme/x@main "}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}
