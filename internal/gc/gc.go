// Package gc sets how often the process collects garbage. It is imported for
// that effect: packages without imports of their own are initialised in order of
// path, so that it comes before those that fill tables, and they do not run into
// a collection that frees nothing.
package gc

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// floor is the memory, in bytes, below which no garbage is collected. Most runs
	// end before.
	floor = 192 << 20
	// limit is the memory, in bytes, close to which collecting less often is not
	// worth it any more.
	limit = 768 << 20
	// percent is how much garbage there may be beside what is in use, in percent of
	// that. Much is read and little is kept: collecting less often is worth the
	// memory.
	percent = 400
)

func init() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(floor)
	runtime.SetFinalizer(new(collected), pace)
}

// A collected is garbage that the next collection finds. It holds a pointer, so
// that it is not put into one block with objects that live.
type collected struct{ _ *byte }

// pace runs after each collection and says when the next one comes.
func pace(*collected) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	used := int(max(1<<20, live[0].Value.Uint64()))
	debug.SetMemoryLimit(limit)
	debug.SetGCPercent(max(percent, 100*floor/used-100))
	runtime.SetFinalizer(new(collected), pace)
}
