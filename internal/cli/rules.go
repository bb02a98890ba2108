package cli

import (
	"encoding/json"
	"fmt"
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
	var format string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules and what the configuration makes of them",
		Example: `  infralint rules
  infralint rules --format json | jq '.[] | select(.enabled) | .id'`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
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
			switch format {
			case "json":
				enc := json.NewEncoder(streams.Out)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				return enc.Encode(infos)
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
	complete(cmd, "format", "text", "json")
	return cmd
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
