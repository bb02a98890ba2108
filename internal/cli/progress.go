package cli

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// A progress shows how far a run is, on a terminal and only once it has taken
// a second. A nil progress shows nothing.
type progress struct {
	w     io.Writer
	start time.Time

	mu    sync.Mutex
	last  time.Time
	shown bool
}

func newProgress(w io.Writer, start time.Time) *progress { return &progress{w: w, start: start} }

// update says that done of total units are checked. It may be called from
// several goroutines.
func (p *progress) update(done, total int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if now.Sub(p.start) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprintf(p.w, "\r\x1b[Kchecking %d/%d", done, total)
}

// done clears the line.
func (p *progress) done() {
	if p != nil && p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
