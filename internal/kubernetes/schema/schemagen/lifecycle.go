package schemagen

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// lifecycleSources are modules whose API types say in which release they came,
// were deprecated and went. Types are taken out of the module some releases
// after they went, hence the old ones; what a later module says counts.
func lifecycleSources() []struct{ module, version string } {
	return []struct{ module, version string }{
		{"k8s.io/api", "v0.22.0"},
		{"k8s.io/api", "v0.28.0"},
		{"k8s.io/api", "v0.36.3"},
		{"k8s.io/apiextensions-apiserver", "v0.36.3"},
		{"k8s.io/kube-aggregator", "v0.36.3"},
	}
}

const lifecycleFile = "zz_generated.prerelease-lifecycle.go"

// Lifecycle returns a table of the kinds of Kubernetes, a line for each:
//
//	group version kind introduced deprecated removed [group version kind]
//
// with - for an empty group and an unknown release. The last three are what
// replaces the kind.
func Lifecycle(ctx context.Context) ([]byte, error) {
	table := make(map[kind]*lifecycle)
	for _, source := range lifecycleSources() {
		dir, err := moduleDir(ctx, source.module, source.version)
		if err != nil {
			return nil, err
		}
		err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.Name() != lifecycleFile {
				return err
			}
			return readLifecycle(path, table)
		})
		if err != nil {
			return nil, fmt.Errorf("lifecycle in %s %s: %w", source.module, source.version, err)
		}
	}
	// Said in a comment of the type, and by the server when it is applied.
	table[kind{version: "v1", kind: "Endpoints"}] = &lifecycle{
		introduced: "1.0", deprecated: "1.33", replacement: kind{group: "discovery.k8s.io", version: "v1", kind: "EndpointSlice"},
	}
	kinds := make([]kind, 0, len(table))
	for k := range table {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, compareKinds)
	var out bytes.Buffer
	for _, k := range kinds {
		l := table[k]
		fields := []string{cmp.Or(k.group, "-"), k.version, k.kind, cmp.Or(l.introduced, "-"), cmp.Or(l.deprecated, "-"), cmp.Or(l.removed, "-")}
		if l.replacement != (kind{}) {
			fields = append(fields, cmp.Or(l.replacement.group, "-"), l.replacement.version, l.replacement.kind)
		}
		fmt.Fprintln(&out, strings.Join(fields, " "))
	}
	return out.Bytes(), nil
}

type lifecycle struct {
	introduced, deprecated, removed string
	replacement                     kind
}

// readLifecycle adds the kinds of one package.
func readLifecycle(path string, table map[kind]*lifecycle) error {
	group, err := groupOf(filepath.Dir(path))
	if err != nil {
		return err
	}
	version := filepath.Base(filepath.Dir(path))
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		return err
	}
	seen := make(map[kind]*lifecycle)
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Recv == nil || len(f.Body.List) != 1 {
			continue
		}
		name := receiver(f)
		result, ok := f.Body.List[0].(*ast.ReturnStmt)
		if name == "" || !ok || strings.HasSuffix(name, "List") {
			continue
		}
		k := kind{group: group, version: version, kind: name}
		if seen[k] == nil {
			seen[k] = new(lifecycle)
		}
		if err := seen[k].set(f.Name.Name, result); err != nil {
			return fmt.Errorf("%s of %s: %w", f.Name.Name, name, err)
		}
	}
	for k, l := range seen {
		l.replacement.kind = strings.TrimSuffix(l.replacement.kind, "List") // IngressClass has its list there
		table[k] = l
	}
	return nil
}

func receiver(f *ast.FuncDecl) string {
	if star, ok := f.Recv.List[0].Type.(*ast.StarExpr); ok {
		if name, ok := star.X.(*ast.Ident); ok {
			return name.Name
		}
	}
	return ""
}

func (l *lifecycle) set(method string, result *ast.ReturnStmt) error {
	switch method {
	case "APILifecycleIntroduced", "APILifecycleDeprecated", "APILifecycleRemoved":
		var parts []string
		for _, r := range result.Results {
			number, ok := r.(*ast.BasicLit)
			if !ok || number.Kind != token.INT {
				return errors.New("no numbers")
			}
			parts = append(parts, number.Value)
		}
		release := strings.Join(parts, ".")
		switch method {
		case "APILifecycleIntroduced":
			l.introduced = release
		case "APILifecycleDeprecated":
			l.deprecated = release
		default:
			l.removed = release
		}
	case "APILifecycleReplacement":
		literal, ok := result.Results[0].(*ast.CompositeLit)
		if !ok {
			return errors.New("no literal")
		}
		for _, e := range literal.Elts {
			pair, ok := e.(*ast.KeyValueExpr)
			if !ok {
				return errors.New("no keys")
			}
			key, ok := pair.Key.(*ast.Ident)
			value, ok2 := pair.Value.(*ast.BasicLit)
			if !ok || !ok2 {
				return errors.New("no text")
			}
			text, err := strconv.Unquote(value.Value)
			if err != nil {
				return err
			}
			switch key.Name {
			case "Group":
				l.replacement.group = text
			case "Version":
				l.replacement.version = text
			case "Kind":
				l.replacement.kind = text
			}
		}
	}
	return nil
}

// groupOf returns the constant GroupName of a package, or of the one above.
func groupOf(dir string) (string, error) {
	for _, path := range []string{filepath.Join(dir, "register.go"), filepath.Join(filepath.Dir(dir), "register.go")} {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		for _, decl := range file.Decls {
			constants, ok := decl.(*ast.GenDecl)
			if !ok || constants.Tok != token.CONST {
				continue
			}
			for _, spec := range constants.Specs {
				value := spec.(*ast.ValueSpec)
				if value.Names[0].Name != "GroupName" || len(value.Values) != 1 {
					continue
				}
				if text, ok := value.Values[0].(*ast.BasicLit); ok {
					return strconv.Unquote(text.Value)
				}
			}
		}
	}
	return "", fmt.Errorf("no GroupName in %s", dir)
}
