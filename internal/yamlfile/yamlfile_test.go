package yamlfile_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

const text = "\uFEFF# comment\r\n" +
	"base: &base {a: 1, b: \"two # 2\"}\r\n" +
	"ü: 'it''s'   # c\r\n" +
	"日: plain text # c\r\n" +
	"block: |-\r\n  line\r\n" +
	"merged:\r\n  <<: *base\r\n  b: 3\r\n" +
	"list:\r\n  - name: x\r\n    image: nginx:1\r\n  - *base\r\n" +
	"tagged: !!str 12\r\nanchored: &x yes\r\nempty:\r\n---\r\nsecond: [1, 2]\r\n"

func parse(t testing.TB, content string) []*yamlfile.Document {
	t.Helper()
	docs, err := yamlfile.Parse(source.NewFile("f.yaml", []byte(content)))
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func TestLocate(t *testing.T) {
	docs := parse(t, text)
	tests := []struct {
		doc  int
		path []any
		want string // the text at the span, and its place
	}{
		{0, []any{"base", "a"}, "1 f.yaml:2:17"},
		{0, []any{"base", "b"}, `"two # 2" f.yaml:2:23`},
		{0, []any{"base"}, "base f.yaml:2:1"},
		{0, []any{"ü"}, "'it''s' f.yaml:3:4"},
		{0, []any{"日"}, "plain text f.yaml:4:4"},
		{0, []any{"block"}, "|- f.yaml:5:8"},
		{0, []any{"merged", "a"}, "1 f.yaml:2:17"},
		{0, []any{"merged", "b"}, "3 f.yaml:9:6"},
		{0, []any{"merged", "nope", "deeper"}, "merged f.yaml:7:1"},
		{0, []any{"list", 0, "image"}, "nginx:1 f.yaml:12:12"},
		{0, []any{"list", 0, "resources"}, "name f.yaml:11:5"},
		{0, []any{"list", 1, "a"}, "1 f.yaml:2:17"},
		{0, []any{"list", 7}, "list f.yaml:10:1"},
		{0, []any{"tagged"}, "12 f.yaml:14:15"},
		{0, []any{"anchored"}, "yes f.yaml:15:14"},
		{0, []any{"nope"}, "base f.yaml:2:1"},
		{0, nil, "base f.yaml:2:1"},
		{1, []any{"second", 1}, "2 f.yaml:18:13"},
	}
	for _, tt := range tests {
		span := docs[tt.doc].Locate(tt.path)
		if got := fmt.Sprintf("%s %v", span.Text(), span.Pos()); got != tt.want {
			t.Errorf("%v: got %s, want %s", tt.path, got, tt.want)
		}
	}
}

func TestValue(t *testing.T) {
	docs := parse(t, "a: [1, 0x10, 0o17, 1.50, 1e3, .inf, yes, Off, nO, 'yes', true, ~, \"1\", 2024-01-01, 0777, 1_000]\n1: x\ntrue: z\n? [a]\n: z\n")
	for dialect, want := range map[yamlfile.Dialect]string{
		yamlfile.YAML12: `[1,16,15,1.5,1000,".inf","yes","Off","nO","yes",true,null,"1","2024-01-01",511,1000]`,
		yamlfile.YAML11: `[1,16,15,1.5,1000,".inf",true,false,"nO","yes",true,null,"1","2024-01-01",511,1000]`,
	} {
		v, err := docs[0].Value(dialect)
		if err != nil {
			t.Fatal(err)
		}
		m := v.(map[string]any)
		got, err := json.Marshal(m["a"])
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("dialect %d\n got %s\nwant %s", dialect, got, want)
		}
		if m["1"] != "x" || m["true"] != "z" {
			t.Errorf("keys: %v", m)
		}
	}
}

