package actions

import (
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/shell"
)

// A publishKind is a registry with the commands that publish to it.
type publishKind struct {
	registry string
	host     string
	commands []string // their words without options
	// tokens are variables with the token, tokenOptions options, and
	// elsewhere options that name another registry.
	tokens, tokenOptions, elsewhere []string
}

var publishKinds = []publishKind{
	{
		"npm", "registry.npmjs.org",
		[]string{"npm publish", "npm stage publish", "pnpm publish", "bun publish", "pnpm recursive publish", "yarn npm publish", "yarn publish"},
		[]string{"NODE_AUTH_TOKEN", "NPM_TOKEN", "NPM_AUTH_TOKEN", "NPM_CONFIG_TOKEN", "YARN_NPM_AUTH_TOKEN"}, nil, []string{"--registry"},
	},
	{
		"PyPI", "pypi.org",
		[]string{"twine upload", "uv publish", "poetry publish", "flit publish", "hatch publish", "pdm publish", "rye publish", "maturin publish", "maturin upload"},
		[]string{"TWINE_PASSWORD", "UV_PUBLISH_TOKEN", "UV_PUBLISH_PASSWORD", "POETRY_PYPI_TOKEN_PYPI", "FLIT_PASSWORD", "HATCH_INDEX_AUTH", "PDM_PUBLISH_PASSWORD", "MATURIN_PYPI_TOKEN", "PYPI_TOKEN"},
		[]string{"-p", "--password", "-t", "--token", "-a", "--auth"},
		[]string{"--repository-url", "--repository", "-r", "--publish-url", "--index"},
	},
	{
		"NuGet", "nuget.org",
		[]string{"nuget push", "nuget.exe push", "dotnet nuget push"},
		[]string{"NUGET_API_KEY", "NUGET_AUTH_TOKEN", "NUGET_TOKEN"}, []string{"-k", "--api-key", "-ApiKey"}, []string{"-s", "--source", "-Source"},
	},
	{
		"crates.io", "crates.io",
		[]string{"cargo publish"},
		[]string{"CARGO_REGISTRY_TOKEN", "CARGO_REGISTRIES_CRATES_IO_TOKEN", "CRATES_IO_TOKEN"}, []string{"--token"}, []string{"--registry", "--index"},
	},
	{
		"pub.dev", "pub.dev",
		[]string{"dart pub publish", "flutter pub publish"},
		[]string{"PUB_TOKEN"}, nil, []string{"--server"},
	},
	{
		"RubyGems", "rubygems.org",
		[]string{"gem push"},
		[]string{"GEM_HOST_API_KEY", "RUBYGEMS_API_KEY"}, nil, []string{"--host"},
	},
}

// runners are commands that run the program that follows.
var runners = []string{
	"uv run", "uv tool run", "uvx", "pipx run", "poetry run", "pdm run", "hatch run", "rye run", "python", "python3", "bundle exec",
	"npx", "bunx", "bun x", "pnpm exec", "pnpm dlx", "yarn exec", "yarn run", "yarn dlx", "npm exec", "corepack",
}

// valuedOptions are options of the programs above whose next word is their value,
// shortOptions those that are none of npm and its like.
var (
	valuedOptions = []string{
		"-w", "--workspace", "--prefix", "--filter", "--cwd", "-C", "--tag", "--access", "--otp", "--with", "--from", "--python", "--extra", "--group", "--project",
		"--directory", "--package", "--manifest-path", "--target", "--target-dir", "--features", "--username", "--password", "--token",
		"--repository", "--repository-url", "--publish-url", "--index", "--registry", "--api-key", "--source", "--host",
	}
	shortOptions = []string{"-p", "-u", "-t", "-r", "-k", "-s"}
)

