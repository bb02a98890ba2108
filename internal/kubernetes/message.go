package kubernetes

import (
	"regexp"
	"strings"
)

// cleanings make of an error of kustomize something to read: on one line,
// paths relative to the root, and no addresses of its memory, which differ
// from run to run.
var cleanings = []struct {
	text *regexp.Regexp
	by   string
}{
	{regexp.MustCompile(`(?s)(validator shouldn't modify the resource map): .*`), "$1"},
	{regexp.MustCompile(`merging from generator &\{[^}]*\}: `), ""},
	{regexp.MustCompile(`resid\.ResId\{Gvk:resid\.Gvk\{Group:"", Version:"([^"]*)", Kind:"([^"]*)"[^}]*\}, Name:"([^"]*)", Namespace:""\}`), "$2.$1.[noGrp]/$3.[noNs]"},
	{regexp.MustCompile(`resid\.ResId\{Gvk:resid\.Gvk\{Group:"([^"]*)", Version:"([^"]*)", Kind:"([^"]*)"[^}]*\}, Name:"([^"]*)", Namespace:"([^"]*)"\}`), "$3.$2.$1/$4.$5"},
	{regexp.MustCompile(`0x[0-9a-f]{6,}`), "…"},
	{regexp.MustCompile(` in object \{\{.*\}\}`), ""},
	// A missing file is told three times over.
	{regexp.MustCompile(`: evalsymlink failure on '([^']*)' : lstat [^:]*: `), ": "},
	{regexp.MustCompile(`^evalsymlink failure on '([^']*)' : lstat [^:]*: `), "$1: "},
	{regexp.MustCompile(regexp.QuoteMeta(mount) + `/`), ""},
	{regexp.MustCompile(regexp.QuoteMeta(mount)), "."},
	{regexp.MustCompile(`\s+`), " "},
}

func cleanMessage(s string) string {
	for _, c := range cleanings {
		s = c.text.ReplaceAllString(s, c.by)
	}
	s = strings.TrimSpace(s)
	if len(s) > maxMessage {
		s = strings.ToValidUTF8(s[:maxMessage], "") + " …"
	}
	return s
}

// maxMessage bounds a message in bytes: kustomize quotes whole patches.
const maxMessage = 2000
