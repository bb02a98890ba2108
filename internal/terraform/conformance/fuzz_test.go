package conformance

import (
	"path"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// fuzzLimit is how long a module may take. The machine may be busy.
const fuzzLimit = 2 * time.Minute

// FuzzNative throws text at everything that reads .tf: it may not panic, hang
// or fill the memory.
func FuzzNative(f *testing.F) { fuzz(f, "main.tf") }

// FuzzJSON is FuzzNative for .tf.json.
func FuzzJSON(f *testing.F) { fuzz(f, "main.tf.json") }

// FuzzTest is FuzzNative for .tftest.hcl.
func FuzzTest(f *testing.F) { fuzz(f, "main.tftest.hcl") }

// FuzzMutants does the same with code that is nearly right, which gets further
// than arbitrary bytes do.
func FuzzMutants(f *testing.F) {
	bases := loadCases(f)
	for i := range 100 {
		f.Add(uint64(i), i)
	}
	f.Fuzz(func(t *testing.T, seed uint64, n int) {
		m := &Mutator{Seed: seed, Bases: bases}
		inTime(t, m.Make(n))
	})
}

// fuzz checks the fuzzed bytes as a module and as a child. Its seeds are the
// files of the cases.
func fuzz(f *testing.F, name string) {
	_, suffix, _ := strings.Cut(name, ".")
	for _, c := range loadCases(f) {
		for _, file := range c.Files {
			if strings.HasSuffix(path.Base(file.Name), "."+suffix) {
				f.Add(file.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		inTime(t, &Case{Root: ".", Files: []txtar.File{{Name: name, Data: data}}})
		inTime(t, &Case{Root: ".", Files: []txtar.File{
			{Name: "calls.tf", Data: []byte("module \"fuzzed\" {\n  source = \"./m\"\n}\noutput \"all\" {\n  value = [for k, v in module.fuzzed : v]\n}\n")},
			{Name: "m/" + name, Data: data},
		}})
	})
}

// inTime checks c, and fails where that takes for ever.
func inTime(t *testing.T, c *Case) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		check(t, c)
	}()
	select {
	case <-done:
	case <-time.After(fuzzLimit):
		t.Fatalf("takes more than %v", fuzzLimit)
	}
}
