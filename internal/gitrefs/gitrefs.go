// Package gitrefs asks repositories elsewhere for their refs, by git ls-remote.
// It is the only package that may use the network, and what it is asked for
// comes from files that nobody vouches for.
package gitrefs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// GitHub is the template for the addresses of repositories on GitHub.
const GitHub = "https://github.com/{owner}/{name}.git"

// A Client lists the refs of repositories. It is safe for concurrent use.
type Client struct {
	// Template is the address of a repository with {owner} and {name} in it.
	Template string
	// Timeout is for one repository; zero means half a minute.
	Timeout time.Duration
}

// Refs are the branches and tags of a repository.
type Refs struct {
	Heads map[string]string // commits by name: "main"
	Tags  map[string]string // commits by name: "v4"; of an annotated tag what it is on
}

var (
	ownerName = lazyregexp.New(`^[A-Za-z0-9][A-Za-z0-9-]*$`)
	repoName  = lazyregexp.New(`^[A-Za-z0-9._-]+$`)
	schemes   = []string{"https://", "http://", "ssh://", "file://"}
)

// Validate reports what is wrong with the template.
func (c *Client) Validate() error {
	for _, part := range []string{"{owner}", "{name}"} {
		if !strings.Contains(c.Template, part) {
			return fmt.Errorf("template %q has no %s", c.Template, part)
		}
	}
	for _, s := range schemes {
		if strings.HasPrefix(c.Template, s) {
			return nil
		}
	}
	return fmt.Errorf("template %q starts with none of %s", c.Template, strings.Join(schemes, ", "))
}

// url returns the address of owner/name.
func (c *Client) url(repository string) (string, error) {
	owner, name, ok := strings.Cut(repository, "/")
	if !ok || !ownerName.MatchString(owner) || !repoName.MatchString(name) || name == "." || name == ".." {
		return "", fmt.Errorf("%q is no repository, want owner/name", repository)
	}
	return strings.NewReplacer("{owner}", owner, "{name}", name).Replace(c.Template), nil
}

// List returns the refs of owner/name. Git runs in an empty folder, asks for
// nothing, and reads neither the configuration of any repository nor that of the
// user or the machine: no alias, helper or rewritten address of theirs takes part.
func (c *Client) List(ctx context.Context, repository string) (*Refs, error) {
	url, err := c.url(repository)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "infralint-refs-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	timeout := c.Timeout
	if timeout == 0 {
		timeout = 30 * time.Second
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, "git", "ls-remote", "--quiet", "--", url, "refs/heads/*", "refs/tags/*")
	cmd.Dir = dir
	cmd.Env = environment(dir)
	cmd.WaitDelay = time.Second
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if errors.Is(ctx.Err(), context.Canceled) {
			return nil, ctx.Err()
		}
		if ctx.Err() != nil {
			return nil, fmt.Errorf("%s: no answer within %v", repository, timeout)
		}
		if errors.Is(err, exec.ErrNotFound) {
			return nil, errors.New("git is not installed")
		}
		message, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		return nil, fmt.Errorf("%s: %s", repository, strings.TrimPrefix(message, "fatal: "))
	}
	return parse(stdout.Bytes()), nil
}

// environment is what git sees: of our own what it needs to run and to find its
// way through proxies, and nothing of what starts with GIT_.
func environment(dir string) []string {
	env := []string{
		"GIT_CONFIG_NOSYSTEM=1",
		"GIT_CONFIG_GLOBAL=" + os.DevNull,
		"GIT_CEILING_DIRECTORIES=" + dir,
		"GIT_TERMINAL_PROMPT=0",
		"GIT_ASKPASS=",
		"SSH_ASKPASS=",
		"GIT_SSH_COMMAND=ssh -o BatchMode=yes",
		"GIT_ALLOW_PROTOCOL=file:http:https:ssh",
		"LC_ALL=C",
	}
	for _, name := range []string{
		"PATH", "HOME", "TMPDIR", "SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR",
		"http_proxy", "https_proxy", "no_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY",
		"SystemRoot", "USERPROFILE", "TEMP", "TMP", // Windows
	} {
		if v, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+v)
		}
	}
	return env
}

// parse reads what git ls-remote prints: a commit, a tab and a ref on each line.
// An annotated tag comes twice, the second time as refs/tags/v4^{} with the
// commit that it is on.
func parse(out []byte) *Refs {
	r := &Refs{Heads: make(map[string]string), Tags: make(map[string]string)}
	for line := range strings.Lines(string(out)) {
		commit, ref, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if !ok {
			continue
		}
		if name, ok := strings.CutPrefix(ref, "refs/heads/"); ok {
			r.Heads[name] = commit
		}
		if name, ok := strings.CutPrefix(ref, "refs/tags/"); ok {
			r.Tags[strings.TrimSuffix(name, "^{}")] = commit // the peeled one comes second
		}
	}
	return r
}

// ErrAmbiguous says that a name is both a tag and a branch, on different commits.
var ErrAmbiguous = errors.New("is both a tag and a branch, on different commits")

// Resolve returns the commit of a tag or a branch.
func (r *Refs) Resolve(ref string) (string, error) {
	tag, isTag := r.Tags[strings.TrimPrefix(ref, "refs/tags/")]
	head, isHead := r.Heads[strings.TrimPrefix(ref, "refs/heads/")]
	switch {
	case isTag && isHead && tag != head && !strings.HasPrefix(ref, "refs/"):
		return "", ErrAmbiguous
	case isTag:
		return tag, nil
	case isHead:
		return head, nil
	}
	return "", errors.New("is neither a tag nor a branch")
}

var version = lazyregexp.New(`^v?\d+(?:\.\d+){0,2}$`)

// Version returns the tag of a commit that says most: v4.2.1 rather than v4;
// empty where no version is on it.
func (r *Refs) Version(commit string) string {
	best := ""
	for name, c := range r.Tags {
		if c != commit || !version.MatchString(name) {
			continue
		}
		a, b := strings.Count(name, "."), strings.Count(best, ".")
		if best == "" || a > b || a == b && (len(name) > len(best) || len(name) == len(best) && name > best) {
			best = name
		}
	}
	return best
}
