package kubernetes

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
)

// A lineMap gives every file that a build parses a range of line numbers of
// its own, by way of blank lines in front of every document. The line of a
// node survives copying and strategic merging, so that the line of a rendered
// field names the file and the line that set it.
type lineMap struct {
	ranges []lineRange // in rising order
	files  map[string]int
	inline map[string][]inlineRange // kustomization file → the YAML in it, in order
	blocks map[*yaml.Node]int       // such YAML → what its lines are moved by
}

// A lineRange says that the lines first+1 to first+n are the lines base+1 to
// base+n of file.
type lineRange struct {
	first, n int
	file     *source.File
	base     int
	indent   int // of every line in the file
}

// An inlineRange is YAML written as a literal block in a kustomization.
type inlineRange struct {
	header int // line of the | in the file
	indent int
	first  int
	lines  []string // of the text
}

// firstLine is above the lines of everything that gets no range of its own:
// nodes that kustomize makes have line 0, what went through JSON has line 1.
const firstLine = 512

// maxBlankLines bounds the blank lines of one build. A file that would need
// more gets no range, and its fields are found by other means.
const maxBlankLines = 4 << 20

// place returns the file and the line that a line of a node stands for.
func (m *lineMap) place(line int) (*source.File, int, bool) {
	r, ok := m.rangeOf(line)
	return r.file, line - r.first + r.base, ok
}

func (m *lineMap) rangeOf(line int) (lineRange, bool) {
	if m == nil {
		return lineRange{}, false
	}
	i := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].first+m.ranges[i].n >= line })
	if i == len(m.ranges) || line <= m.ranges[i].first {
		return lineRange{}, false
	}
	return m.ranges[i], true
}

// newLineMap gives ranges to files and to what is written in kustomizations.
func newLineMap(files []*source.File, kustomizations []*kustomization) *lineMap {
	m := &lineMap{files: make(map[string]int), inline: make(map[string][]inlineRange), blocks: make(map[*yaml.Node]int)}
	next, blank := firstLine, 0
	for _, k := range kustomizations {
		for _, n := range k.inline {
			in, ok := inlineOf(k.file, n)
			if !ok {
				continue
			}
			in.first = next
			m.blocks[n] = next
			m.ranges = append(m.ranges, lineRange{next, len(in.lines), k.file, in.header, in.indent})
			m.inline[k.file.Path] = append(m.inline[k.file.Path], in)
			blank += next
			next += len(in.lines) + 1
		}
	}
	type shape struct {
		file        *source.File
		lines, docs int
	}
	shapes := make([]shape, len(files))
	for i, f := range files {
		shapes[i] = shape{f, f.Lines(), bytes.Count(f.Content, []byte("\n---")) + 1}
	}
	// The offset of a file is paid for each of its documents: those with many
	// short ones go first.
	slices.SortFunc(shapes, func(a, b shape) int {
		return cmp.Or(cmp.Compare(a.lines*b.docs, b.lines*a.docs), cmpPath(a.file.Path, b.file.Path))
	})
	for _, s := range shapes {
		if blank += s.docs * (next + s.lines/2); blank > maxBlankLines {
			break
		}
		m.files[s.file.Path] = next
		m.ranges = append(m.ranges, lineRange{first: next, n: s.lines, file: s.file})
		next += s.lines + 1
	}
	for _, list := range m.inline {
		slices.SortFunc(list, func(a, b inlineRange) int { return cmp.Compare(a.header, b.header) })
	}
	return m
}

// rewrite returns what kustomize is to read in place of f.
func (m *lineMap) rewrite(f *source.File) []byte {
	if first, ok := m.files[f.Path]; ok {
		return shiftDocuments(f.Content, first)
	}
	if list := m.inline[f.Path]; len(list) > 0 {
		return shiftInline(f, list)
	}
	return f.Content
}

// documentSeparator is how kustomize splits a file.
var documentSeparator = lazyregexp.New(`\n---.*\n`)

