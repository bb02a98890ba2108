package policy

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// UserOptions says which policies of a repository to load, and how to run them.
type UserOptions struct {
	Options
	// Paths are folders, Rego files and OPA bundles (.tar.gz), as slash-separated
	// paths below the root of the file system.
	Paths []string
	// Data are JSON and YAML files and folders of them, which policies see as
	// data. Those in a folder are below the names of the folders in it.
	Data []string
	// Namespaces are the packages whose rules are policies without METADATA, as
	// conftest has them: names, or patterns of path.Match. Nil means main.
	Namespaces []string
	// Set is the kind of the documents of lint.ConftestType that rules without
	// METADATA see, and no others. Empty means all documents.
	Set string
	// For reports whether the policies are for the file at a path. Nil means that
	// they are for all.
	For func(path string) bool
	// Libraries holds the libraries that policies may import: those in lib of
	// the policies that come with the program. It may be nil.
	Libraries fs.FS
	// Files are what the functions of conftest read.
	Files Files
}

// ownPackages are the names that no policy of a user may have, so that it does
// not become part of one that comes with the program.
const ownPackages = "infralint.lib"

// LoadUser is ReadUser and Compile.
func LoadUser(fsys fs.FS, opts UserOptions) (*Engine, error) {
	e, err := ReadUser(fsys, opts)
	if err != nil {
		return nil, err
	}
	return e.Compile(opts.Options)
}

// ReadUser reads the policies of the repository fsys. There are two kinds: those
// with METADATA that names an id, as Load has them, and rules deny, warn and
// violation of the packages in Namespaces, as conftest has them. All other files
// are libraries. Errors name file and line. What it returns says which rules
// there are; Compile makes of it what checks documents.
func ReadUser(fsys fs.FS, opts UserOptions) (*Engine, error) {
	if len(opts.Namespaces) == 0 {
		opts.Namespaces = []string{"main"}
	}
	u := &user{fsys: fsys, opts: opts, engine: newEngine(opts.Options), data: make(map[string]any)}
	for _, p := range opts.Paths {
		u.add(p)
	}
	for _, p := range opts.Data {
		u.errs = append(u.errs, u.addData(p))
	}
	if len(u.engine.modules) == 0 && len(opts.Paths) > 0 && errors.Join(u.errs...) == nil {
		u.errs = append(u.errs, fmt.Errorf("no Rego file in %s", strings.Join(opts.Paths, ", ")))
	}
	u.libraries()
	u.policies()
	u.errs = append(u.errs, u.engine.finish()...)
	if err := errors.Join(u.errs...); err != nil {
		return nil, fmt.Errorf("load policies: %w", err)
	}
	u.engine.data, u.engine.files, u.engine.set, u.engine.isFor = u.data, opts.Files, opts.Set, opts.For
	slices.Sort(u.engine.hints)
	return u.engine, nil
}

// Compile returns the policies of ReadUser ready to check documents, as opts
// want it. With Options.Schemas it checks their types as well.
func (e *Engine) Compile(opts Options) (*Engine, error) {
	if len(e.parts) > 0 {
		return e.compileParts(opts)
	}
	compiled := newEngine(opts)
	compiled.policies, compiled.modules, compiled.hints, compiled.data, compiled.files = e.policies, e.modules, e.hints, e.data, e.files
	compiled.set, compiled.isFor = e.set, e.isFor
	enabled, err := compiled.enabled("")
	if err != nil {
		return nil, err
	}
	compiled.shared = &program{opts: compiled.opts, policies: enabled, modules: make(map[string]*module), data: e.data, isUser: true, files: e.files}
	for _, m := range e.modules {
		compiled.shared.modules[m.path] = m
	}
	if err := compiled.shared.compile(); err != nil {
		return nil, err
	}
	if opts.Schemas != nil {
		if err := compiled.TypeCheck(); err != nil {
			return nil, fmt.Errorf("compile policies: %w", err)
		}
	}
	return compiled, nil
}

