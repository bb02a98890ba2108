package gitrefs

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository makes a bare repository acme/tool below a folder, with a commit for
// each name of tags and branches, and returns the template for it.
func repository(t *testing.T) (template string, run func(args ...string) string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("git is not installed")
		}
		t.Skip("git is not installed")
	}
	root := t.TempDir()
	dir := filepath.Join(root, "acme", "tool")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	run = func(args ...string) string {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(environment(dir), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return strings.TrimSpace(string(out))
	}
	run("init", "--quiet", "--initial-branch", "main", ".")
	return "file://" + filepath.ToSlash(root) + "/{owner}/{name}", run
}

func TestList(t *testing.T) {
	template, git := repository(t)
	git("commit", "--quiet", "--allow-empty", "-m", "one")
	one := git("rev-parse", "HEAD")
	git("tag", "v1.2.3")
	git("tag", "-a", "v1", "-m", "annotated")
	git("branch", "both")
	git("commit", "--quiet", "--allow-empty", "-m", "two")
	two := git("rev-parse", "HEAD")
	git("tag", "both")
	git("update-ref", "refs/pull/1/head", two)

	c := &Client{Template: template}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	refs, err := c.List(t.Context(), "acme/tool")
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{"v1": one, "v1.2.3": one, "main": two, "refs/tags/v1": one, "refs/heads/main": two, "refs/tags/both": two} {
		if got, err := refs.Resolve(ref); got != want || err != nil {
			t.Errorf("Resolve(%q) = %q, %v, want %q", ref, got, err, want)
		}
	}
	if got := refs.Version(one); got != "v1.2.3" {
		t.Errorf("Version = %q, want the tag that says most", got)
	}
	if got := refs.Version(two); got != "" {
		t.Errorf("Version = %q of a commit without version", got)
	}
	if _, err := refs.Resolve("both"); !errors.Is(err, ErrAmbiguous) {
		t.Errorf("Resolve(both): %v, want that it is ambiguous", err)
	}
	if _, err := refs.Resolve("v9"); err == nil {
		t.Error("Resolve(v9): no error")
	}
}

// What a repository says of itself, and where it is asked from, is not to run
// anything or lead elsewhere.
func TestConfigurationTakesNoPart(t *testing.T) {
	template, git := repository(t)
	git("commit", "--quiet", "--allow-empty", "-m", "one")
	home := t.TempDir()
	config := "[url \"file:///nowhere/\"]\n\tinsteadOf = " + strings.Split(template, "{")[0] + "\n"
	if err := os.WriteFile(filepath.Join(home, ".gitconfig"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	t.Setenv("GIT_DIR", filepath.Join(home, "nowhere"))
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "url.file:///nowhere/.insteadOf")
	t.Setenv("GIT_CONFIG_VALUE_0", "file:///")
	t.Setenv("GIT_EXEC_PATH", home)
	if _, err := (&Client{Template: template}).List(t.Context(), "acme/tool"); err != nil {
		t.Error(err)
	}
}

func TestNamesThatAreNone(t *testing.T) {
	c := &Client{Template: "file:///tmp/{owner}/{name}"}
	for _, name := range []string{"", "acme", "-u/x", "--upload-pack=touch x/y", "acme/..", "acme/.", "../etc/passwd", "acme/a b", "acme/a/b", "a\nb/c", "acme/x?y", "ext::sh/x"} {
		if url, err := c.url(name); err == nil {
			t.Errorf("url(%q) = %q, want an error", name, url)
		}
	}
	for _, template := range []string{"", "--upload-pack={owner}{name}", "ext::sh -c {owner}/{name}", "https://github.com/{owner}", "git@github.com:{owner}/{name}"} {
		if err := (&Client{Template: template}).Validate(); err == nil {
			t.Errorf("Validate(%q): no error", template)
		}
	}
}

func TestNoSuchRepository(t *testing.T) {
	template, _ := repository(t)
	_, err := (&Client{Template: template}).List(t.Context(), "acme/other")
	if err == nil || !strings.HasPrefix(err.Error(), "acme/other: ") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v, want one line that names the repository", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (&Client{Template: template}).List(ctx, "acme/tool"); err == nil {
		t.Error("no error of a context that is done")
	}
}