func TestJSONStream(t *testing.T) {
	docs := parse(t, "{\"a\": 1}\n{\n  \"b\": \"ü\"} {\"c\": 3}\n")
	if len(docs) != 3 {
		t.Fatalf("%d documents", len(docs))
	}
	for i, want := range []string{"1 f.yaml:1:7", `"ü" f.yaml:3:8`, "3 f.yaml:3:19"} {
		span := docs[i].Locate([]any{string(rune('a' + i))})
		if got := fmt.Sprintf("%s %v", span.Text(), span.Pos()); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if _, err := yamlfile.Parse(source.NewFile("f.json", []byte(`{"a": 1} {"b": `))); err == nil {
		t.Error("a stream that ends early is no error")
	}
}

func TestMergeOrder(t *testing.T) {
	docs := parse(t, "x: &x {a: 1, b: 1}\ny: &y {a: 2, c: 2}\nz:\n  <<: [*x, *y]\n  b: 3\n")
	v, err := docs[0].Value(yamlfile.YAML12)
	if err != nil {
		t.Fatal(err)
	}
	got, _ := json.Marshal(v.(map[string]any)["z"])
	if string(got) != `{"a":1,"b":3,"c":2}` {
		t.Errorf("got %s", got)
	}
}

func TestSyntaxError(t *testing.T) {
	for content, want := range map[string]string{
		"a: 1\nb: [1\nc: 2\n":                   "f.yaml:2:1: did not find expected ',' or ']'",
		"a: [1":                                 "f.yaml:1:1: did not find expected ',' or ']'",
		"a: 1\n\tb: 2\n":                        "f.yaml:2:1: found a tab character that violates indentation",
		"a: 1\nb: c: d\n":                       "f.yaml:2:1: mapping values are not allowed in this context",
		"a: 1\nb:\n  - x\n c: 1\n":              "f.yaml:4:1: did not find expected key",
		"a: *nope\n":                            "f.yaml:1:1: unknown anchor 'nope' referenced",
		"ok: 1\n---\na: {\n":                    "f.yaml:3:1: did not find expected node content",
		"a: 1\n---\nb: 'open\n":                 "f.yaml:3:1: found unexpected end of stream",
		"%YAML 1.2\n%YAML 1.2\n---\na: 1\n":     "f.yaml:1:1: found incompatible YAML document",
		"a: \x01\n":                             "f.yaml:1:1: control characters are not allowed",
		strings.Repeat("[", 20_000) + "\n":      "f.yaml:1:1: exceeded max depth of 10000",
		"a: &a [*a]\nb: {<<: *a}\nc: !x {<<: 1": "f.yaml:3:1: did not find expected ',' or '}'",
	} {
		_, err := yamlfile.Parse(source.NewFile("f.yaml", []byte(content)))
		var syntax *yamlfile.Error
		if !errors.As(err, &syntax) {
			t.Errorf("%.20q: error is %v", content, err)
			continue
		}
		if err.Error() != want {
			t.Errorf("%.20q:\n got %v\nwant %s", content, err, want)
		}
	}
}

// A document with a syntax error does not hide the others.
func TestSyntaxErrorOfOne(t *testing.T) {
	for content, want := range map[string]string{
		"a: 1\n---\nb: {x\n---\nc: 3\n":            "1:1 5:1",
		"---\nb: [\n--- # two\nc: 3\n---\nd: \"\n": "4:1",
		"a: 'open\n---\nb: 2\n--- {c: 3}\n---\n\n": "3:1 4:5",
		"a: 1\nb: c: d\n":                          "",
		"a: 1\r\n---\r\nb: [\r\n---\r\nc: 3\r\n":   "1:1 5:1",
	} {
		f := source.NewFile("f.yaml", []byte(content))
		docs, err := yamlfile.Parse(f)
		if err == nil {
			t.Errorf("%q: no error", content)
		}
		var got []string
		for _, d := range docs {
			got = append(got, fmt.Sprintf("%d:%d", d.Root.Line, d.Root.Column))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: documents at %q, want %q", content, got, want)
		}
	}
}

func TestBombs(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := range 12 {
		bomb += fmt.Sprintf("a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), ", "))
	}
	if _, err := parse(t, bomb)[0].Value(yamlfile.YAML12); !errors.Is(err, yamlfile.ErrTooManyAliases) {
		t.Errorf("error is %v", err)
	}
	if _, err := parse(t, "a: &a\n  b: *a\n")[0].Value(yamlfile.YAML12); err == nil {
		t.Error("a value that holds itself is no error")
	}
	parse(t, "a: &a\n  - *a\n")[0].Locate([]any{"a", 0, 0, "x"})
}

func FuzzParse(f *testing.F) {
	f.Add(text)
	f.Add("a: &a {<<: *a}\n")
	f.Add("? {a: b}\n: [1, {<<: [*a]}]\n")
	f.Fuzz(func(t *testing.T, content string) {
		docs, err := yamlfile.Parse(source.NewFile("f.yaml", []byte(content)))
		if err != nil {
			var syntax *yamlfile.Error
			if !errors.As(err, &syntax) {
				t.Fatalf("error has no place: %v", err)
			}
		}
		for _, d := range docs {
			v, err := d.Value(yamlfile.YAML11)
			d.Locate([]any{"a", 0, "b"})
			if err == nil {
				budget := 10_000
				walk(d, v, nil, &budget)
			}
		}
	})
}

// walk locates paths of a value, as many as budget allows.
func walk(d *yamlfile.Document, v any, path []any, budget *int) {
	if *budget--; *budget < 0 || len(path) > 20 {
		return
	}
	d.Locate(path)
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			walk(d, x, append(path[:len(path):len(path)], k), budget)
		}
	case []any:
		for i, x := range v {
			walk(d, x, append(path[:len(path):len(path)], i), budget)
		}
	}
}
