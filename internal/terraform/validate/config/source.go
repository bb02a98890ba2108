package config

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// A SourceKind says where a module comes from.
type SourceKind uint8

// The kinds of sources. The zero kind is that of a source that is not valid.
const (
	BadSource SourceKind = iota
	LocalSource
	RegistrySource
	RemoteSource  // git, http and the like
	UnknownSource // not constant, which only OpenTofu allows
)

// A Source is the source argument of a module block with its version.
type Source struct {
	Kind     SourceKind
	Text     string
	Versions version.Constraints
	Range    hcl.Range
}

// LocalDir returns the directory of a local source, for a call in dir. Both
// are slash-separated and relative to the root; the result starts with ".." if
// it is outside.
func (s Source) LocalDir(dir string) string {
	return path.Join(dir, strings.ReplaceAll(s.Text, `\`, "/"))
}

// IsLocal reports whether the source is a path.
func (s Source) IsLocal() bool { return isLocal(s.Text) }

// parseSource tells what kind of source text is. Whatever the downloader of
// Terraform might make sense of is RemoteSource.
func parseSource(text string, hasVersion bool) (SourceKind, *Problem) {
	local := isLocal(text)
	if hasVersion {
		if local || !isRegistry(text) {
			return BadSource, &Problem{"Invalid registry module source address",
				fmt.Sprintf("%q is not of the form [HOST/]NAMESPACE/NAME/PROVIDER; version is for modules of a registry only", text)}
		}
		return RegistrySource, nil
	}
	switch {
	case local:
		return LocalSource, nil
	case isRegistry(text):
		return RegistrySource, nil
	}
	if why := remoteProblem(text); why != "" {
		return BadSource, &Problem{"Invalid module source address", why}
	}
	return RemoteSource, nil
}

func isLocal(text string) bool {
	for _, prefix := range []string{"./", "../", `.\`, `..\`} {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	return false
}

var (
	registryName   = lazyregexp.New(`^[0-9A-Za-z](?:[0-9A-Za-z-_]{0,62}[0-9A-Za-z])?$`)
	registrySystem = lazyregexp.New(`^[0-9a-z]{1,64}$`)
)

// isRegistry reports whether text is [HOST/]NAMESPACE/NAME/PROVIDER, perhaps
// with a directory behind a double slash.
func isRegistry(text string) bool {
	main, sub, hasSub := splitSubdir(text)
	if hasSub && strings.HasPrefix(path.Clean(sub), "..") {
		return false
	}
	parts := strings.Split(main, "/")
	if len(parts) == 4 {
		host := parts[0]
		if !strings.Contains(host, ".") || !validHost(host) {
			return false
		}
		switch strings.ToLower(host) {
		case "github.com", "bitbucket.org", "gitlab.com":
			return false
		}
		parts = parts[1:]
	} else if len(parts) == 3 && (parts[0] == "github.com" || parts[0] == "bitbucket.org" || parts[0] == "gitlab.com") {
		return false
	}
	return len(parts) == 3 && registryName.MatchString(parts[0]) && registryName.MatchString(parts[1]) && registrySystem.MatchString(parts[2])
}

// splitSubdir splits off what stands behind a double slash, but for that of a
// scheme.
func splitSubdir(text string) (main, sub string, ok bool) {
	from := 0
	if i := strings.Index(text, "://"); i >= 0 {
		from = i + 3
	}
	i := strings.Index(text[from:], "//")
	if i < 0 {
		return text, "", false
	}
	i += from
	sub = text[i+2:]
	sub, query, hasQuery := strings.Cut(sub, "?")
	main = text[:i]
	if hasQuery {
		main += "?" + query
	}
	return main, sub, true
}

var forced = lazyregexp.New(`^([A-Za-z0-9]+)::(.+)$`)

// remoteProblem says why text cannot be downloaded; "" if it might.
func remoteProblem(text string) string {
	if text == "" {
		return "the source is empty"
	}
	main, sub, hasSub := splitSubdir(text)
	if hasSub {
		if clean := path.Clean("/" + sub); path.Clean(sub) != "." && strings.HasPrefix(path.Clean(sub), "..") {
			return fmt.Sprintf("the directory %q leads out of the package", clean)
		}
	}
	if m := forced.FindStringSubmatch(main); m != nil {
		main = m[2]
	}
	switch {
	case strings.HasPrefix(main, "/"), regexpWindows.MatchString(main):
		return ""
	case strings.HasPrefix(main, "github.com/"):
		if len(strings.Split(main, "/")) < 3 {
			return "a GitHub source is of the form github.com/OWNER/REPOSITORY"
		}
		return ""
	case strings.HasPrefix(main, "gitlab.com/"), strings.HasPrefix(main, "bitbucket.org/"):
		if len(strings.Split(main, "/")) < 3 {
			return "the source is of the form HOST/OWNER/REPOSITORY"
		}
		return ""
	case scpForm.MatchString(main), strings.Contains(main, ".amazonaws.com/"), strings.Contains(main, ".googleapis.com/"):
		return ""
	}
	if u, err := url.Parse(main); err == nil && u.Scheme != "" {
		return ""
	}
	return fmt.Sprintf("%q is no registry module and no address; write %q for a directory", text, "./"+text)
}

var (
	scpForm       = lazyregexp.New(`^(?:[^@/]+@)[^:/]+:.+$`)
	regexpWindows = lazyregexp.New(`^[A-Za-z]:[\\/]`)
)
