package functions

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"
	ctymsgpack "github.com/zclconf/go-cty/cty/msgpack"
	"golang.org/x/tools/txtar"
	"google.golang.org/protobuf/encoding/protowire"

	"github.com/infralint/infralint/internal/terraform/marks"
)

// refereeVersion is the Terraform that the results were recorded with.
const refereeVersion = "1.11.4"

// writeModule writes the files of testdata/module.txtar to a new directory,
// below another that stands for the root of the repository.
func writeModule(t testing.TB) string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/module.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "module")
	writeFile(t, filepath.Join(dir, "../outside.txt"), []byte("outside"))
	for _, f := range archive.Files {
		writeFile(t, filepath.Join(dir, f.Name), f.Data)
	}
	writeFile(t, filepath.Join(dir, "files/empty.txt"), nil)
	writeFile(t, filepath.Join(dir, "files/only.tftpl"), []byte("${value}")) // no newline: gives the value itself
	writeFile(t, filepath.Join(dir, "files/binary.bin"), []byte("\xff\xfe\x00bin"))
	for link, target := range map[string]string{
		"files/link.txt":   "a.txt",
		"files/broken.txt": "nowhere",
		"files/linkdir":    "sub",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func writeFile(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// terraform runs the real Terraform in dir, with no way to the network, and
// returns its standard output. The test is skipped where there is none.
func terraform(t testing.TB, dir string, args ...string) []byte {
	t.Helper()
	binary, err := exec.LookPath("terraform")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("terraform is not installed, and CI is set")
		}
		t.Skip("terraform is not installed")
	}
	config := filepath.Join(t.TempDir(), "terraform.rc")
	writeFile(t, config, fmt.Appendf(nil, "provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", t.TempDir()))
	cmd := exec.Command(binary, args...)
	cmd.Dir = dir
	cmd.Env = slices.DeleteFunc(os.Environ(), func(kv string) bool { return strings.HasPrefix(kv, "TF_") })
	cmd.Env = append(cmd.Env, "TF_CLI_CONFIG_FILE="+config, "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1", "TF_INPUT=0")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() > 2) {
		t.Fatalf("terraform %s: %v\n%s", strings.Join(args, " "), err, stderr.Bytes())
	}
	return stdout.Bytes()
}

const casePrefix = "resource \"terraform_data\" \"case\" { input = "

// askTerraform returns what Terraform makes of each expression in a plan of
// the module, in the notation of outcome.
func askTerraform(t testing.TB, exprs []string) []string {
	t.Helper()
	dir := writeModule(t)
	var out []string
	// Terraform's graph takes more than twice as long for twice as many.
	for batch := range slices.Chunk(exprs, 250) {
		got := make([]string, len(batch))
		// A plan with errors has no values, and the errors of one phase keep
		// Terraform from the next.
		for phase := 1; !planCases(t, dir, batch, got); phase++ {
			if phase == 5 {
				t.Fatal("terraform finds ever more errors")
			}
		}
		out = append(out, got...)
	}
	return out
}

// planCases plans the expressions that have no outcome yet, and reports whether
// all of them have one now.
func planCases(t testing.TB, dir string, exprs, out []string) bool {
	t.Helper()
	var src bytes.Buffer
	for i, expr := range exprs {
		if out[i] == "" {
			fmt.Fprintf(&src, strings.Replace(casePrefix, "case", "case%04d", 1)+"%s }", i, expr)
		}
		src.WriteByte('\n')
	}
	writeFile(t, filepath.Join(dir, "cases.tf"), src.Bytes())
	plan := filepath.Join(t.TempDir(), "plan.out")
	stdout := terraform(t, dir, "plan", "-json", "-out="+plan, "-lock=false", "-parallelism=2")

	failed := make(map[int][]string)
	for line := range bytes.Lines(stdout) {
		var msg struct {
			Diagnostic *struct {
				Severity, Summary, Detail string
				Range                     *struct {
					Filename   string
					Start, End struct{ Line, Column int }
				}
			}
		}
		if json.Unmarshal(line, &msg) != nil || msg.Diagnostic == nil || msg.Diagnostic.Severity != "error" {
			continue
		}
		d := msg.Diagnostic
		if m := infinityInDetail.FindStringSubmatch(d.Summary + d.Detail); m != nil {
			i, _ := strconv.Atoi(m[1])
			failed[i] = []string{infinite}
			continue
		}
		if d.Range == nil {
			t.Fatalf("terraform: %s: %s", d.Summary, d.Detail)
		}
		if d.Range.Filename != "cases.tf" {
			t.Fatalf("terraform: %s:%d: %s: %s", d.Range.Filename, d.Range.Start.Line, d.Summary, d.Detail)
		}
		i := d.Range.Start.Line - 1
		shift := len(casePrefix) + len("0000")
		failed[i] = append(failed[i], failure(d.Summary, d.Detail, d.Range.Start.Column-shift, d.Range.End.Column-shift))
	}
	for i, f := range failed {
		slices.Sort(f)
		out[i] = strings.Join(slices.Compact(f), "; ")
	}
	if len(failed) > 0 {
		return false
	}
	for i, v := range plannedInputs(t, plan) {
		out[i] = fmt.Sprintf("%#v", v)
	}
	return true
}

