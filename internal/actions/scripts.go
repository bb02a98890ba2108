package actions

import (
	"strings"

	"github.com/rhysd/actionlint"
)

// scriptInputs are inputs of actions that are run as code, on the runner or
// where the action takes them.
var scriptInputs = []struct {
	action string
	inputs []string
}{
	{"8398a7/action-slack", []string{"custom_payload"}},
	{"actions/github-script", []string{"script"}},
	{"addnab/docker-run-action", []string{"run", "options"}},
	{"aganders3/headless-gui", []string{"run"}},
	{"amadevus/pwsh-script", []string{"script"}},
	{"appleboy/ssh-action", []string{"script"}},
	{"azure/cli", []string{"inlinescript"}},
	{"azure/powershell", []string{"inlinescript"}},
	{"bahmutov/npm-install", []string{"install-command"}},
	{"cachix/cachix-action", []string{"installcommand"}},
	{"cardinalby/js-eval-action", []string{"expression"}},
	{"changesets/action", []string{"publish", "version"}},
	{"cloudflare/wrangler-action", []string{"precommands", "postcommands"}},
	{"coactions/setup-xvfb", []string{"run"}},
	{"codspeedhq/action", []string{"run"}},
	{"cross-platform-actions/action", []string{"run"}},
	{"cross-the-world/ssh-pipeline", []string{"script"}},
	{"cross-the-world/ssh-scp-ssh-pipelines", []string{"first_ssh", "last_ssh"}},
	{"cypress-io/github-action", []string{"build", "command", "install-command", "start", "start-windows", "command-prefix"}},
	{"d3rhase/ssh-command-action", []string{"command"}},
	{"devcontainers/ci", []string{"runcmd"}},
	{"devorbitus/yq-action-output", []string{"cmd"}},
	{"easingthemes/ssh-deploy", []string{"script_before", "script_after"}},
	{"fifsky/ssh-action", []string{"command"}},
	{"gabrielbb/xvfb-action", []string{"run"}},
	{"gacts/run-and-post-run", []string{"run", "post"}},
	{"garygrossgarten/github-action-ssh", []string{"command"}},
	{"gautamkrishnar/blog-post-workflow", []string{"item_exec"}},
	{"google-github-actions/ssh-compute", []string{"command"}},
	{"jannekem/run-python-script-action", []string{"script"}},
	{"jarvusinnovations/background-action", []string{"run"}},
	{"knicknic/os-specific-run", []string{"linux", "macos", "windows"}},
	{"kohlerdominik/docker-run-action", []string{"run", "options"}},
	{"malinskiy/action-android/emulator-run-cmd", []string{"cmd"}},
	{"mathiasvr/command-output", []string{"run"}},
	{"maus007/docker-run-action-fork", []string{"run", "options"}},
	{"mikefarah/yq", []string{"cmd"}},
	{"nick-fields/retry", []string{"command", "on_retry_command", "new_command_on_retry"}},
	{"nick-invision/retry", []string{"command", "on_retry_command", "new_command_on_retry"}},
	{"paambaati/codeclimate-action", []string{"coveragecommand"}},
	{"pguyot/arm-runner-action", []string{"commands"}},
	{"pre-commit/action", []string{"extra_args"}},
	{"pyo3/maturin-action", []string{"before-script-linux"}},
	{"ralfg/python-wheels-manylinux-build", []string{"pre-build-command"}},
	{"reactivecircus/android-emulator-runner", []string{"script", "pre-emulator-launch-script"}},
	{"roots/issue-closer", []string{"issue-close-message", "pr-close-message"}},
	{"rrbutani/use-nix-shell-action", []string{"script", "preamble"}},
	{"satackey/action-js-inline", []string{"script"}},
	{"sergeysova/jq-action", []string{"cmd"}},
	{"smithki/xvfb-action", []string{"run"}},
	{"srz-zumix/post-run-action", []string{"post-run"}},
	{"uraimo/run-on-arch-action", []string{"run", "install", "setup", "dockerrunargs"}},
	{"vmactions/*", []string{"run", "prepare"}},
	{"wandalen/wretry.action", []string{"command"}},
	{"webiny/action-post-run", []string{"run"}},
	{"workflow/nix-shell-action", []string{"script"}},
	{"xu-cheng/latex-action", []string{"pre_compile", "post_compile"}},
	{"xu-cheng/texlive-action", []string{"run"}},
	{"zedthree/clang-tidy-review", []string{"cmake_command"}},
}

// Scripts returns what a step runs as code: its script, and such inputs of the
// action that it uses.
func Scripts(s *actionlint.Step) []*actionlint.String {
	switch e := s.Exec.(type) {
	case *actionlint.ExecRun:
		if e.Run != nil {
			return []*actionlint.String{e.Run}
		}
	case *actionlint.ExecAction:
		for _, known := range scriptInputs {
			if !IsAction(e.Uses, known.action) {
				continue
			}
			var list []*actionlint.String
			for _, name := range known.inputs {
				if i := e.Inputs[name]; i != nil {
					list = append(list, i.Value)
				}
			}
			return list
		}
	}
	return nil
}

// Uses returns the action that a step uses; nil for a step with a script.
func Uses(s *actionlint.Step) *actionlint.String {
	if e, ok := s.Exec.(*actionlint.ExecAction); ok {
		return e.Uses
	}
	return nil
}

// IsAction reports whether uses, which may be nil, names one of the actions in
// names, such as "actions/checkout", at whatever ref. A name may end in "/*".
func IsAction(uses *actionlint.String, names ...string) bool {
	if uses == nil {
		return false
	}
	spec, _, _ := strings.Cut(uses.Value, "@")
	for _, n := range names {
		if prefix, ok := strings.CutSuffix(n, "*"); ok {
			if len(spec) > len(prefix) && strings.EqualFold(spec[:len(prefix)], prefix) && !strings.Contains(spec[len(prefix):], "/") {
				return true
			}
		} else if strings.EqualFold(spec, n) {
			return true
		}
	}
	return false
}

// Run returns the script of a step; nil for one that uses an action.
func Run(s *actionlint.Step) *actionlint.String {
	if e, ok := s.Exec.(*actionlint.ExecRun); ok {
		return e.Run
	}
	return nil
}

// Input returns the value of an input that a step gives to the action it uses;
// nil where it gives none.
func Input(s *actionlint.Step, name string) *actionlint.String {
	if e, ok := s.Exec.(*actionlint.ExecAction); ok {
		if i := e.Inputs[strings.ToLower(name)]; i != nil {
			return i.Value
		}
	}
	return nil
}
