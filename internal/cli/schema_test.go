package cli_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestJSONSchema holds the JSON output to the schema that documents it.
func TestJSONSchema(t *testing.T) {
	path, err := filepath.Abs(filepath.Join("..", "..", "docs", "output.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.NewCompiler().Compile(path)
	if err != nil {
		t.Fatal(err)
	}
	copyMonorepo(t)
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(infralint(t, 1, "--format", "json")))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(out); err != nil {
		t.Error(err)
	}
}
