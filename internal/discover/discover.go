// Package discover finds and reads the files to check.
package discover

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// Options says what to discover.
type Options struct {
	Root     string   // absolute path of the repository root, as Root gives it
	Dir      string   // absolute path that patterns are relative to
	Patterns []string // "./...", "dir/...", a directory or a file; none means "./..."
	// Exclude reports whether the file or directory at a path below the root is
	// left out by the configuration. Nil means nothing is.
	Exclude func(path string) bool
	// Wanted reports whether the file at a path is read though its name says that
	// it is of no kind that is known. Nil means none is.
	Wanted func(path string) bool
}

// A Result is what a walk found.
type Result struct {
	Tree     *source.Tree
	Findings []lint.Finding // files that cannot be read as text
}

// Walk walks the root once and reads the files that the patterns select. A
// pattern that names nothing or leads out of the root is an error.
func Walk(ctx context.Context, opts Options) (*Result, error) {
	patterns, err := parsePatterns(opts)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(opts.Root) // closes itself once the tree is gone
	if err != nil {
		return nil, fmt.Errorf("open the repository root: %w", err)
	}

	w := &walker{
		root: opts.Root, patterns: newPatternSet(patterns), exclude: opts.Exclude, wanted: opts.Wanted,
		links: make(map[string]bool),
	}
	if err := w.walk(ctx); err != nil {
		return nil, err
	}
	for _, p := range patterns {
		if !p.matched && !p.recursive {
			err := errUnknownKind(p.text)
			if p.isDir {
				err = fmt.Errorf("%w (%s/... is with what is below it)", err, strings.TrimSuffix(filepath.ToSlash(p.text), "/"))
			}
			return nil, err
		}
	}
	direct := os.DirFS(opts.Root)
	files, findings, err := readAll(ctx, direct, root.FS(), w.selected)
	if err != nil {
		return nil, err
	}
	tree := source.NewTree(root.FS(), w.paths, files)
	tree.Trust(direct, w.links)
	return &Result{tree, findings}, nil
}

func errUnknownKind(name string) error {
	return fmt.Errorf("%s: no file of a kind that infralint knows", name)
}

// A choice is a file to read.
type choice struct {
	path    string
	isLink  bool
	isNamed bool // a pattern is the file itself
	isKnown bool // by its name
	wanted  bool // whatever it is
}

