package shell_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/shell"
)

// TestParse compares the commands of scripts, one a line: pipeline and stage,
// what runs it, assignments, words in brackets, redirections.
func TestParse(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"chain", "apt-get update && apt-get install -y 'curl' \"git\"=1.0 || true; make", `
[apt-get] [update]
[apt-get] [install] [-y] [curl] [git=1.0]
[true]
[make]`},
		{"lines", "set -eux; \\\n  a \\\n    b\n\n# no\nc", `
[set] [-eux]
[a] [b]
[c]`},
		{"pipe", "curl -fsSL https://x.example/i.sh | tee log | sh -s -- -y", `
1.0 [curl] [-fsSL] [https://x.example/i.sh]
1.1 [tee] [log]
1.2 [sh] [-s] [--] [-y]`},
		{"pipefail", "set -o pipefail && a | b; set +o pipefail; c | d", `
[set] [-o] [pipefail]
1.0 pipefail [a]
1.1 pipefail [b]
pipefail [set] [+o] [pipefail]
2.0 [c]
2.1 [d]`},
		{"pipefail with other letters", "set -euo pipefail; a | b", `
[set] [-euo] [pipefail]
1.0 pipefail [a]
1.1 pipefail [b]`},
		{"pipefail of a subshell", "(set -o pipefail; a); b", `
[set] [-o] [pipefail]
pipefail [a]
[b]`},
		{"group in a pipe", "{ a; b; } | (c && d)", `
1.0 [a]
1.0 [b]
1.1 [c]
1.1 [d]`},
		{"script in a here-document", "sudo bash -e <<'EOF'\na | b\nEOF\nbash -o pipefail <<-E\n\tc\n\tE\npython3 <<EOF\nd\nEOF\nbash x.sh <<EOF\ne\nEOF\n", `
via sudo [bash] [-e] <<EOF
1.0 via sudo,bash << [a]
1.1 via sudo,bash << [b]
[bash] [-o] [pipefail] <<-E
via bash << pipefail [c]
[python3] <<EOF
[bash] [x.sh] <<EOF`},
		{"compound", "if [ -f x ]; then a; elif b; then c; else d; fi; for i in 1 2; do e $i; done; while f; do g; done; case $x in y) h;; esac; k() { l; }", `
[[] [-f] [x] []]
[a]
[b]
[c]
[d]
[e] [$i]?
[f]
[g]
[h]
[l]`},
		{"substitution", "a \"$(b | c)\" `d` <(e); X=$(f) g; Y=$(h)", `
[a] [$(b | c)]? [` + "`d`" + `]? [<(e)]?
1.0 inside a [b]
1.1 inside a [c]
inside a [d]
inside a [e]
X=$(f) [g]
inside g [f]
[h]`},
		{"assignments", "DEBIAN_FRONTEND=noninteractive A= apt-get install", `
DEBIAN_FRONTEND=noninteractive A= [apt-get] [install]`},
		{"wrappers", "sudo -E -u root DEBIAN_FRONTEND=x apt-get install; env -i A=b c; exec d; time e; nice -n 5 f; timeout -k 5 30 g -x; xargs -0 -n 1 rm -f; command -v h; gosu www i; nohup env X=1 sudo j", `
via sudo DEBIAN_FRONTEND=x [apt-get] [install]
via env A=b [c]
via exec [d]
[e]
via nice [f]
via timeout [g] [-x]
via xargs [rm] [-f]
[command] [-v] [h]
via gosu [i]
via nohup,env,sudo X=1 [j]`},
		{"alone", "sudo; sudo -l; env; exec; xargs -n 1", `
[sudo]
[sudo] [-l]
[env]
[exec]
[xargs] [-n] [1]`},
		{"script in a script", `sh -c 'apt-get update && apt-get install curl'; sudo bash -lc "a | b"; bash -euo pipefail -c 'c | d'; su - app -c "e"; eval "f g"; sh -x file.sh -c x; bash -c "$X"`, `
[sh] [-c] [apt-get update && apt-get install curl]
via sh -c [apt-get] [update]
via sh -c [apt-get] [install] [curl]
via sudo [bash] [-lc] [a | b]
1.0 via sudo,bash -c [a]
1.1 via sudo,bash -c [b]
[bash] [-euo] [pipefail] [-c] [c | d]
2.0 via bash -c pipefail [c]
2.1 via bash -c pipefail [d]
[su] [-] [app] [-c] [e]
via su -c [e]
[eval] [f g]
via eval [f] [g]
[sh] [-x] [file.sh] [-c] [x]
[bash] [-c] [$X]?`},
		{"escapes in a script", `sh -c "echo \"a b\" \$X"`, `
[sh] [-c] [echo "a b" $X]
via sh -c [echo] [a b] [$X]?`},
		{"redirections", "a > /dev/null 2>&1 < in; b <<EOF >> out\nx $(c)\nEOF\n", `
[a] >/dev/null >&1 <in
[b] <<EOF >>out
inside b [c]`},
		{"words", `a b\ c "d\"e" 'f'g$h *.deb ~/x "${i}" --k="l m"`, `
[a] [b c] [d"e] [fg$h]? [*.deb]? [~/x]? [${i}]? [--k=l m]`},
		{"declarations", `export A="b c" D; readonly E=$(f)`, `
[export] [A=b c] [D]
[readonly] [E=$(f)]?
inside readonly [f]`},
		{"path", "/usr/bin/apt-get update", `
[/usr/bin/apt-get] [update]`},
		{"negated", "! a; b & wait", `
[a]
[b]
[wait]`},
		{"empty", " # nothing\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := shell.Parse(test.script)
			if s.Err != nil {
				t.Fatal(s.Err)
			}
			var lines []string
			for _, c := range s.Commands {
				lines = append(lines, describe(c))
			}
			if got, want := strings.Join(lines, "\n"), strings.TrimPrefix(test.want, "\n"); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func describe(c *shell.Command) string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if c.Pipeline > 0 {
		add("%d.%d", c.Pipeline, c.Stage)
	}
	if c.Inside != nil {
		add("inside %s", c.Inside.Program())
	}
	if len(c.Via) > 0 {
		add("via %s", strings.Join(c.Via, ","))
	}
	if c.Pipefail {
		add("pipefail")
	}
	for _, a := range c.Env {
		add("%s=%s", a.Name, a.Value.Text)
	}
	for _, w := range append([]shell.Word{c.Name}, c.Args...) {
		mark := ""
		if !w.Literal {
			mark = "?"
		}
		add("[%s]%s", w.Text, mark)
	}
	for _, r := range c.Redirects {
		add("%s%s", r.Op, r.Word.Text)
	}
	return strings.Join(out, " ")
}

