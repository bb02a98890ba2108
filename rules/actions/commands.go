package actions

import (
	"strings"

	"github.com/infralint/infralint/internal/shell"
)

// operands returns the arguments of a command that are neither options nor the
// values of options; withValue are the options whose next argument is their value.
func operands(c *shell.Command, withValue ...string) []string {
	var list []string
	for i := 0; i < len(c.Args); i++ {
		text := c.Args[i].Text
		switch {
		case text == "--":
		case text == "-" || !strings.HasPrefix(text, "-"):
			list = append(list, text)
		case contains(withValue, text):
			i++
		}
	}
	return list
}

// option returns the value of an option, and whether it is there: "--name value",
// "--name=value", or no value at all.
func option(c *shell.Command, names ...string) (value string, ok bool) {
	for i, a := range c.Args {
		name, value, joined := strings.Cut(a.Text, "=")
		if !contains(names, name) {
			continue
		}
		if !joined && i+1 < len(c.Args) {
			value = c.Args[i+1].Text
		}
		return value, true
	}
	return "", false
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if strings.EqualFold(e, s) {
			return true
		}
	}
	return false
}
