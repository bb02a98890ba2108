package terraform_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/terraform"
)

var updateDocuments = flag.Bool("update-documents", false, "write what TestDocuments wants")

// TestDocuments compares what policies see with testdata/documents: an archive
// for each case, whose last file is the documents of all modules. Lines
// "locate NUMBER PATH -> PLACE" in its comment say where paths lead to.
func TestDocuments(t *testing.T) {
	names, err := filepath.Glob("testdata/documents/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal(err, names)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := *ar
			want := files.Files[len(files.Files)-1]
			files.Files = files.Files[:len(files.Files)-1]
			units, err := terraform.New(terraform.Options{}).Load(t.Context(), linttest.Tree(&files))
			if err != nil {
				t.Fatal(err)
			}
			var docs []lint.Document
			for _, u := range units {
				docs = append(docs, u.Documents()...)
			}
			var values []any
			for _, d := range docs {
				values = append(values, d.Value)
			}
			got, err := json.MarshalIndent(values, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(ar.Comment)) {
				rest, ok := strings.CutPrefix(line, "locate ")
				question, want, _ := strings.Cut(strings.TrimSpace(rest), " -> ")
				if !ok {
					continue
				}
				place := locate(t, docs, question)
				if *updateDocuments {
					ar.Comment = bytes.Replace(ar.Comment, []byte(line), []byte("locate "+question+" -> "+place+"\n"), 1)
				} else if place != want {
					t.Errorf("%s is at\n%s\nwant\n%s", question, place, want)
				}
			}
			if *updateDocuments {
				ar.Files[len(ar.Files)-1].Data = append(got, '\n')
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if string(got)+"\n" != string(want.Data) {
				t.Errorf("got\n%s\nwant\n%s", got, want.Data)
			}
		})
	}
}

// locate returns the place of a question NUMBER PATH, and what explains it.
func locate(t *testing.T, docs []lint.Document, question string) string {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(question))
	dec.UseNumber()
	var n int
	var path []any
	if err := dec.Decode(&n); err != nil {
		t.Fatal(question, err)
	}
	if err := dec.Decode(&path); err != nil {
		t.Fatal(question, err)
	}
	for i, step := range path {
		if number, ok := step.(json.Number); ok {
			k, _ := number.Int64()
			path[i] = int(k)
		}
	}
	span, related := docs[n].Locate(path)
	text, err := json.Marshal(string(span.FirstLine().Text()))
	if err != nil {
		t.Fatal(err)
	}
	place := span.Pos().String() + " " + string(text)
	for _, r := range related {
		place += "; " + r.Message + " " + r.Span.Pos().String()
	}
	return place
}
