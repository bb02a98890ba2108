// Package gc sets how often the process collects garbage. It is imported for
// that effect: packages without imports of their own are initialised in order of
// path, so that it comes before those that fill tables, and they do not run into
// a collection that frees nothing.
package gc

import "runtime/debug"

func init() {
	// Much is read and little is kept: collecting less often is worth the memory.
	// Close to a gigabyte it is not any more.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(768 << 20)
}