// readAll reads the files. What cannot be read becomes a finding. Links are
// read through fsys, which cannot leave the root; the walk went through real
// directories to all the others, so that the quick way is as safe.
func readAll(ctx context.Context, direct, fsys fs.FS, choices []choice) ([]*source.File, []lint.Finding, error) {
	files := make([]*source.File, len(choices))
	notes := make([]string, len(choices))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(2 * runtime.GOMAXPROCS(0))
	for i, c := range choices {
		g.Go(func() error {
			if c.isLink {
				files[i], notes[i] = read(fsys, c, source.ReadLimited)
			} else {
				files[i], notes[i] = read(direct, c, source.ReadRegular)
			}
			if f := files[i]; f != nil {
				f.Named = c.isNamed
				if c.isLink {
					f.Target = target(fsys, c.path)
				}
			}
			return ctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return nil, nil, err
	}
	var good []*source.File
	var findings []lint.Finding
	for i, f := range files {
		switch {
		case choices[i].isNamed && !choices[i].isKnown && f == nil && notes[i] == "":
			return nil, nil, errUnknownKind(choices[i].path)
		case notes[i] != "":
			findings = append(findings, lint.Finding{Rule: FileNotChecked, Span: source.NewFile(choices[i].path, nil).LineSpan(1), Message: notes[i]})
		case f != nil:
			good = append(good, f)
		}
	}
	return good, findings, nil
}

// read returns the file of a choice, or why it cannot be checked, or neither
// for a file that turns out to be none of ours.
func read(fsys fs.FS, c choice, readFile func(fs.FS, string) ([]byte, error)) (f *source.File, note string) {
	p := c.path
	content, err := readFile(fsys, p)
	var tooLarge source.TooLargeError
	switch {
	case errors.As(err, &tooLarge):
		if !c.wanted && (!c.isKnown || mayBeAnything(p) && !startsLikeManifest(fsys, p)) {
			return nil, ""
		}
		return nil, "not checked: " + err.Error()
	case errors.Is(err, fs.ErrPermission):
		return nil, "not checked: permission denied"
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, errEscapes(err)):
		return nil, "not checked: the symbolic link leads nowhere or out of the repository"
	case err != nil:
		return nil, "not checked: " + reason(err)
	}
	if !c.wanted && !c.isKnown && !startsLikeDockerfile(content) {
		return nil, ""
	}
	if !c.wanted && mayBeAnything(p) && !bytes.Contains(content, []byte(`"apiVersion"`)) {
		return nil, ""
	}
	switch {
	case isUTF16(content):
		return nil, "not checked: file is UTF-16, not UTF-8"
	case bytes.IndexByte(content[:min(len(content), 8000)], 0) >= 0:
		return nil, "not checked: file is binary"
	case !utf8.Valid(content):
		return nil, "not checked: file is not valid UTF-8"
	}
	return source.NewFile(p, content), ""
}

// errEscapes returns err if it says that a link leads out of the root; os.Root
// has no exported error for that.
func errEscapes(err error) error {
	if err != nil && strings.Contains(err.Error(), "escapes") {
		return err
	}
	return errors.New("")
}

// reason is err without the path, which the finding has already.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// mayBeAnything reports whether the name says nothing of the content: of all
// the JSON files in a repository few are manifests.
func mayBeAnything(p string) bool {
	return strings.HasSuffix(p, ".json") && !strings.HasSuffix(p, ".tf.json") && !strings.HasSuffix(p, ".tofu.json") && !strings.HasSuffix(p, ".tfvars.json")
}

// startsLikeManifest looks for an apiVersion at the start of a large file.
func startsLikeManifest(fsys fs.FS, p string) bool {
	f, err := fsys.Open(p)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, _ := f.Read(head)
	return bytes.Contains(head[:n], []byte(`"apiVersion"`))
}

// startsLikeDockerfile reports whether the first line that is no comment begins
// a stage, or gives the argument that names its image.
func startsLikeDockerfile(content []byte) bool {
	for line := range bytes.Lines(bytes.TrimPrefix(content, []byte("\uFEFF"))) {
		words := bytes.Fields(line)
		if len(words) == 0 || words[0][0] == '#' {
			continue
		}
		return len(words) > 1 && (bytes.EqualFold(words[0], []byte("FROM")) || bytes.EqualFold(words[0], []byte("ARG")))
	}
	return false
}

func isUTF16(content []byte) bool {
	return bytes.HasPrefix(content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(content, []byte{0xFE, 0xFF})
}

// target returns the file of the root that the link at p leads to.
func target(fsys fs.FS, p string) string {
	links, ok := fsys.(fs.ReadLinkFS)
	if !ok {
		return ""
	}
	seen := p
	for range 16 {
		info, err := links.Lstat(seen)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			break
		}
		to, err := links.ReadLink(seen)
		if err != nil || path.IsAbs(to) {
			return ""
		}
		seen = path.Join(path.Dir(seen), filepath.ToSlash(to))
	}
	if seen == p || !fs.ValidPath(seen) {
		return ""
	}
	return seen
}

// Root returns the repository root for a directory: the nearest parent, itself
// first, that holds .git or .infralint.yaml, else the directory.
func Root(dir string) string {
	for d := dir; ; {
		for _, name := range []string{".git", ".infralint.yaml"} {
			if _, err := os.Lstat(filepath.Join(d, name)); err == nil {
				return d
			}
		}
		parent := filepath.Dir(d)
		if parent == d {
			return dir
		}
		d = parent
	}
}

// RootFor returns the repository root for patterns given in dir: the root of
// dir, or, where the first pattern lies outside of that, the pattern's own.
func RootFor(dir string, patterns []string) string {
	root := Root(dir)
	if len(patterns) == 0 {
		return root
	}
	first := strings.TrimSuffix(filepath.ToSlash(patterns[0]), "...")
	if !filepath.IsAbs(first) {
		first = filepath.Join(dir, first)
	}
	if rel, err := filepath.Rel(root, filepath.Clean(first)); err == nil && filepath.IsLocal(rel) {
		return root
	}
	if info, err := os.Stat(first); err != nil || !info.IsDir() {
		first = filepath.Dir(first)
	}
	return Root(filepath.Clean(first))
}

// isKnown reports whether a file of this name is read at all. Whether a YAML or
// JSON file is a manifest shows only its content.
func isKnown(name string) bool {
	return slices.ContainsFunc(knownSuffixes, func(s string) bool { return strings.HasSuffix(name, s) }) || slices.Contains(knownNames, name) || mayBeDockerfile(name)
}

// mayBeDockerfile reports whether a name has to do with Dockerfiles, in any case:
// Dockerfile.dev, web.Dockerfile, Containerfile. Which of them are some, the
// domain knows.
func mayBeDockerfile(name string) bool {
	for _, word := range []string{"dockerfile", "containerfile"} {
		n := len(word)
		if len(name) >= n && (strings.EqualFold(name[:n], word) || strings.EqualFold(name[len(name)-n:], word)) {
			return true
		}
	}
	return false
}

var knownNames = []string{"Kustomization", "CODEOWNERS", "actions.lock"}

var knownSuffixes = []string{
	".tf", ".tf.json", ".tfvars", ".tfvars.json", ".tftest.hcl", ".tfmock.hcl", ".tofu", ".tofu.json", ".tofutest.hcl",
	".yaml", ".yml", ".json",
}
