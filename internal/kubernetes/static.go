package kubernetes

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A statics is what is wrong with one kustomization file by itself, whoever
// builds it.
type statics struct {
	findings []lint.Finding
	latest   []latestImage // for where no rendered pod tells
	missing  bool          // a file is, so that no build can succeed
}

// statics returns what is wrong with a kustomization file by itself. It is
// worked out once, however many overlays are built from it.
func (r *runState) statics(k *kustomization) *statics {
	v, _ := r.static.LoadOrStore(k, sync.OnceValue(func() *statics { return r.newStatics(k) }))
	return v.(func() *statics)()
}

func (r *runState) newStatics(k *kustomization) *statics {
	s := &statics{}
	if k.doc == nil || isTemplated(k.doc.Root) {
		return s
	}
	report := func(rule *lint.Rule, n *yaml.Node, format string, args ...any) *lint.Finding {
		s.findings = append(s.findings, lint.Finding{Rule: rule, Span: k.nodeSpan(n), Message: fmt.Sprintf(format, args...)})
		return &s.findings[len(s.findings)-1]
	}
	for i := range k.refs {
		switch ref := &k.refs[i]; {
		case isOpenPath(ref.value):
		case ref.remote():
			if why := unpinned(ref.value); why != "" {
				report(remoteUnpinned, ref.node, "%s is remote and %s, so that it can change; what it brings is not checked", ref.value, why)
			} else {
				report(remoteBase, ref.node, "%s is remote, so that the build needs the network; what it brings is not checked", ref.value)
			}
		case r.isMissing(ref):
			s.missing = true
			report(missingFile, ref.node, "%s of `%s` is not there%s", ref.path(), ref.field, r.similar(ref))
		}
	}
	for _, old := range deprecatedFields {
		key, v := field(k.doc.Root, old.name)
		if v = yamlfile.Resolve(v); v == nil || v.ShortTag() == "!!null" {
			continue
		}
		f := report(deprecatedField, key, "`%s` is deprecated; use `%s`", old.name, old.by)
		if fix, ok := r.modernize(k, old.name); ok {
			f.Fixes = []lint.Fix{fix}
		}
	}
	for _, list := range []string{"images", "imageTags"} {
		for _, n := range items(k.doc.Root, list) {
			if tag := scalar(n, "newTag"); tag != nil && tag.Value == "latest" && text(n, "digest") == "" {
				s.latest = append(s.latest, latestImage{text(n, "name"), text(n, "newName"), lint.Finding{
					Rule: imageLatest, Span: k.nodeSpan(tag), Message: fmt.Sprintf("image %q gets the tag latest, which can move", text(n, "name")),
				}})
			}
		}
	}
	return s
}

// isOpenPath reports whether an entry is filled in by some tool before
// kustomize sees it.
func isOpenPath(value string) bool {
	return strings.ContainsAny(value, "$<>%") || strings.Contains(value, "{{")
}

// isMissing reports whether an entry leads to nothing, which makes every build
// fail.
func (r *runState) isMissing(ref *ref) bool {
	if path.IsAbs(ref.value) {
		return false // kustomize says why this is wrong
	}
	_, _, err := r.repo.resolve(ref.target)
	return errors.Is(err, fs.ErrNotExist)
}

// path is the path in an entry, which in a generator may have a key before it.
func (r *ref) path() string {
	if _, file, ok := strings.Cut(r.value, "="); ok && r.role == roleData {
		return file
	}
	return r.value
}

// similar says what a missing file may have been meant to be.
func (r *runState) similar(ref *ref) string {
	dir := path.Dir(ref.target)
	real, isDir, err := r.repo.resolve(dir)
	if err != nil || !isDir {
		return ""
	}
	entries, err := fs.ReadDir(r.repo.tree.FS(), real)
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		if !isKustomizationName(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return suggest.DidYouMean(path.Base(ref.target), names)
}

// reportStatics reports what is wrong with the kustomization files that the
// unit is made of, and reports whether a build can succeed.
func (u *kustomizationUnit) reportStatics(out *lint.Results) bool {
	for _, k := range u.closure.kustomizations {
		u.reportOf(k, u.run.statics(k).findings, out)
	}
	return u.isComplete()
}

// isComplete reports whether all the files are there that a build needs.
func (u *kustomizationUnit) isComplete() bool {
	return !slices.ContainsFunc(u.closure.kustomizations, func(k *kustomization) bool { return u.run.statics(k).missing })
}

// A latestImage is an entry of images that gives the tag latest.
type latestImage struct {
	name, newName string
	finding       lint.Finding
}

// reportLatest reports the images that get the tag latest, where there is no
// rendered pod to report it of.
func (u *kustomizationUnit) reportLatest(out *lint.Results) {
	for _, k := range u.closure.kustomizations {
		for _, image := range u.run.statics(k).latest {
			if !u.renders(cmp.Or(image.newName, image.name) + ":latest") {
				u.reportOf(k, []lint.Finding{image.finding}, out)
			}
		}
	}
}

// renders reports whether an object that was built has a value.
func (u *kustomizationUnit) renders(value string) bool {
	var has func(n *yaml.Node) bool
	has = func(n *yaml.Node) bool { return n.Value == value || slices.ContainsFunc(n.Content, has) }
	return slices.ContainsFunc(u.objects, func(o *object) bool { return has(o.node) })
}

func (u *kustomizationUnit) reportOf(k *kustomization, findings []lint.Finding, out *lint.Results) {
	for _, f := range findings {
		f.Related = u.related(k)
		out.Report(f)
	}
}
