package functions

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/infralint/infralint/internal/source"
)

// files reads below the root and nowhere else.
type files struct {
	fsys fs.FS
	dir  string
}

// errOutside stands for a file whose content cannot be known here: outside of
// the root, too large, or unreadable on this machine. The result of the call is
// unknown then.
var errOutside = errors.New("the file is out of reach")

// locate returns where in the tree the path p of a call leads, or errOutside.
// A "~" at the start stands for a home directory.
func (f *files) locate(p string) (string, error) {
	if err := checkTilde(p); err != nil {
		return "", err
	}
	if strings.HasPrefix(p, "~") {
		return "", errOutside
	}
	return f.locatePlain(p)
}

// locatePlain is locate where "~" means nothing.
func (f *files) locatePlain(p string) (string, error) {
	if f.fsys == nil || path.IsAbs(p) {
		return "", errOutside
	}
	name := path.Join(".", f.dir, p)
	if name == ".." || strings.HasPrefix(name, "../") || !fs.ValidPath(name) {
		return "", errOutside
	}
	return name, nil
}

// stat returns what the tree has at name. Terraform would see the same, so its
// errors are errors of the call, except errOutside.
func (f *files) stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(f.fsys, name)
	switch {
	case err == nil || errors.Is(err, fs.ErrNotExist):
		return info, err
	case belowFile(f.fsys, name):
		return nil, fmt.Errorf("%q is not in a directory", name)
	}
	return nil, errOutside
}

// belowFile reports whether name would be inside of something that is not a
// directory.
func belowFile(fsys fs.FS, name string) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if info, err := fs.Stat(fsys, dir); err == nil {
			return !info.IsDir()
		}
	}
	return false
}

// read returns the content of the file that a call names.
func (f *files) read(p string) ([]byte, error) {
	name, err := f.locate(p)
	if err != nil {
		return nil, err
	}
	info, err := f.stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %q; a file that a resource creates cannot be read by a function, take the resource's attribute instead", path.Clean(p))
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%q is a directory", path.Clean(p))
	}
	content, err := source.ReadLimited(f.fsys, name)
	if err != nil {
		return nil, errOutside
	}
	return content, nil
}

// fileFunctions are the names of the functions that read files, apart from
// templatefile.
var fileFunctions = []string{
	"file", "filebase64", "filebase64sha256", "filebase64sha512", "fileexists",
	"filemd5", "fileset", "filesha1", "filesha256", "filesha512",
}

func (f *files) functions() map[string]function.Function {
	return map[string]function.Function{
		"file":             f.contentFunc(utf8Text),
		"filebase64":       f.contentFunc(encodeBase64),
		"filebase64sha256": f.digestFunc(base64SHA256),
		"filebase64sha512": f.digestFunc(base64SHA512),
		"fileexists":       f.existsFunc(),
		"filemd5":          f.digestFunc(hexMD5),
		"fileset":          f.setFunc(),
		"filesha1":         f.digestFunc(hexSHA1),
		"filesha256":       f.digestFunc(hexSHA256),
		"filesha512":       f.digestFunc(hexSHA512),
	}
}

func utf8Text(p string, content []byte) (string, error) {
	if !utf8.Valid(content) {
		return "", fmt.Errorf("%q is not valid UTF-8; filebase64 can read it", path.Clean(p))
	}
	return string(content), nil
}

func encodeBase64(_ string, content []byte) (string, error) {
	return base64.StdEncoding.EncodeToString(content), nil
}

// contentFunc returns a function of the content of a file. Terraform blames
// the argument when it cannot be read.
func (f *files) contentFunc(text func(p string, content []byte) (string, error)) function.Function {
	return fileFunc(func(p string) (string, error) {
		content, err := f.read(p)
		if err != nil {
			return "", blame(0, err)
		}
		return text(p, content)
	})
}

// digestFunc returns a function of the hash of a file. Terraform blames the
// whole call for its errors.
func (f *files) digestFunc(d digest) function.Function {
	return fileFunc(func(p string) (string, error) {
		content, err := f.read(p)
		if err != nil {
			return "", err
		}
		return d(content), nil
	})
}

// blame says that err is the fault of argument i.
func blame(i int, err error) error {
	if err == nil || errors.Is(err, errOutside) {
		return err
	}
	return function.NewArgError(i, err)
}

// fileFunc returns a function of a path whose result is unknown when f fails
// with errOutside.
func fileFunc(f func(p string) (string, error)) function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("path")},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			s, err := f(args[0].AsString())
			switch {
			case errors.Is(err, errOutside):
				return cty.UnknownVal(ty), nil
			case err != nil:
				return cty.UnknownVal(ty), err
			}
			return cty.StringVal(s), nil
		},
	})
}

func (f *files) existsFunc() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("path")},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			p := args[0].AsString()
			name, err := f.locate(p)
			if errors.Is(err, errOutside) {
				return cty.UnknownVal(ty), nil
			}
			if err != nil {
				return cty.UnknownVal(ty), err
			}
			info, err := f.stat(name)
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return cty.False, nil
			case errors.Is(err, errOutside):
				return cty.UnknownVal(ty), nil
			case err != nil:
				return cty.UnknownVal(ty), err
			case info.IsDir():
				return cty.UnknownVal(ty), fmt.Errorf("%q is a directory, not a file", path.Clean(p))
			case !info.Mode().IsRegular():
				return cty.UnknownVal(ty), fmt.Errorf("%q is not a regular file", path.Clean(p))
			}
			return cty.True, nil
		},
	})
}

func (f *files) setFunc() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("path"), stringParam("pattern")},
		Type:         function.StaticReturnType(cty.Set(cty.String)),
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			dir, err := f.locatePlain(args[0].AsString())
			if errors.Is(err, errOutside) {
				return cty.UnknownVal(ty), nil
			}
			if err != nil {
				return cty.UnknownVal(ty), err
			}
			// The path is part of the pattern, so what it has of wildcards counts.
			pattern := path.Join(dir, args[1].AsString())
			if pattern == ".." || strings.HasPrefix(pattern, "../") {
				return cty.UnknownVal(ty), nil
			}
			names, err := find(f.fsys, pattern)
			switch {
			case errors.Is(err, errBadPattern):
				return cty.UnknownVal(ty), fmt.Errorf("%q is not a valid pattern", args[1].AsString())
			case err != nil:
				return cty.UnknownVal(ty), nil
			}
			var out []cty.Value
			for _, name := range names {
				info, err := fs.Stat(f.fsys, name)
				switch {
				case errors.Is(err, fs.ErrNotExist):
					return cty.UnknownVal(ty), fmt.Errorf("%q is a link that leads nowhere", name)
				case err != nil:
					return cty.UnknownVal(ty), nil
				case !info.Mode().IsRegular():
					continue
				}
				rel, err := filepath.Rel(filepath.FromSlash(dir), filepath.FromSlash(name))
				if err != nil {
					return cty.UnknownVal(ty), nil
				}
				out = append(out, cty.StringVal(filepath.ToSlash(rel)))
			}
			if len(out) == 0 {
				return cty.SetValEmpty(cty.String), nil
			}
			return cty.SetVal(out), nil
		},
	})
}
