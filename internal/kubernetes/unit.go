package kubernetes

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

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
	files   []*source.File
	objects []*object
}

// Kind returns "kustomization".
func (*kustomizationUnit) Kind() string { return "kustomization" }

// File returns the kustomization file.
func (u *kustomizationUnit) File() *source.File { return u.root.file }

// Files returns what the build read.
func (u *kustomizationUnit) Files() []*source.File {
	if len(u.files) == 0 {
		return []*source.File{u.root.file}
	}
	return u.files
}

// Check builds the kustomization and checks what comes out.
func (u *kustomizationUnit) Check(ctx context.Context, out *lint.Results) error {
	defer u.run.finish(out)
	if complete := u.reportStatics(out); !complete {
		return nil // the findings say why there is no build
	}
	if u.root.isComponent() {
		out.Skip(u.root.file.Path, "not built: a component that no kustomization uses")
		u.reportLatest(out)
		return nil
	}
	if !u.mayBuild(out) {
		u.reportLatest(out)
		return nil
	}
	if err := u.build(); err != nil {
		u.fail(err, out)
		return nil
	}
	for _, o := range u.objects {
		u.run.check(o, out)
	}
	return u.run.analyze(ctx, u.objects, &Set{Of: "kustomization", Whole: true}, out)
}

// build fills files and objects.
func (u *kustomizationUnit) build() error {
	res, err := u.run.repo.build(u.root, u.closure)
	u.files = res.files
	if err != nil {
		return err
	}
	a := newAttribution(u.run, u.root, u.closure, res)
	for _, r := range res.resources.Resources() {
		o := newObject(r.YNode(), yamlfile.YAML12)
		if o == nil {
			continue
		}
		a.attach(o)
		o.isSubstituted = u.run.gitOps != nil && u.run.gitOps.substitutes(u.root.dir)
		u.objects = append(u.objects, o)
	}
	return nil
}

// Documents returns the rendered objects.
func (u *kustomizationUnit) Documents() []lint.Document { return documents(u.objects) }

// mayBuild reports whether the kustomization can be built here, and says why
// not.
func (u *kustomizationUnit) mayBuild(out *lint.Results) bool {
	remote, helm := "", false
	for _, k := range u.closure.kustomizations {
		if k.err != nil && isTemplate(k.file) {
			out.Skip(u.root.file.Path, fmt.Sprintf("not built: %s is a template", k.file.Path))
			return false
		}
		for i := range k.refs {
			if r := &k.refs[i]; r.remote() && remote == "" {
				remote = r.value
			}
		}
		helm = helm || k.helm != nil
	}
	switch {
	case remote != "":
		out.Skip(u.root.file.Path, fmt.Sprintf("not built: %s is remote", remote))
		return false
	case helm:
		out.Skip(u.root.file.Path, "not built: Helm charts are not rendered")
		return false
	}
	return u.isBounded(out)
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