// infinite is the outcome for infinite numbers, which no plan can hold.
const infinite = "! infinity"

var infinityInDetail = regexp.MustCompile(`terraform_data\.case(\d+) .*infinity`)

var paramInDetail = regexp.MustCompile(`^Invalid value for ("\w+") parameter`)

// failure is the notation of an error: its summary, the parameter that the
// detail names, and the columns from which and to which it reaches.
func failure(summary, detail string, start, end int) string {
	s := "! " + summary
	if strings.Contains(summary, "phemeral value") {
		return "! ephemeral"
	}
	if m := paramInDetail.FindStringSubmatch(detail); m != nil {
		s += " " + m[1]
	}
	return fmt.Sprintf("%s @%d-%d", s, start, max(end, start+1))
}

// plannedInputs reads a plan file and returns the value of the argument input
// of each case, by its number, with its marks. The value is exact: its type,
// and what is known of what is unknown.
func plannedInputs(t testing.TB, name string) map[int]cty.Value {
	t.Helper()
	r, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	f, err := r.Open("tfplan")
	if err != nil {
		t.Fatal(err)
	}
	plan, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[int]cty.Value)
	for _, change := range fields(t, plan, 3) { // Plan.resource_changes
		addr := string(fields(t, change, 13)[0])
		var i int
		if _, err := fmt.Sscanf(addr, "terraform_data.case%d", &i); err != nil {
			continue
		}
		inner := fields(t, change, 9)[0]   // ResourceInstanceChange.change
		dynamic := fields(t, inner, 2)[0]  // Change.values
		packed := fields(t, dynamic, 1)[0] // DynamicValue.msgpack
		v, err := ctymsgpack.Unmarshal(packed, cty.Object(map[string]cty.Type{
			"id":               cty.String,
			"input":            cty.DynamicPseudoType,
			"output":           cty.DynamicPseudoType,
			"triggers_replace": cty.DynamicPseudoType,
		}))
		if err != nil {
			t.Fatalf("%s: %v", addr, err)
		}
		var sensitive []cty.PathValueMarks
		for _, p := range fields(t, inner, 4) { // Change.after_sensitive_paths
			sensitive = append(sensitive, cty.PathValueMarks{Path: planPath(t, p), Marks: cty.NewValueMarks(marks.Sensitive)})
		}
		out[i] = v.MarkWithPaths(sensitive).GetAttr("input")
	}
	return out
}

// planPath reads a Path of a plan file.
func planPath(t testing.TB, raw []byte) cty.Path {
	t.Helper()
	var path cty.Path
	for _, step := range fields(t, raw, 1) {
		if name := fields(t, step, 1); len(name) > 0 {
			path = path.GetAttr(string(name[0]))
			continue
		}
		packed := fields(t, fields(t, step, 2)[0], 1)[0]
		ty, err := ctymsgpack.ImpliedType(packed)
		if err != nil {
			t.Fatal(err)
		}
		key, err := ctymsgpack.Unmarshal(packed, ty)
		if err != nil {
			t.Fatal(err)
		}
		path = path.Index(key)
	}
	return path
}

// fields returns the bytes of each field num of a protobuf message.
func fields(t testing.TB, msg []byte, num protowire.Number) [][]byte {
	t.Helper()
	var out [][]byte
	for len(msg) > 0 {
		n, typ, size := protowire.ConsumeTag(msg)
		if size < 0 {
			t.Fatal(protowire.ParseError(size))
		}
		msg = msg[size:]
		size = protowire.ConsumeFieldValue(n, typ, msg)
		if size < 0 {
			t.Fatal(protowire.ParseError(size))
		}
		if n == num && typ == protowire.BytesType {
			b, _ := protowire.ConsumeBytes(msg)
			out = append(out, b)
		}
		msg = msg[size:]
	}
	return out
}
