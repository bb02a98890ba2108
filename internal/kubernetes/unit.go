package kubernetes

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A kustomizationUnit is a kustomization that no other uses, with all that it
// is built from.
type kustomizationUnit struct {
	run     *runState
	root    *kustomization
	closure *closure
	reduced *reduction // what is built instead, where something cannot be had
	// isPart is for what is built by itself because the whole cannot be;
	// isFragment if the whole would change it.
	isPart, isFragment bool

	files   []*source.File
	objects []*object
	parts   []*kustomizationUnit
}

// Kind returns "kustomization".
func (*kustomizationUnit) Kind() string { return "kustomization" }

// File returns the kustomization file.
func (u *kustomizationUnit) File() *source.File { return u.root.file }

// Files returns what the build read.
func (u *kustomizationUnit) Files() []*source.File {
	files := u.files
	if len(files) == 0 {
		files = []*source.File{u.root.file}
	}
	for _, part := range u.parts {
		files = append(files[:len(files):len(files)], part.Files()...)
	}
	return files
}

// Check builds the kustomization and checks what comes out.
func (u *kustomizationUnit) Check(ctx context.Context, out *lint.Results) error {
	defer u.run.finish(out)
	complete := u.reportStatics(out)
	if u.root.isComponent() {
		if complete {
			out.Skip(u.root.file.Path, "not built: a component that no kustomization uses")
			u.reportLatest(out)
		}
		return nil
	}
	if !complete {
		return u.checkParts(ctx, out) // the findings say why there is no build
	}
	return u.checkBuild(ctx, out)
}

// checkBuild builds the kustomization, or as much of it as can be built.
func (u *kustomizationUnit) checkBuild(ctx context.Context, out *lint.Results) error {
	why, ok := u.mayBuild(out)
	if !ok {
		u.reportLatest(out)
		return nil
	}
	if u.reduced = u.run.reduce(u.root, false); u.reduced == nil && why != "" {
		out.Skip(u.root.file.Path, "not built: "+why)
		u.reportLatest(out)
		return u.checkParts(ctx, out)
	}
	if !u.isBounded(out) {
		u.reportLatest(out)
		return nil
	}
	err := u.build()
	// What only puts others together is better served by each of them alone.
	if err != nil && u.reduced != nil && (u.root.changesBases() || len(u.run.graph.children(u.root)) == 0) {
		if bare := u.run.reduce(u.root, true); bare != nil {
			u.reduced = bare
			err = u.build()
		}
	}
	if err != nil {
		if u.reduced == nil {
			u.fail(err, out)
			return nil
		}
		if why == "" { // a plugin
			why = "it needs " + u.reduced.without
		}
		out.Skip(u.root.file.Path, "not built: "+why)
		u.reportLatest(out)
		return u.checkParts(ctx, out)
	}
	if u.reduced != nil {
		out.Skip(u.root.file.Path, "built without "+u.reduced.without)
		u.reportLatest(out)
		u.isFragment = u.isFragment || u.reduced.isOpen
	}
	for _, o := range u.objects {
		u.run.check(o, u.isFragment, out)
	}
	if u.isFragment {
		return nil
	}
	return u.run.analyze(ctx, u.objects, &Set{Of: "kustomization", Whole: !u.isPart && u.reduced == nil}, out)
}

// checkParts builds what the kustomization is built from by itself, where the
// whole cannot be built, unless something else is built from it too.
func (u *kustomizationUnit) checkParts(ctx context.Context, out *lint.Results) error {
	seen := make(map[*kustomization]bool)
	for _, kid := range u.run.graph.children(u.root) {
		if seen[kid] || kid.isComponent() || u.run.covered()[kid] {
			continue
		}
		seen[kid] = true
		part := &kustomizationUnit{
			run: u.run, root: kid, closure: u.run.graph.closure(kid), isPart: true, isFragment: u.isFragment || u.root.changesBases(),
		}
		if slices.Contains(part.closure.kustomizations, u.root) {
			continue // a circle
		}
		u.parts = append(u.parts, part)
		check := part.checkBuild
		if !part.isComplete() {
			check = part.checkParts
		}
		if err := check(ctx, out); err != nil {
			return err
		}
	}
	return nil
}

// build fills files and objects.
func (u *kustomizationUnit) build() error {
	run, root, c := u.run, u.root, u.closure
	if u.reduced != nil {
		run, root, c = u.reduced.run, u.reduced.root, u.reduced.closure
	}
	res, err := run.repo.build(root, c)
	u.files = res.files
	if u.reduced != nil {
		for i, f := range u.files {
			if whole, err := u.run.repo.content(f.Path); err == nil {
				u.files[i] = whole
			}
		}
	}
	if err != nil {
		return err
	}
	a := newAttribution(run, root, c, res)
	for _, r := range res.resources.Resources() {
		o := newObject(r.YNode(), yamlfile.YAML12)
		if o == nil {
			continue
		}
		a.attach(o)
		if place := mistyped(o.node, nil); place != nil {
			if _, err := res.resources.AsYaml(); err != nil {
				span, _ := o.locate(place)
				return &printError{err, span}
			}
		}
		o.isSubstituted = u.run.gitOps != nil && u.run.gitOps.substitutes(u.root.dir)
		u.objects = append(u.objects, o)
	}
	return nil
}

