package actions_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestSameAsActionlintOnMutants compares over workflows in which lines were
// taken out, doubled, moved and replaced at random, the same in each run.
func TestSameAsActionlintOnMutants(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	archives, err := filepath.Glob("testdata/same/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var workflows []string
	for _, name := range archives {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range ar.Files {
			// A workflow that is called by others has its place in their findings.
			if text := string(f.Data); strings.HasPrefix(f.Name, ".github/workflows/") && !strings.Contains(text, "uses: ./") && !strings.Contains(text, "<CR>") && !strings.Contains(text, "<BOM>") {
				workflows = append(workflows, text)
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 1))
	root := t.TempDir()
	for i := range 1000 {
		lines := strings.Split(workflows[random.IntN(len(workflows))], "\n")
		for range 1 + random.IntN(3) {
			lines = mutate(random, lines)
		}
		writeFile(t, filepath.Join(root, ".github/workflows", fmt.Sprintf("m%d.yml", i)), []byte(strings.ToValidUTF8(strings.Join(lines, "\n"), "?")))
	}
	if n := compare(t, buildActionlint(t), root, ""); n < 1000 {
		t.Errorf("actionlint finds only %d faults", n)
	}
}

func mutate(random *rand.Rand, lines []string) []string {
	i := random.IntN(len(lines))
	line := lines[i]
	text := strings.TrimLeft(line, " ")
	indent := line[:len(line)-len(text)]
	key, value, isPair := strings.Cut(line, ":")
	one := func(list []string) string { return list[random.IntN(len(list))] }
	insert := func(at string) []string { return append(lines[:i:i], append([]string{at}, lines[i:]...)...) }
	switch random.IntN(8) {
	case 0:
		if len(lines) > 1 {
			return append(lines[:i:i], lines[i+1:]...)
		}
	case 1:
		return insert(line)
	case 2:
		if isPair {
			lines[i] = key + ": " + one(mutantValues)
		}
	case 3:
		if isPair {
			lines[i] = key + ":"
		}
	case 4:
		lines[i] = strings.Repeat(" ", max(0, len(indent)+[]int{-4, -2, 1, 2}[random.IntN(4)])) + text
	case 5:
		if isPair {
			dash := ""
			if strings.HasPrefix(text, "- ") {
				dash = "- "
			}
			lines[i] = indent + dash + one(mutantKeys) + ":" + value
		}
	case 6:
		return insert(indent + one(mutantKeys) + ": " + one(mutantValues))
	case 7:
		if len(line) > 3 {
			at := random.IntN(len(line))
			lines[i] = line[:at] + one([]string{"x", ":", `"`, "'", "{", "}", "[", "]", "$", "#", " "}) + line[at+1:]
		}
	}
	return lines
}

var (
	mutantValues = []string{
		"${{ foo }}", "${{ github.event.x", "null", "[]", "{}", "true", "1.5", "~", `"x"`, "- a", "&a x", "*a", "${{ matrix.x }}", "${{ secrets.A }}",
		"0", "|", "push", "!!str x", `"a\n${{ x }}"`, "0x1f", "-5", "${{ always() }}", "${{ hashFiles('a') == 1 }}",
	}
	mutantKeys = []string{
		"steps", "if", "needs", "with", "env", "runs-on", "permissions", "strategy", "uses", "run", "shell", "name", "id", "timeout-minutes",
		"continue-on-error", "concurrency", "on", "outputs", "container", "services", "defaults", "branches", "types", "cron", "inputs", "secrets",
	}
)
