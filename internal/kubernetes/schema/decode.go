package schema

import (
	"encoding/binary"
	"errors"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// header returns the names of the releases and what follows them.
func (p *Pool) header() (names []string, rest []byte) {
	p.names.once.Do(func() {
		d := &poolDecoder{rest: p.packed}
		for range d.count() {
			name := d.string()
			p.names.list = append(p.names.list, name)
			p.names.minors = append(p.names.minors, minorOf(name))
		}
		p.names.rest = d.rest
	})
	return p.names.list, p.names.rest
}

// load decodes the index at first use. The file is embedded and its test reads
// all of it, so a pool that cannot be read is a build that nobody could test;
// it has no kinds.
func (p *Pool) load() *poolIndex {
	p.once.Do(func() { p.err = p.decode() })
	return &p.index
}

// decode reads the file that package schemagen describes, but for the blocks
// of the releases.
func (p *Pool) decode() error {
	releases, rest := p.header()
	length, n := binary.Uvarint(rest)
	if n <= 0 || length > uint64(len(rest)-n) {
		return errTruncated
	}
	content, err := decompress(rest[n:n+int(length)], 64<<10)
	if err != nil {
		return err
	}
	d := &poolDecoder{rest: content}
	index := &poolIndex{nameAt: make(map[string]int)}
	frames := rest[n+int(length):]
	for range d.count() {
		packed, plain := d.int(), d.int()
		if packed > len(frames) || plain > maxFrame {
			return errTruncated
		}
		f := poolFrame{packed: frames[:packed]}
		frames = frames[packed:]
		f.plain = sync.OnceValues(func() ([]byte, error) { return decompress(f.packed, plain) })
		index.frames = append(index.frames, f)
	}
	ends := make([]int, len(index.frames))
	for range d.count() {
		frame, length := d.int(), d.int()
		if frame >= len(ends) {
			return errTruncated
		}
		index.bodies = append(index.bodies, poolBody{frame, ends[frame], ends[frame] + length})
		ends[frame] += length
	}
	for i := range d.count() {
		name := d.string()
		index.names = append(index.names, name)
		index.nameAt[name] = i
	}
	for range d.count() {
		gvk := GVK{d.string(), d.string(), d.string()}
		index.kinds = append(index.kinds, poolKind{gvk, d.int()})
	}
	for _, name := range releases {
		r := &release{name: name, minor: minorOf(name), block: []byte(d.string()), schemas: make(map[GVK]*Schema)}
		r.lib = &library{body: func(name string) ([]byte, error) { return p.body(r, name) }}
		index.releases = append(index.releases, r)
	}
	if d.bad {
		return errTruncated
	}
	p.index = *index
	return nil
}

// open decodes which definitions and kinds a release has, at first use.
func (p *Pool) open(r *release) *release {
	r.once.Do(func() {
		d := &poolDecoder{rest: r.block}
		r.bodies = make([]int, len(p.index.names))
		for i := range r.bodies {
			r.bodies[i] = d.int() - 1
		}
		r.kinds = make(map[GVK]int)
		for _, k := range p.index.kinds {
			if d.int() != 0 {
				r.kinds[k.gvk] = k.name
			}
		}
	})
	return r
}

var errTruncated = errors.New("schema pool is truncated")

const maxFrame = 16 << 20

// decompress returns what is packed; size is about how much that will be.
func decompress(packed []byte, size int) ([]byte, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxFrame))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.DecodeAll(packed, make([]byte, 0, size))
}

// A poolDecoder reads the index; once it met the end, everything is zero.
type poolDecoder struct {
	rest []byte
	bad  bool
}

func (d *poolDecoder) int() int {
	v, n := binary.Uvarint(d.rest)
	if n <= 0 || v > 1<<31 {
		d.bad, d.rest = true, nil
		return 0
	}
	d.rest = d.rest[n:]
	return int(v)
}

// count is int for the length of a list, each item of which has a byte or more.
func (d *poolDecoder) count() int { return min(d.int(), len(d.rest)) }

func (d *poolDecoder) string() string {
	n := d.int()
	if n > len(d.rest) {
		d.bad, d.rest = true, nil
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return string(s)
}
