package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

// ruleInfo is a rule in the output of "infralint rules --format json".
type ruleInfo struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Severity string   `json:"severity"`
	Enabled  bool     `json:"enabled"`
	Tags     []string `json:"tags"`
	Peers    []string `json:"peers"`
}

func newRules(streams Streams) *cobra.Command {
	var format, peers string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules and what the configuration makes of them",
		Example: `  infralint rules
  infralint rules --peers kube-linter
  infralint rules --format json | jq '.[] | select(.enabled) | .id'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ws, err := openWorkspace(nil)
			if err != nil {
				return err
			}
			s, err := ws.suite(nil)
			if err != nil {
				return err
			}
			infos := []ruleInfo{}
			for _, r := range s.Rules() {
				severity := r.Severity
				if l, ok := ws.config.Rules[r.ID]; ok && !l.Off {
					severity = l.Severity
				}
				infos = append(infos, ruleInfo{r.ID, r.Title, severity.String(), ws.config.Enabled(r), orEmpty(r.Tags), orEmpty(r.Peers)})
			}
			if cmd.Flags().Changed("peers") {
				return writePeers(streams.Out, infos, peers, format)
			}
			switch format {
			case "json":
				return writeJSON(streams.Out, infos)
			case "text":
				w := tabwriter.NewWriter(streams.Out, 0, 0, 2, ' ', 0)
				for _, i := range infos {
					level := i.Severity
					if !i.Enabled {
						level = "off"
					}
					fmt.Fprintf(w, "%s\t%s\t%s\n", i.ID, level, i.Title)
				}
				return w.Flush()
			}
			return fmt.Errorf("--format is %q, want text or json", format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.Flags().StringVar(&peers, "peers", "", "list the checks of another `tool` that the rules cover, such as kube-linter")
	complete(cmd, "format", "text", "json")
	return cmd
}

// A peerInfo is a check of another tool in the output of "infralint rules
// --peers TOOL --format json".
type peerInfo struct {
	Check string   `json:"check"`
	Rules []string `json:"rules"`
}

// writePeers lists the checks of a tool that rules stand for, and the rules.
func writePeers(w io.Writer, rules []ruleInfo, tool, format string) error {
	byCheck := make(map[string][]string)
	tools := make(map[string]bool)
	for _, r := range rules {
		for _, peer := range r.Peers {
			name, check, _ := strings.Cut(peer, ":")
			tools[name] = true
			if name == tool && !slices.Contains(byCheck[check], r.ID) {
				byCheck[check] = append(byCheck[check], r.ID)
			}
		}
	}
	if len(byCheck) == 0 {
		return fmt.Errorf("--peers is %q, want one of %s", tool, strings.Join(slices.Sorted(maps.Keys(tools)), ", "))
	}
	checks := []peerInfo{}
	for _, check := range slices.Sorted(maps.Keys(byCheck)) {
		checks = append(checks, peerInfo{check, byCheck[check]})
	}
	switch format {
	case "json":
		return writeJSON(w, checks)
	case "text":
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, c := range checks {
			fmt.Fprintf(t, "%s\t%s\n", c.Check, strings.Join(c.Rules, ", "))
		}
		return t.Flush()
	}
	return fmt.Errorf("--format is %q, want text or json", format)
}

func writeJSON(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
