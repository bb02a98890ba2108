package graph_test

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/graph"
)

func sample() *graph.Graph {
	g := new(graph.Graph)
	g.Connect("kustomization:prod", "kustomization:base", "resources") // before its nodes
	g.Connect("kustomization:prod", "kustomization:nothing", "resources")
	for _, n := range []graph.Node{
		{ID: "kustomization:prod", Kind: graph.Overlay, Name: "prod", Path: "prod"},
		{ID: "kustomization:base", Kind: graph.Base, Name: "base", Path: "base"},
		{ID: "kustomization:dev", Kind: graph.Overlay, Name: "dev", Path: "dev"},
		{ID: "terraform:vpc", Kind: graph.Module, Name: "vpc", Path: "vpc"},
	} {
		g.Add(n)
	}
	g.Connect("kustomization:dev", "kustomization:base", "resources")
	g.Connect("kustomization:base", g.AddRemote("https://user:secret@example.com/x?ref=v1&token=secret"), "resources")
	return g
}

func render(t *testing.T, format string, g *graph.Graph) string {
	t.Helper()
	var b strings.Builder
	if err := graph.Write(&b, format, g); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSelect(t *testing.T) {
	part := sample().Select(func(n graph.Node) bool { return n.Path == "prod" })
	got := render(t, "mermaid", part)
	want := `flowchart LR
  n0("base")
  n1["prod"]
  n2>"https://example.com/x?ref=v1"]
  n0 -->|"resources"| n2
  n1 -->|"resources"| n0
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
	if n := len(sample().Select(func(n graph.Node) bool { return n.Path == "base" }).Nodes()); n != 4 {
		t.Errorf("a base has %d nodes around it, want 4", n)
	}
}

// A name from a repository neither ends its label nor reaches a terminal.
func TestHostileNames(t *testing.T) {
	name := "a\"]; click n0 \"javascript:x\"\n%%{init}%% `<b>` \x1b[31m \u202e \\N \xff --> end & #quot; ```"
	g := new(graph.Graph)
	g.Add(graph.Node{ID: "x:" + name, Kind: graph.Overlay, Name: name, Path: name})
	g.Connect("x:"+name, "x:"+name, name)
	for _, format := range []string{"mermaid", "dot"} {
		got := render(t, format, g)
		if strings.ContainsAny(got, "\x1b\u202e") || strings.Contains(got, "\xff") {
			t.Errorf("%s is not escaped: %q", format, got)
		}
		want := map[string]int{"mermaid": 3, "dot": 5}[format]
		if n := strings.Count(got, "\n"); n != want {
			t.Errorf("%s has %d lines, want %d: %s", format, n, want, got)
		}
		if format == "mermaid" && strings.ContainsAny(got, "`<%{") {
			t.Errorf("mermaid has syntax of the name: %s", got)
		}
		if format != "dot" {
			continue
		}
		if _, err := exec.LookPath("dot"); err == nil {
			cmd := exec.Command("dot", "-Tplain")
			cmd.Stdin = strings.NewReader(got)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("dot: %v\n%s", err, out)
			}
		}
	}
	var doc struct{ Nodes []graph.Node }
	if err := json.Unmarshal([]byte(render(t, "json", g)), &doc); err != nil || len(doc.Nodes) != 1 {
		t.Errorf("json: %v, %v", doc, err)
	}
}

func TestFormats(t *testing.T) {
	for _, format := range graph.Formats {
		if a, b := render(t, format, sample()), render(t, format, sample()); a != b {
			t.Errorf("%s differs from run to run:\n%s\n%s", format, a, b)
		}
	}
	if got := render(t, "json", new(graph.Graph)); !strings.Contains(got, `"nodes": []`) {
		t.Errorf("an empty graph is %s", got)
	}
	if err := graph.Write(nil, "svg", new(graph.Graph)); err == nil {
		t.Error("no error for a format that there is none of")
	}
}
