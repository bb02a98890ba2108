// Package source holds the bytes of the files under analysis and the one
// way to point into them. It knows no language.
package source

import (
	"bytes"
	"fmt"
	"sort"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// A File is one file of the repository, read once and never changed.
// It is safe for concurrent use.
type File struct {
	Path    string // slash-separated, relative to the repository root
	Content []byte
	// Target is the file of the repository that Path is a symbolic link to, in
	// the form of Path; empty for an ordinary file.
	Target string
	// Named says that the command line names the file itself, so that what it is
	// may be told by its content where its name does not tell.
	Named bool

	index sync.Once
	lines []int // offset of the first byte of each line
}

// NewFile returns a File for content, which it retains.
func NewFile(path string, content []byte) *File {
	return &File{Path: path, Content: content}
}

// lineStarts returns the offset of the first byte of each line. It is built
// on first use: most files have no finding and never need it.
func (f *File) lineStarts() []int {
	f.index.Do(func() {
		f.lines = make([]int, 1, bytes.Count(f.Content, []byte{'\n'})+1)
		for i, b := range f.Content {
			if b == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	})
	return f.lines
}

// Lines returns the number of lines; an empty file has one.
func (f *File) Lines() int { return len(f.lineStarts()) }

// Span returns the bytes [start, end) of f, cut to the file.
func (f *File) Span(start, end int) Span {
	start = min(max(start, 0), len(f.Content))
	return Span{f, start, min(max(end, start), len(f.Content))}
}

// LineSpan returns the whole of a 1-based line without its line end. A line
// outside the file becomes the nearest one. It is for tools that know no more
// than a line.
func (f *File) LineSpan(line int) Span {
	lines := f.lineStarts()
	line = min(max(line, 1), len(lines))
	start := lines[line-1]
	end := len(f.Content)
	if i := bytes.IndexByte(f.Content[start:], '\n'); i >= 0 {
		end = start + i
	}
	if end > start && f.Content[end-1] == '\r' {
		end--
	}
	return Span{f, start, end}
}

// byteOrderMark may stand at the start of a file; parsers do not count it.
var byteOrderMark = []byte("\uFEFF")

// Offset returns the byte offset of a 1-based line and a 1-based column that
// counts Unicode code points, as YAML parsers give it. A place outside the
// file becomes the nearest one inside its line.
func (f *File) Offset(line, column int) int {
	s := f.LineSpan(line)
	at := s.Start
	if at == 0 && bytes.HasPrefix(f.Content, byteOrderMark) {
		at = len(byteOrderMark)
	}
	for ; column > 1 && at < s.End; column-- {
		_, n := utf8.DecodeRune(f.Content[at:s.End])
		at += n
	}
	return at
}

// Position converts a byte offset to a line and a column. Only reporters
// need it: everything else counts in bytes.
func (f *File) Position(offset int) Position {
	lines := f.lineStarts()
	offset = min(max(offset, 0), len(f.Content))
	i := sort.SearchInts(lines, offset+1) - 1
	column := 1
	for b := f.Content[lines[i]:offset]; len(b) > 0; {
		r, n := utf8.DecodeRune(b)
		column += utf16.RuneLen(r)
		b = b[n:]
	}
	return Position{f.Path, i + 1, column}
}

// A Span is a half-open range of bytes in a file.
// The zero Span is "no place"; a Span with Start == End is a point.
type Span struct {
	File       *File
	Start, End int // byte offsets
}

// IsZero reports whether s is no place at all.
func (s Span) IsZero() bool { return s.File == nil }

// Pos returns the position of the first byte of s.
func (s Span) Pos() Position { return s.File.Position(s.Start) }

// EndPos returns the position just behind the last byte of s.
func (s Span) EndPos() Position { return s.File.Position(s.End) }

// Text returns the bytes that s covers.
func (s Span) Text() []byte { return s.File.Content[s.Start:s.End] }

// FirstLine returns the part of s that lies on the line where s starts,
// without the line end.
func (s Span) FirstLine() Span {
	if i := bytes.IndexByte(s.Text(), '\n'); i >= 0 {
		s.End = s.Start + i
		if s.End > s.Start && s.File.Content[s.End-1] == '\r' {
			s.End--
		}
	}
	return s
}

// A Position is a place as people and SARIF count it: from 1.
// Column counts UTF-16 code units, one of the two units that SARIF allows.
type Position struct {
	Path         string
	Line, Column int
}

// String returns path:line:column, which terminals and editors make a link.
func (p Position) String() string { return fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Column) }