func TestParseArgs(t *testing.T) {
	s := shell.ParseArgs([]shell.Word{{Text: "sudo"}, {Text: "bash", Start: 5, End: 9}, {Text: "-c", Start: 10, End: 12}, {Text: "a | b $X", Start: 13, End: 21}})
	var got []string
	for _, c := range s.Commands {
		got = append(got, describe(c))
	}
	want := "via sudo [bash]? [-c]? [a | b $X]?\n1.0 via sudo,bash -c [a]\n1.1 via sudo,bash -c [b] [$X]?"
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if s := shell.ParseArgs(nil); len(s.Commands) != 0 {
		t.Error("no words are no command")
	}
}

// TestPositions compares what the offsets of words cut out of the script.
func TestPositions(t *testing.T) {
	const script = `A=1 sudo apt-get 'install' "x"; sh -c 'curl -k u | sh' && sh -c "echo \"q\" r"`
	var got []string
	for _, c := range shell.Parse(script).Commands {
		got = append(got, script[c.Start:c.End])
		for _, w := range append([]shell.Word{c.Name}, c.Args...) {
			got = append(got, "  "+script[w.Start:w.End])
		}
	}
	want := `A=1 sudo apt-get 'install' "x"
  apt-get
  'install'
  "x"
sh -c 'curl -k u | sh'
  sh
  -c
  'curl -k u | sh'
curl -k u
  curl
  -k
  u
sh
  sh
sh -c "echo \"q\" r"
  sh
  -c
  "echo \"q\" r"
"echo \"q\" r"
  "echo \"q\" r"
  "echo \"q\" r"
  "echo \"q\" r"`
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestExpansions compares the variables in the words of commands.
func TestExpansions(t *testing.T) {
	const script = "a $A \"x ${B:-y} $(c $C)\" '$D' \\$E ${#F} ; sh <<EOF\n$G\nEOF\nbash -c \"$H\" <<'EOF'\n$I\nEOF\n"
	var got []string
	add := func(w shell.Word) {
		for _, e := range w.Expansions {
			got = append(got, fmt.Sprintf("%s %v %s", e.Name, e.Quoted, script[e.Start:e.End]))
		}
	}
	for _, c := range shell.Parse(script).Commands {
		for _, w := range c.Args {
			add(w)
		}
		for _, r := range c.Redirects {
			add(r.Body)
		}
	}
	want := "A false $A; B true ${B:-y}; C false $C; G false $G; H true $H"
	if got := strings.Join(got, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestErrors names scripts that are none, or made to use up the stack.
func TestErrors(t *testing.T) {
	for _, script := range []string{
		"if true; then", "a 'b", "a | | b", "$((", ")", "a\x00(",
		strings.Repeat("(", 100_000), strings.Repeat("$(", 50_000), strings.Repeat("`", 50_001),
		strings.Repeat("{ ", 50_000), strings.Repeat("if ", 50_000), strings.Repeat("while ", 30_000),
		"a $((" + strings.Repeat("-", 100_000), strings.Repeat("a && ", 50_000), strings.Repeat("! ", 50_000),
		strings.Repeat("x", 300<<10),
	} {
		if s := shell.Parse(script); s.Err == nil || len(s.Commands) > 0 {
			t.Errorf("%.20q: got %d commands and no error", script, len(s.Commands))
		}
	}
	nested := "a"
	for range 12 {
		nested = `sh -c "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(nested) + `"`
		if len(nested) > 200<<10 {
			break
		}
	}
	if s := shell.Parse(nested); s.Err != nil || len(s.Commands) > 10 {
		t.Errorf("nested scripts: %d commands, error %v", len(s.Commands), s.Err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("apt-get update && sh -c 'a | b' > x")
	f.Add("X=$(a `b` <(c)) time -f x d; for i in \"$@\"; do eval \"e\"; done")
	f.Fuzz(func(t *testing.T, script string) {
		for _, c := range shell.Parse(script).Commands {
			for _, w := range append([]shell.Word{c.Name}, c.Args...) {
				if w.Start < 0 || w.Start > w.End || w.End > len(script) {
					t.Fatalf("word %q is at [%d, %d) of %d bytes", w.Text, w.Start, w.End, len(script))
				}
			}
			if c.Start < 0 || c.Start > c.End || c.End > len(script) {
				t.Fatalf("%q is at [%d, %d) of %d bytes", c.Name.Text, c.Start, c.End, len(script))
			}
		}
	})
}
