package docker

import (
	"bytes"
	"sort"
	"strings"
	"unicode"

	"github.com/infralint/infralint/internal/source"
)

// A text is a part of a file with something left out between its lines: what
// continues a line, comments, tabs that a here-document drops.
type text struct {
	string
	file     *source.File
	segments []segment // in order
}

// A segment says where the bytes from at on stand in the file.
type segment struct{ at, offset int }

// add appends bytes of the file.
func (t *text) add(start, end int) {
	t.segments = append(t.segments, segment{len(t.string), start})
	t.string += string(t.file.Content[start:end])
}

// offset returns where a byte of the text stands in the file.
func (t *text) offset(at int) int {
	i := sort.Search(len(t.segments), func(i int) bool { return t.segments[i].at > at }) - 1
	if i < 0 {
		return 0
	}
	return t.segments[i].offset + at - t.segments[i].at
}

// span returns the bytes of the file that [start, end) of the text come from.
func (t *text) span(start, end int) source.Span {
	if len(t.segments) == 0 {
		return t.file.Span(0, 0)
	}
	start = min(max(start, 0), len(t.string))
	end = min(max(end, start), len(t.string))
	if start == end {
		return t.file.Span(t.offset(start), t.offset(start))
	}
	return t.file.Span(t.offset(start), t.offset(end-1)+1)
}

// from returns the text from a byte on.
func (t *text) from(at int) *text {
	rest := &text{string: t.string[at:], file: t.file}
	for i, s := range t.segments {
		if i+1 < len(t.segments) && t.segments[i+1].at <= at {
			continue
		}
		if s.at < at {
			s = segment{at, s.offset + at - s.at}
		}
		rest.segments = append(rest.segments, segment{s.at - at, s.offset})
	}
	return rest
}

// logicalLine puts an instruction together from the line on that it begins
// with, as BuildKit's parser does, and returns the line behind it.
func logicalLine(f *source.File, line int, escape byte) (*text, int) {
	t := &text{file: f}
	var pieces strings.Builder
	for first := true; line <= f.Lines(); line++ {
		s := f.LineSpan(line)
		content := bytes.TrimRight(s.Text(), "\r\n")
		start := s.Start
		trimmed := bytes.TrimLeftFunc(content, unicode.IsSpace)
		if first {
			if start == 0 {
				trimmed = bytes.TrimLeftFunc(bytes.TrimPrefix(content, []byte("\uFEFF")), unicode.IsSpace)
			}
			start += len(content) - len(trimmed)
			content = trimmed
		} else if len(trimmed) == 0 || trimmed[0] == '#' {
			continue
		}
		first = false
		kept, more := cutContinuation(content, escape)
		t.segments = append(t.segments, segment{pieces.Len(), start})
		pieces.Write(kept)
		if !more {
			line++
			break
		}
	}
	t.string = pieces.String()
	return t, line
}

// cutContinuation removes the sign at the end of a line that the next line
// continues.
func cutContinuation(line []byte, escape byte) ([]byte, bool) {
	end := bytes.TrimRight(line, " \t")
	if len(end) == 0 || end[len(end)-1] != escape {
		return line, false
	}
	if len(end) > 1 && end[len(end)-2] == escape {
		return line, false
	}
	return end[:len(end)-1], true
}