// user collects the policies of a repository.
type user struct {
	fsys   fs.FS
	opts   UserOptions
	engine *Engine
	data   map[string]any
	errs   []error
	tests  bool // unit tests are read too
}

func (u *user) fail(format string, args ...any) {
	u.errs = append(u.errs, fmt.Errorf(format, args...))
}

// add adds what is at a path.
func (u *user) add(name string) {
	name = path.Clean(name)
	if strings.HasSuffix(name, ".tar.gz") || strings.HasSuffix(name, ".tgz") {
		u.addBundle(name)
		return
	}
	err := walkRego(u.fsys, name, true, func(file string, src []byte) {
		if isTest(file) && !u.tests {
			return
		}
		if m := u.parse(file, string(src)); m != nil {
			u.engine.modules = append(u.engine.modules, m)
		}
	})
	if err != nil {
		u.fail("%w", err)
	}
}

// parse parses a file as Rego v1 and, where that fails, as v0, the Rego of
// before OPA 1.0. The errors are those of v1.
func (u *user) parse(name, src string) *module {
	opts := ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true}
	parsed, err := ast.ParseModuleWithOpts(name, src, opts)
	if err != nil {
		opts.RegoVersion = ast.RegoV0
		var err0 error
		if parsed, err0 = ast.ParseModuleWithOpts(name, src, opts); err0 != nil {
			u.fail("%w", regoError(err))
			return nil
		}
		u.engine.hints = append(u.engine.hints, name+":1: is written in Rego v0; `opa fmt --rego-v1` makes it v1")
	}
	if parsed == nil { // nothing but comments
		return nil
	}
	return &module{path: name, src: src, pkg: packageName(parsed), parsed: parsed}
}

func packageName(m *ast.Module) string {
	return strings.TrimPrefix(m.Package.Path.String(), "data.")
}

// maxBundle is how many bytes a bundle may hold, unpacked.
const maxBundle = 64 << 20

// checkSize unpacks a bundle to nowhere: a small file may hold a lot.
func checkSize(content []byte) error {
	packed, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return err
	}
	n, err := io.Copy(io.Discard, io.LimitReader(packed, maxBundle+1))
	if n > maxBundle {
		return fmt.Errorf("holds more than %d MB", maxBundle>>20)
	}
	return err
}

func (u *user) addBundle(name string) {
	content, err := source.ReadLimited(u.fsys, name)
	if err != nil {
		u.fail("%w", err)
		return
	}
	if err := checkSize(content); err != nil {
		u.fail("%s: %w", name, err)
		return
	}
	read := func(version ast.RegoVersion) (bundle.Bundle, error) {
		return bundle.NewCustomReader(bundle.NewTarballLoaderWithBaseURL(bytes.NewReader(content), name)).
			WithSkipBundleVerification(true).
			WithProcessAnnotations(true).
			WithSizeLimitBytes(source.MaxFileSize).
			WithRegoVersion(version).
			Read()
	}
	b, err := read(ast.RegoV1)
	if err != nil {
		var err0 error
		if b, err0 = read(ast.RegoV0); err0 != nil {
			u.fail("%s: %w", name, regoError(err))
			return
		}
		u.engine.hints = append(u.engine.hints, name+":1: is written in Rego v0; `opa fmt --rego-v1` makes it v1")
	}
	for _, f := range b.Modules {
		if f.Parsed == nil || isTest(f.Path) && !u.tests {
			continue
		}
		m := &module{path: path.Join(name, f.Path), src: string(f.Raw), pkg: packageName(f.Parsed), parsed: f.Parsed}
		u.engine.modules = append(u.engine.modules, m)
	}
	if err := merge(u.data, b.Data); err != nil {
		u.fail("%s: %w", name, err)
	}
}

