// Package schemagen makes the schema pools that infralint embeds. It runs at
// development time only, from gen.go in the parent folder and from its test.
package schemagen

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// A kind is a group, version and kind, and the definition that describes it.
type kind struct {
	group, version, kind string
	definition           string
}

// A release is a set of definitions under a name such as 1.36.3.
type release struct {
	name        string
	definitions map[string][]byte // by name: JSON
	frame       map[string]string // by name of a definition: the frame to put it into
	kinds       []kind
}

// pack returns the file that package schema reads:
//
//	names of the releases, the compressed index, frames
//
// where the names are a count and strings, the index has its length in front,
// and each frame is compressed alone and holds definitions one after the
// other. Equal definitions are stored once. The index is, numbers as uvarint
// and strings with their length in front:
//
//	frames:   count, then for each the compressed and the plain length
//	bodies:   count, then for each its frame and length, in order of frames
//	names:    count, then the names of the definitions, in order
//	kinds:    count, then group, version, kind and the index of the name
//	releases: for each the length of what follows, for each name 0 or the index
//	          of its body plus 1, for each kind 0 or 1
func pack(releases []release) ([]byte, error) {
	p := &packer{bodies: make(map[string]int)}
	p.collect(releases)
	var index, frames []byte
	index = binary.AppendUvarint(index, uint64(len(p.frames)))
	for _, f := range p.frames {
		compressed, err := compress(f.content)
		if err != nil {
			return nil, err
		}
		index = binary.AppendUvarint(index, uint64(len(compressed)))
		index = binary.AppendUvarint(index, uint64(len(f.content)))
		frames = append(frames, compressed...)
	}
	index = binary.AppendUvarint(index, uint64(p.count))
	for i, f := range p.frames {
		for _, length := range f.lengths {
			index = binary.AppendUvarint(index, uint64(i))
			index = binary.AppendUvarint(index, uint64(length))
		}
	}
	index = binary.AppendUvarint(index, uint64(len(p.names)))
	for _, name := range p.names {
		index = appendString(index, name)
	}
	index = binary.AppendUvarint(index, uint64(len(p.kinds)))
	for _, k := range p.kinds {
		at, ok := slices.BinarySearch(p.names, k.definition)
		if !ok {
			return nil, fmt.Errorf("kind %s has no definition %s", k.kind, k.definition)
		}
		index = appendString(appendString(appendString(index, k.group), k.version), k.kind)
		index = binary.AppendUvarint(index, uint64(at))
	}
	index = p.appendReleases(index, releases)

	packed, err := compress(index)
	if err != nil {
		return nil, err
	}
	out := binary.AppendUvarint(nil, uint64(len(releases)))
	for _, r := range releases {
		out = appendString(out, r.name)
	}
	out = binary.AppendUvarint(out, uint64(len(packed)))
	return slices.Concat(out, packed, frames), nil
}

type packer struct {
	frames []*frame
	bodies map[string]int // frame and JSON → index of the body
	count  int
	names  []string
	kinds  []kind
}

type frame struct {
	name    string
	content []byte
	lengths []int
}

func (p *packer) collect(releases []release) {
	seenName, seenKind := make(map[string]bool), make(map[kind]bool)
	byFrame := make(map[string]*frame)
	for _, r := range releases {
		for _, name := range sortedKeys(r.definitions) {
			if !seenName[name] {
				seenName[name] = true
				p.names = append(p.names, name)
			}
			if f := r.frame[name]; byFrame[f] == nil {
				byFrame[f] = &frame{name: f}
				p.frames = append(p.frames, byFrame[f])
			}
		}
		for _, k := range r.kinds {
			if !seenKind[k] {
				seenKind[k] = true
				p.kinds = append(p.kinds, k)
			}
		}
	}
	slices.Sort(p.names)
	slices.SortFunc(p.kinds, compareKinds)
	slices.SortFunc(p.frames, func(a, b *frame) int { return cmp.Compare(a.name, b.name) })

	// Bodies are numbered frame by frame. Versions of one definition stand side
	// by side, which compresses far better than release after release.
	for _, f := range p.frames {
		for _, name := range p.names {
			for _, r := range releases {
				body, ok := r.definitions[name]
				if !ok || r.frame[name] != f.name {
					continue
				}
				key := f.name + "\x00" + string(body)
				if _, ok := p.bodies[key]; ok {
					continue
				}
				p.bodies[key] = p.count
				p.count++
				f.content = append(f.content, body...)
				f.lengths = append(f.lengths, len(body))
			}
		}
	}
}

func (p *packer) appendReleases(index []byte, releases []release) []byte {
	for _, r := range releases {
		var block []byte
		for _, name := range p.names {
			at := 0
			if body, ok := r.definitions[name]; ok {
				at = p.bodies[r.frame[name]+"\x00"+string(body)] + 1
			}
			block = binary.AppendUvarint(block, uint64(at))
		}
		for _, k := range p.kinds {
			has := uint64(0)
			if slices.Contains(r.kinds, k) {
				has = 1
			}
			block = binary.AppendUvarint(block, has)
		}
		index = appendString(index, string(block))
	}
	return index
}

func compareKinds(a, b kind) int {
	return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.kind, b.kind),
		cmp.Compare(a.version, b.version), cmp.Compare(a.definition, b.definition))
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// compress is deterministic: one goroutine, the highest level.
func compress(content []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := zstd.NewWriter(&out, zstd.WithEncoderLevel(zstd.SpeedBestCompression),
		zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(8<<20), zstd.WithEncoderCRC(false))
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
