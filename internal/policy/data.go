package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// addData reads a file of data or a folder of them.
func (u *user) addData(root string) error {
	root = path.Clean(root)
	return fs.WalkDir(u.fsys, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".json", ".yaml", ".yml"}, path.Ext(name)) {
			return err
		}
		content, err := source.ReadLimited(u.fsys, name)
		if err != nil {
			return err
		}
		value, err := dataOf(source.NewFile(name, content))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if name != root {
			dirs := strings.Split(strings.TrimPrefix(path.Dir(name), root), "/")
			for _, dir := range slices.Backward(dirs) {
				if dir != "" && dir != "." {
					value = map[string]any{dir: value}
				}
			}
		}
		if err := merge(u.data, value); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	})
}

func dataOf(f *source.File) (map[string]any, error) {
	docs, err := yamlfile.Parse(f)
	if err != nil {
		return nil, err
	}
	if len(docs) == 0 {
		return nil, nil
	}
	value, err := docs[0].Value(yamlfile.YAML12)
	if err != nil {
		return nil, err
	}
	object, ok := value.(map[string]any)
	if !ok && value != nil {
		return nil, errors.New("data must be an object")
	}
	return object, nil
}

// merge adds from to into. Two values for one key are an error.
func merge(into, from map[string]any) error {
	for key, value := range from {
		old, ok := into[key]
		if !ok {
			into[key] = value
			continue
		}
		a, isObject := old.(map[string]any)
		b, areObjects := value.(map[string]any)
		if !isObject || !areObjects {
			if same(old, value) {
				continue
			}
			return fmt.Errorf("data has two values for the key %q", key)
		}
		if err := merge(a, b); err != nil {
			return err
		}
	}
	return nil
}

func same(a, b any) bool {
	x, errA := json.Marshal(a)
	y, errB := json.Marshal(b)
	return errA == nil && errB == nil && bytes.Equal(x, y)
}
