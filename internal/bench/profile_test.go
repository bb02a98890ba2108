package bench

import (
	"flag"
	"io"
	"os"
	"runtime/pprof"
	"testing"

	"github.com/infralint/infralint/internal/cli"
	_ "github.com/infralint/infralint/internal/gc" // collects as the program does
)

var profile = flag.String("profile", "", "the file to write a profile of infralint to")

// TestProfile writes the profile that "make build" has the compiler optimise for:
// the whole program over workflows, and over monorepos with all the rest.
func TestProfile(t *testing.T) {
	if *profile == "" {
		t.Skip("no -profile: run make profile")
	}
	inputs := []string{multiply(t, 20)}
	root, _, _ := workflows(t)
	inputs = append(inputs, root)
	f, err := os.Create(*profile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := pprof.StartCPUProfile(f); err != nil {
		t.Fatal(err)
	}
	defer pprof.StopCPUProfile()
	for range 5 {
		for _, dir := range inputs {
			t.Chdir(dir)
			if got := cli.Main([]string{"-q"}, cli.Streams{Out: io.Discard, Err: io.Discard}); got != 1 {
				t.Errorf("exit %d, want 1", got)
			}
		}
	}
}
