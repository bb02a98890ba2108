package argo

import "strings"

// A GitPath is a directory that goes with the address of a repository.
type GitPath struct{ RepoURL, Path string }

// GitPaths returns the paths that an ApplicationSet names with their
// repositories, without what its generators make: those of its template, and the
// part of the patterns of its generators in front of what is no name.
func GitPaths(object map[string]any) (paths []GitPath) {
	spec, _ := object["spec"].(map[string]any)
	if template, ok := spec["template"].(map[string]any); ok {
		for _, s := range application(template, nil).Sources {
			if s.Chart == "" && s.Path != "" && !s.Open["path"] && !s.Open["repoURL"] {
				paths = append(paths, GitPath{s.RepoURL, s.Path})
			}
		}
	}
	var walk func(v any)
	walk = func(v any) {
		list, _ := v.([]any)
		for _, item := range list {
			g, _ := item.(map[string]any)
			for _, kind := range []string{"matrix", "merge"} {
				if nested, ok := g[kind].(map[string]any); ok {
					walk(nested["generators"])
				}
			}
			git, _ := g["git"].(map[string]any)
			url, _ := git["repoURL"].(string)
			for _, key := range []string{"directories", "files"} {
				entries, _ := git[key].([]any)
				for _, e := range includes(entries) {
					if p := fixedPart(e.pattern); p != "" && !e.exclude && !isPlaceholder(url) {
						paths = append(paths, GitPath{url, p})
					}
				}
			}
		}
	}
	walk(spec["generators"])
	return paths
}

// fixedPart returns the directories of a pattern in front of the first that is
// no plain name, "" if there are none.
func fixedPart(pattern string) string {
	i := strings.IndexAny(pattern, "*?[{")
	if i < 0 {
		i = len(pattern)
	}
	dir, _, ok := cutLast(pattern[:i], "/")
	if !ok {
		return ""
	}
	return dir
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
