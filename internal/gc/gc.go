// Package gc sets how often the process collects garbage. It is imported for
// that effect: packages without imports of their own are initialised in order of
// path, so that it comes before those that fill tables, and they do not run into
// a collection that frees nothing.
package gc

import (
	"runtime"
	"runtime/debug"
)

const (
	// first is the memory, in bytes, at which garbage is collected for the first
	// time. Most runs end before.
	first = 192 << 20
	// limit is the memory, in bytes, close to which collecting less often is not
	// worth it any more.
	limit = 768 << 20
	// percent is how much of the memory in use may be garbage before that. Much is
	// read and little is kept: collecting less often is worth the memory.
	percent = 400
)

func init() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(first)
	runtime.SetFinalizer(new(collected), func(*collected) {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	})
}

// A collected is garbage that the first collection finds. It holds a pointer, so
// that it is not put into one block with objects that live.
type collected struct{ _ *byte }
