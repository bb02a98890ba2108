package shell

import "strings"

// A wrapper is a program that runs the one that its arguments name.
type wrapper struct {
	valued  string   // letters of short options with a value
	long    []string // long options whose value is the next word
	before  int      // words that come before the program, such as a duration
	assigns bool     // NAME=value may come before the program
	not     string   // letters of short options with which it runs nothing
}

func wrapperOf(program string) (wrapper, bool) {
	switch program {
	case "sudo":
		return wrapper{
			valued: "CDghpRrtTUu", assigns: true, not: "lvkKVe",
			long: []string{"--user", "--group", "--host", "--prompt", "--chdir", "--chroot", "--role", "--type", "--close-from", "--other-user", "--command-timeout"},
		}, true
	case "doas":
		return wrapper{valued: "aCu", not: "L"}, true
	case "env":
		return wrapper{valued: "uCS", assigns: true, long: []string{"--unset", "--chdir"}}, true
	case "exec":
		return wrapper{valued: "a"}, true
	case "command":
		return wrapper{not: "vV"}, true
	case "builtin", "nohup", "catchsegv", "setsid", "fakeroot", "unbuffer", "eatmydata", "busybox", "noglob", "dumb-init", "tini":
		return wrapper{}, true
	case "time":
		return wrapper{valued: "fo"}, true
	case "nice":
		return wrapper{valued: "n", long: []string{"--adjustment"}}, true
	case "ionice":
		return wrapper{valued: "cn", not: "pPu", long: []string{"--class", "--classdata"}}, true
	case "timeout":
		return wrapper{valued: "ks", before: 1, long: []string{"--kill-after", "--signal"}}, true
	case "stdbuf":
		return wrapper{valued: "ioe", long: []string{"--input", "--output", "--error"}}, true
	case "xargs":
		return wrapper{valued: "adEIiLnPs", long: []string{"--arg-file", "--delimiter", "--max-args", "--max-procs", "--max-lines", "--replace"}}, true
	case "gosu", "su-exec", "chroot", "chpst", "setarch", "flock":
		return wrapper{valued: "uw", before: 1}, true
	}
	return wrapper{}, false
}

// wrapped returns the number of words up to the program that c runs, 0 where it
// runs none, and the assignments among them.
func wrapped(c *Command) (skip int, assigns []Assign) {
	w, ok := wrapperOf(c.Program())
	if !ok {
		return 0, nil
	}
	before := w.before
	for i := 0; i < len(c.Args); i++ {
		arg := c.Args[i]
		switch {
		case arg.Text == "--":
			w.valued, w.long = "", nil
		case strings.HasPrefix(arg.Text, "--"):
			for _, name := range w.long {
				if arg.Text == name {
					i++
				}
			}
		case len(arg.Text) > 1 && arg.Text[0] == '-':
			letters := arg.Text[1:]
			if strings.ContainsAny(letters, w.not) {
				return 0, nil
			}
			// A letter with a value takes the rest of the word, or the next one.
			if at := strings.IndexAny(letters, w.valued); at == len(letters)-1 && at >= 0 {
				i++
			}
		case w.assigns && isAssign(arg.Text):
			name, value, _ := strings.Cut(arg.Text, "=")
			assigns = append(assigns, Assign{Name: name, Value: Word{Text: value, Literal: arg.Literal, Start: arg.End - len(value), End: arg.End}})
		case before > 0:
			before--
		default:
			return i + 1, assigns
		}
	}
	return 0, nil
}

// isAssign reports whether a word is NAME=value.
func isAssign(text string) bool {
	name, _, ok := strings.Cut(text, "=")
	if !ok || name == "" || name[0] >= '0' && name[0] <= '9' {
		return false
	}
	for _, r := range name {
		if r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// IsShell reports whether a program, by its name without a folder, reads shell
// scripts.
func IsShell(program string) bool {
	switch program {
	case "sh", "bash", "ash", "dash", "zsh", "ksh", "mksh", "rbash":
		return true
	}
	return false
}

// readsInput reports whether c is a shell that takes its script from its standard
// input: it is given neither a file nor a command.
func readsInput(c *Command) bool {
	if !IsShell(c.Program()) {
		return false
	}
	for i, a := range c.Args {
		switch {
		case a.Text == "-" || a.Text == "-s" || a.Text == "--":
			return true
		case len(a.Text) > 1 && (a.Text[0] == '-' || a.Text[0] == '+') && !strings.Contains(a.Text, "c"):
		case i > 0 && strings.HasSuffix(c.Args[i-1].Text, "o"): // -o pipefail
		default:
			return false
		}
	}
	return true
}

// inner returns the index of the argument that c runs as a script and how to
// name that: "sh -c"; -1 where there is none.
func inner(c *Command) (int, string) {
	program := c.Program()
	switch {
	case IsShell(program), program == "su", program == "runuser":
		for i := 0; i < len(c.Args)-1; i++ {
			arg := c.Args[i].Text
			if arg == "--command" || len(arg) > 1 && arg[0] == '-' && arg[1] != '-' && arg[len(arg)-1] == 'c' {
				return i + 1, program + " -c"
			}
			if arg == "-o" || arg == "+o" || arg == "-O" || len(arg) > 1 && arg[0] == '-' && arg[1] != '-' && strings.HasSuffix(arg, "o") {
				i++ // its value
			} else if !strings.HasPrefix(arg, "-") && program != "su" && program != "runuser" {
				return -1, ""
			}
		}
	case program == "eval" && len(c.Args) == 1:
		return 0, program
	}
	return -1, ""
}
