package kubernetes

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestSyntax compares the forms of names, quantities and schedules with what
// the API server's own functions accept: testdata/syntax.txt has a string in
// each line, and after it what it is a valid one of.
func TestSyntax(t *testing.T) {
	data, err := os.ReadFile("testdata/syntax.txt")
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string]check{
		"subdomain": isDNSSubdomain,
		"label":     isDNSLabel,
		"rfc1035":   isDNS1035Label,
		"qualified": isQualifiedName,
		"value":     isLabelValue,
		"port":      isPortName,
		"quantity":  func(s string) string { return map[bool]string{false: "bad"}[isQuantity(s)] },
		"cron":      cronProblem,
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		quoted, err := strconv.QuotedPrefix(line)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		s, _ := strconv.Unquote(quoted)
		valid := strings.Fields(line[len(quoted):])
		for name, form := range forms {
			n++
			if got, want := form(s) == "", slices.Contains(valid, name); got != want {
				t.Errorf("%s %q: accepted %t (%s), the API server says %t", name, s, got, form(s), want)
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d verdicts", n)
	}
}
