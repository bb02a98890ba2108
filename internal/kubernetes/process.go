package kubernetes

import (
	"errors"
	"io"
	"log"
	"net/http"
	"os"
	"sync"

	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	"sigs.k8s.io/kustomize/kyaml/openapi"
)

// kustomize is what kustomize keeps once per process: its OpenAPI document,
// and the streams that it warns on. It is the only state of this package,
// since there is nothing else to attach it to.
var kustomize process

type process struct {
	warm sync.Once
	// schema is held for reading by ordinary builds and for writing by one
	// that has an openapi field, which replaces the document for everybody.
	schema sync.RWMutex

	mu     sync.Mutex
	builds int // running
	stderr *os.File
	logger io.Writer
	http   http.RoundTripper
}

// maxPatchCopies bounds what the copy operations of one JSON patch may add, in
// bytes: each may double the document.
const maxPatchCopies = 16 << 20

// warmUp parses the OpenAPI document, which costs 130 ms and is not safe to do
// in two goroutines.
func (p *process) warmUp() {
	p.warm.Do(func() {
		jsonpatch.AccumulatedCopySizeLimit = maxPatchCopies
		openapi.Schema()
	})
}

// do runs a build. If it changes the OpenAPI document, it runs alone, and the
// document is put right afterwards.
func (p *process) do(changesSchema bool, build func()) {
	p.warmUp()
	if changesSchema {
		p.schema.Lock()
		defer p.schema.Unlock()
		defer func() {
			openapi.ResetOpenAPI()
			openapi.Schema()
		}()
	} else {
		p.schema.RLock()
		defer p.schema.RUnlock()
	}
	p.enter()
	defer p.leave()
	build()
}

// enter takes away what kustomize writes its warnings to, os.Stderr and the
// standard logger, and the network. The first build does it, and the last one
// running gives all back. What reads os.Stderr at the same time must not do so
// through the variable.
func (p *process) enter() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.builds++; p.builds > 1 {
		return
	}
	p.stderr, p.logger, p.http = os.Stderr, log.Writer(), http.DefaultTransport
	log.SetOutput(io.Discard)
	http.DefaultTransport = noNetwork{}
	os.Stderr = nil // writing to a nil file is an error, which kustomize ignores
}

func (p *process) leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.builds--; p.builds > 0 {
		return
	}
	os.Stderr, http.DefaultTransport = p.stderr, p.http
	log.SetOutput(p.logger)
}

// noNetwork refuses every request.
type noNetwork struct{}

func (noNetwork) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, errNoNetwork
}

var errNoNetwork = errors.New("infralint does not go to the network")