// shiftDocuments moves every line of content down by first, in each of the
// documents that kustomize will cut out of it.
func shiftDocuments(content []byte, first int) []byte {
	if !utf8.Valid(content) {
		return content // UTF-16 is YAML too
	}
	content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	separators := documentSeparator.FindAllIndex(content, -1)
	var out bytes.Buffer
	out.Grow(len(content) + first*(len(separators)+1))
	start, line := 0, 0 // of the document
	for i := 0; i <= len(separators); i++ {
		end := len(content)
		if i < len(separators) {
			end = separators[i][1]
		}
		doc := content[start:end]
		head := 0
		if bytes.HasPrefix(doc, []byte("\uFEFF")) { // of files that were put together, too
			head = len("\uFEFF")
		}
		// With blank lines in front, --- would become a separator. Text behind it
		// belongs to the document, which then stays where it is.
		marker, isMarker := strings.CutPrefix(string(doc[head:lineEnd(doc)]), "---")
		if isMarker {
			head = lineEnd(doc)
		}
		out.Write(doc[:head])
		if !isMarker || isBlank(marker) {
			writeBlankLines(&out, first+line)
		}
		out.Write(doc[head:])
		line += bytes.Count(doc, []byte("\n"))
		start = end
	}
	return out.Bytes()
}

// lineEnd is the length of the first line with its end.
func lineEnd(text []byte) int {
	if nl := bytes.IndexByte(text, '\n'); nl >= 0 {
		return nl + 1
	}
	return len(text)
}

// isBlank reports whether there is nothing but a comment in a line.
func isBlank(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}

func writeBlankLines(out *bytes.Buffer, n int) {
	for ; n >= len(blankLines); n -= len(blankLines) {
		out.WriteString(blankLines)
	}
	out.WriteString(blankLines[:n])
}

const blankLines = "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"

// inlineOf describes a literal block of f. Folded blocks and quoted scalars
// have no line of their own for each line of the text.
func inlineOf(f *source.File, n *yaml.Node) (inlineRange, bool) {
	if n.Style&yaml.LiteralStyle == 0 || strings.TrimSpace(n.Value) == "" {
		return inlineRange{}, false
	}
	header := string(f.LineSpan(n.Line).Text())
	if bar := strings.LastIndexByte(header, '|'); bar < 0 || strings.ContainsAny(header[bar:], "123456789") {
		return inlineRange{}, false
	}
	in := inlineRange{header: n.Line, lines: strings.Split(strings.TrimRight(n.Value, "\n"), "\n")}
	if marker, ok := strings.CutPrefix(in.lines[0], "---"); ok && !isBlank(marker) {
		return inlineRange{}, false
	}
	for i, text := range in.lines { // the block is as deep as its first line that is not empty
		if text == "" {
			continue
		}
		line := string(f.LineSpan(n.Line + 1 + i).Text())
		in.indent = len(line) - len(text)
		if in.indent <= 0 || line[in.indent:] != text {
			return inlineRange{}, false
		}
		break
	}
	return in, true
}

// shiftInline moves the lines of the blocks in list down by their first.
func shiftInline(f *source.File, list []inlineRange) []byte {
	var out bytes.Buffer
	at := 0                  // offset in f
	upTo := func(line int) { // copies what stands above line
		end := len(f.Content)
		if line <= f.Lines() {
			end = f.LineSpan(line).Start
		}
		if end > at {
			out.Write(f.Content[at:end])
			at = end
		}
	}
	for _, in := range list {
		content := in.header + 1
		if strings.HasPrefix(in.lines[0], "---") {
			content++
		}
		upTo(content)
		if content == in.header+1 {
			// kustomize cuts blank lines off the start of a patch, so a comment goes first.
			out.WriteString(strings.Repeat(" ", in.indent) + "#\n")
			writeBlankLines(&out, in.first-1)
		} else {
			writeBlankLines(&out, in.first)
		}
		for i, text := range in.lines {
			if i > 0 && i < len(in.lines)-1 && strings.HasPrefix(text, "---") {
				upTo(in.header + 1 + i + 1)
				writeBlankLines(&out, in.first+i+1)
			}
		}
	}
	upTo(f.Lines() + 1)
	return out.Bytes()
}