// libraries adds those libraries that come with the program and are asked for.
func (u *user) libraries() {
	for _, m := range u.engine.modules {
		if u.opts.Libraries == nil {
			break // these are our own
		}
		if m.pkg == ownPackages || strings.HasPrefix(m.pkg, ownPackages+".") {
			u.fail("%s:%d: package %s is one of infralint's own; choose another name", m.path, m.parsed.Package.Location.Row, m.pkg)
		}
	}
	if u.opts.Libraries == nil {
		return
	}
	var libs []*module
	err := walkRego(u.opts.Libraries, ".", false, func(name string, src []byte) {
		if m, err := newModule(name, string(src)); err == nil && !m.isPolicy && !isTest(name) {
			m.path = "infralint/" + m.path // no file of the repository
			libs = append(libs, m)
		}
	})
	if err != nil {
		u.fail("%w", err)
	}
	for added := true; added; {
		added = false
		for _, lib := range libs {
			asked := slices.ContainsFunc(u.engine.modules, func(m *module) bool { return strings.Contains(m.src, "data."+lib.pkg) })
			if asked && !slices.Contains(u.engine.modules, lib) {
				u.engine.modules = append(u.engine.modules, lib)
				added = true
			}
		}
	}
}

// policies makes rules of the modules.
func (u *user) policies() {
	e := u.engine
	rules := make(map[string]*rego) // those in the form of conftest, by reference
	for _, m := range e.modules {
		if m.parsed == nil { // a library of the program
			continue
		}
		if b, ok := metadataOf(m.src); ok && hasID(b) {
			r, err := readMetadata(m.path, b)
			if err == nil {
				err = r.checkUse(m, b)
			}
			if err != nil {
				u.errs = append(u.errs, err)
				continue
			}
			m.isPolicy = true
			r.module = m
			withDefaults(r.rule)
			e.policies = append(e.policies, r)
			continue
		}
		names := ruleNames(m.parsed, isEntry)
		if len(names) == 0 {
			continue
		}
		if !u.isNamespace(m.pkg) {
			e.hints = append(e.hints, fmt.Sprintf("%s:%d: rules of package %s are not evaluated: it has no METADATA with an id and is not among the namespaces %s",
				m.path, m.parsed.Package.Location.Row, m.pkg, strings.Join(u.opts.Namespaces, ", ")))
			continue
		}
		if u.opts.Set == "" && strings.Contains(m.src, ".contents") && combinedInput.MatchString(m.src) {
			e.hints = append(e.hints, m.path+":1: reads input as \"conftest test --combine\" gives it, and is given one document at a time; name the files that it is for, with `combine: true` (docs/policies.md)")
		}
		for _, name := range names {
			r := newConftest(m, name)
			if first := rules[r.conftest.entry.String()]; first != nil {
				first.conftest.alsoIn(m.path, first.rule)
				continue
			}
			rules[r.conftest.entry.String()] = r
			e.policies = append(e.policies, r)
		}
	}
}

func (u *user) isNamespace(pkg string) bool {
	return slices.ContainsFunc(u.opts.Namespaces, func(pattern string) bool {
		ok, err := path.Match(pattern, pkg)
		return ok || err != nil && pattern == pkg
	})
}

// combinedInput is how a policy goes through the files that conftest combines.
var combinedInput = lazyregexp.New(`\binput\[[^"\]]*\]|\bin input\b`)

var idKey = lazyregexp.New(`(?m)^[ \t]+id:`)

// hasID reports whether a METADATA block means a policy of infralint: OPA's own
// keys may stand in front of any package.
func hasID(b block) bool {
	return strings.Contains(b.text, "custom:") && idKey.MatchString(b.text)
}

// withDefaults fills in what only the documentation of the program needs.
func withDefaults(r *lint.Rule) {
	if r.Since == "" {
		r.Since = "0.1.0"
	}
	if len(r.Tags) == 0 {
		r.Tags = []string{"correctness"}
	}
}
