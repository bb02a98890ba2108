package schema

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/yannh/kubeconform/pkg/loader"
	"github.com/yannh/kubeconform/pkg/registry"
)

// A location is a schema location of kubeconform, its template and its layout
// included.
type location struct {
	text     string
	version  string
	registry registry.Registry
	read     func(path string) ([]byte, error) // nil for a URL

	mu   sync.Mutex
	down error // the host could not be reached; it is not tried again
}

// pathOnly stands before a local path so that kubeconform's registry expands
// the template and then cannot open the file. We open it, through the
// repository, which no path and no link leads out of.
const pathOnly = "\x00"

func newLocation(text string, c Config) (*location, error) {
	l := &location{text: text, version: kubeconformVersion(c.Version)}
	template := text
	if !isURL(text) {
		clean := path.Clean(text)
		if path.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") || strings.Contains(text, "://") || c.Read == nil {
			return nil, errOutside(text)
		}
		l.read = c.Read
		template = pathOnly + text
	}
	var err error
	const cacheFolder, strict, skipTLS, debug = "", true, false, false
	if l.registry, err = registry.New(template, cacheFolder, strict, skipTLS, debug); err != nil {
		return nil, fmt.Errorf("schema location %s: %w", text, err)
	}
	return l, nil
}

func isURL(text string) bool {
	return strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")
}

func (l *location) find(gvk GVK) (*Schema, error) {
	if l.read != nil {
		return l.findFile(gvk)
	}
	at, document, err := l.download(gvk)
	if document == nil || err != nil {
		return nil, err
	}
	return FromJSON(gvk, at, document, l.loadBeside(at))
}

// findFile takes the path from the registry and reads the file itself.
func (l *location) findFile(gvk GVK) (*Schema, error) {
	name, _, _ := l.registry.DownloadSchema(gvk.Kind, gvk.APIVersion(), l.version)
	name = path.Clean(strings.TrimPrefix(name, pathOnly))
	document, err := l.readFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if document == nil || err != nil {
		return nil, err
	}
	return FromJSON(gvk, repositoryURL(name), document, l.loadFile)
}

func (l *location) readFile(name string) (any, error) {
	if !fs.ValidPath(name) {
		return nil, errOutside(name)
	}
	content, err := l.read(name)
	if err != nil {
		return nil, fmt.Errorf("read schema %s: %w", name, err)
	}
	document, err := decodeDocument(content)
	if err != nil {
		return nil, fmt.Errorf("read schema %s: %w", name, err)
	}
	return document, nil
}

// Files of the repository have URLs of their own, so that the references in
// them are resolved, and can lead to nothing but such files.
const repositoryScheme = "repository"

func repositoryURL(name string) string {
	return (&url.URL{Scheme: repositoryScheme, Path: "/" + name}).String()
}

// loadFile loads what a schema file refers to.
func (l *location) loadFile(at string) (any, error) {
	u, err := url.Parse(at)
	if err != nil {
		return nil, err
	}
	if u.Scheme != repositoryScheme {
		return nil, fmt.Errorf("%s is not in the repository", at)
	}
	return l.readFile(strings.TrimPrefix(path.Clean(u.Path), "/"))
}

// loadBeside returns a loader of what a downloaded schema refers to: documents
// of the same host.
func (l *location) loadBeside(from string) func(string) (any, error) {
	return func(at string) (any, error) {
		base, err := url.Parse(from)
		if err != nil {
			return nil, err
		}
		u, err := url.Parse(at)
		if err != nil {
			return nil, err
		}
		if u.Scheme != base.Scheme || u.Host != base.Host {
			return nil, fmt.Errorf("%s is on another host than %s", at, from)
		}
		client, err := loader.NewHTTPURLLoader(false, nil)
		if err != nil {
			return nil, err
		}
		return within(downloadTime, func() (any, error) { return client.Load(at) })
	}
}

const downloadTime = 30 * time.Second

func (l *location) download(gvk GVK) (at string, document any, err error) {
	l.mu.Lock()
	down := l.down
	l.mu.Unlock()
	if down != nil {
		return "", nil, down
	}
	type answer struct {
		at       string
		document any
	}
	got, err := within(downloadTime, func() (answer, error) {
		at, document, err := l.registry.DownloadSchema(gvk.Kind, gvk.APIVersion(), l.version)
		return answer{at, document}, err
	})
	var notFound *loader.NotFoundError
	switch {
	case errors.As(err, &notFound):
		return "", nil, nil
	case err != nil:
		err = fmt.Errorf("schema location %s: %w", l.text, err)
		l.mu.Lock()
		l.down = err
		l.mu.Unlock()
		return "", nil, err
	}
	return got.at, got.document, nil
}

// within ends the wait for f after a time, since kubeconform's client has no
// limit of its own.
func within[T any](limit time.Duration, f func() (T, error)) (T, error) {
	type result struct {
		v   T
		err error
	}
	done := make(chan result, 1)
	go func() {
		v, err := f()
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.v, r.err
	case <-time.After(limit):
		var none T
		return none, fmt.Errorf("no answer within %v", limit)
	}
}
