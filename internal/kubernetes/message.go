package kubernetes

import (
	"regexp"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// cleanings make of an error of kustomize something to read: on one line,
// paths relative to the root, and no addresses of its memory, which differ
// from run to run.
var cleanings = []struct {
	text *lazyregexp.Regexp
	by   string
}{
	{lazyregexp.New(`(?s)(validator shouldn't modify the resource map): .*`), "$1"},
	{lazyregexp.New(`merging from generator &\{[^}]*\}: `), ""},
	{lazyregexp.New(`resid\.ResId\{Gvk:resid\.Gvk\{Group:"", Version:"([^"]*)", Kind:"([^"]*)"[^}]*\}, Name:"([^"]*)", Namespace:""\}`), "$2.$1.[noGrp]/$3.[noNs]"},
	{lazyregexp.New(`resid\.ResId\{Gvk:resid\.Gvk\{Group:"([^"]*)", Version:"([^"]*)", Kind:"([^"]*)"[^}]*\}, Name:"([^"]*)", Namespace:"([^"]*)"\}`), "$3.$2.$1/$4.$5"},
	{lazyregexp.New(`0x[0-9a-f]{6,}`), "…"},
	{lazyregexp.New(` in object \{\{.*\}\}`), ""},
	// A missing file is told three times over.
	{lazyregexp.New(`: evalsymlink failure on '([^']*)' : lstat [^:]*: `), ": "},
	{lazyregexp.New(`^evalsymlink failure on '([^']*)' : lstat [^:]*: `), "$1: "},
	{lazyregexp.New(regexp.QuoteMeta(mount) + `/`), ""},
	{lazyregexp.New(regexp.QuoteMeta(mount)), "."},
	{lazyregexp.New(`\s+`), " "},
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