// A printError is a kustomization that builds, but of which kubectl cannot print
// the resources.
type printError struct {
	error
	span source.Span // what set the value that cannot be printed
}

// mistyped returns the path of the first scalar below n that is not of the type
// it is marked with, as replacements leave it where they put a word in the place
// of a number; nil if there is none. Path is that of n.
func mistyped(n *yaml.Node, path []any) []any {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if found := mistyped(n.Content[i+1], append(path, n.Content[i].Value)); found != nil {
				return found
			}
		}
	case yaml.SequenceNode:
		for i, item := range n.Content {
			if found := mistyped(item, append(path, i)); found != nil {
				return found
			}
		}
	case yaml.ScalarNode:
		switch n.Tag {
		case "!!int", "!!float", "!!bool", "!!null":
			plain := yaml.Node{Kind: yaml.ScalarNode, Value: n.Value, Style: n.Style}
			if plain.ShortTag() != n.Tag {
				return path
			}
		}
	}
	return nil
}

// Documents returns the rendered objects.
func (u *kustomizationUnit) Documents() []lint.Document {
	var docs []lint.Document
	if !u.isFragment {
		docs = documents(u.objects)
	}
	for _, part := range u.parts {
		docs = append(docs, part.Documents()...)
	}
	return docs
}

// mayBuild reports whether there is any sense in a build, and what of it cannot
// be had; "" if nothing.
func (u *kustomizationUnit) mayBuild(out *lint.Results) (why string, ok bool) {
	remote, helm := "", false
	for _, k := range u.closure.kustomizations {
		if k.err != nil && isTemplate(k.file) || k.doc != nil && isTemplated(k.doc.Root) {
			out.Skip(u.root.file.Path, fmt.Sprintf("not built: %s is a template", k.file.Path))
			return "", false
		}
		for i := range k.refs {
			switch r := &k.refs[i]; {
			case r.remote():
				remote = cmp.Or(remote, r.value)
			case isOpenPath(r.value) && u.run.isMissing(r):
				out.Skip(u.root.file.Path, fmt.Sprintf("not built: %s is to be filled in", r.value))
				return "", false
			}
		}
		helm = helm || k.helm != nil
	}
	switch {
	case remote != "":
		return remote + " is remote", true
	case helm:
		return "Helm charts are not rendered", true
	}
	return "", true
}

// isBounded reports whether the build needs a sensible amount of time and
// memory, and reports why not.
func (u *kustomizationUnit) isBounded(out *lint.Results) bool {
	bomb := func(span source.Span, err error) bool {
		out.Report(lint.Finding{Rule: buildFails, Span: span, Message: err.Error()})
		out.Skip(u.root.file.Path, "not built: "+err.Error())
		return false
	}
	for _, k := range u.closure.kustomizations {
		for _, n := range k.inline {
			if err := checkAliases([]byte(n.Value)); err != nil {
				return bomb(k.nodeSpan(n), err)
			}
		}
	}
	docs := make(map[string]int)
	for _, name := range u.closure.files {
		f, err := u.run.repo.read(name)
		if err != nil || u.closure.only(name, roleData, roleConfig) {
			continue
		}
		if err := checkAliases(f.Content); err != nil {
			return bomb(f.LineSpan(1), err)
		}
		docs[name] = bytes.Count(f.Content, []byte("\n---")) + 1
	}
	if err := u.run.graph.checkSize(u.root, func(file string) int { return docs[file] }); err != nil {
		return bomb(u.root.span(), err)
	}
	return true
}

// related says which build a finding is about, where it stands elsewhere.
func (u *kustomizationUnit) related(k *kustomization) []lint.Related {
	if k == u.root {
		return nil
	}
	return []lint.Related{{Span: u.root.span(), Message: "built by " + u.describe()}}
}

// describe says what the kustomization is that is built; its place says which.
func (u *kustomizationUnit) describe() string { return describe(u.closure) }

func describe(c *closure) string {
	if len(c.kustomizations) > 1 {
		return "overlay"
	}
	return "kustomization"
}

// fail reports a build that gave an error.
func (u *kustomizationUnit) fail(err error, out *lint.Results) {
	var skipped *skippedError
	if errors.As(err, &skipped) {
		out.Skip(u.root.file.Path, "not built: "+skipped.reason)
		return
	}
	f := u.locateFailure(err)
	if f.template {
		out.Skip(u.root.file.Path, fmt.Sprintf("not built: %s is a template", f.span.File.Path))
		return
	}
	related := slices.Clone(f.related)
	if f.span.File != u.root.file {
		related = append(related, lint.Related{Span: u.root.span(), Message: "built by " + u.describe()})
	}
	rule := buildFails
	switch {
	case strings.HasPrefix(f.message, "cycle detected"):
		rule = cycle
	case strings.Contains(f.message, "already registered id"), strings.Contains(f.message, "ID conflict"):
		rule = duplicateResource
	}
	out.Report(lint.Finding{Rule: rule, Span: f.span, Message: f.message, Detail: f.detail, Related: related})
}