// publishing returns the registry that a command publishes to, and the words of
// the command up to that; nil for a command that does not, or only tries to.
func publishing(c *shell.Command) (kind *publishKind, words []string) {
	for _, a := range c.Args {
		if strings.HasPrefix(a.Text, "--dry-run") || a.Text == "-n" && c.Is("cargo", "dart", "flutter") || a.Text == "--help" || a.Text == "-h" {
			return nil, nil
		}
	}
	valued := valuedOptions
	if !c.Is("npm", "pnpm", "yarn", "bun", "npx", "bunx") {
		valued = slices.Concat(valued, shortOptions)
	}
	words = append([]string{pythonVersion.ReplaceAllString(c.Program(), "python")}, operands(c, valued...)...)
	for changed := true; changed; {
		changed = false
		for _, r := range runners {
			if rest, ok := startsWith(words, r); ok && len(rest) > 0 {
				words, changed = slices.Clone(rest), true
				words[0], _, _ = strings.Cut(words[0], "@") // uvx twine@6
			}
		}
	}
	if rest, ok := startsWith(words, "yarn workspace"); ok && len(rest) > 0 {
		words = append([]string{"yarn"}, rest[1:]...)
	}
	if rest, ok := startsWith(words, "yarn workspaces foreach"); ok {
		words = append([]string{"yarn"}, rest...)
	}
	if len(words) > 1 && strings.HasPrefix(words[1], "+") { // cargo +nightly
		words = slices.Delete(words, 1, 2)
	}
	for i := range publishKinds {
		for _, command := range publishKinds[i].commands {
			if _, ok := startsWith(words, command); ok {
				return &publishKinds[i], strings.Fields(command)
			}
		}
	}
	return nil, nil
}

var pythonVersion = lazyregexp.New(`^python3?\.\d+$`)

// startsWith returns the words behind those of command; false where words do not
// begin with them.
func startsWith(words []string, command string) ([]string, bool) {
	want := strings.Fields(command)
	if len(words) < len(want) || !slices.Equal(words[:len(want)], want) {
		return nil, false
	}
	return words[len(want):], true
}

// commandEnd returns the end of the last of words in a command.
func commandEnd(c *shell.Command, words []string) int {
	end := c.Name.End
	for _, a := range c.Args {
		if a.Text == words[len(words)-1] {
			return a.End
		}
	}
	return end
}

// isElsewhere reports whether a command publishes to another registry than the
// public one.
func isElsewhere(in actions.Scope, k *publishKind, c *shell.Command) bool {
	if v, ok := option(c, k.elsewhere...); ok {
		return !strings.Contains(v, k.host) && !contains([]string{"pypi", "testpypi", "crates-io"}, v) && !(c.Is("hatch") && contains([]string{"main", "test"}, v))
	}
	for _, s := range in.Job.Steps {
		if v := actions.Input(s, "registry-url"); v != nil && k.registry == "npm" && !strings.Contains(v.Value, k.host) {
			return true
		}
	}
	return false
}

// A tokenSource is where a command that publishes has its token from.
type tokenSource uint8

const (
	noToken     tokenSource = iota // that can be seen
	otherToken                     // such as one that the registry gives for some minutes
	secretToken                    // a secret that is not GitHub's own token
)

func tokenOf(t *actions.Source, in actions.Scope, k *publishKind, c *shell.Command) tokenSource {
	source := noToken
	look := func(v string) {
		v = strings.ToLower(v)
		switch {
		case v == "":
		case strings.Contains(v, "secrets.") && !strings.Contains(v, "secrets.github_token"):
			source = secretToken
		default:
			source = max(source, otherToken)
		}
	}
	if _, ok := option(c, k.tokenOptions...); ok {
		look(actions.Run(in.Step).Value[c.Start:c.End])
	}
	for _, env := range []*actionlint.Env{in.Step.Env, in.Job.Env, t.Syntax.Env} {
		if env == nil {
			continue
		}
		for _, name := range k.tokens {
			if v := env.Vars[strings.ToLower(name)]; v != nil {
				look(v.Value.Value)
			}
		}
	}
	return source
}
