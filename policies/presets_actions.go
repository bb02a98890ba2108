package policies

// The levels of strictness for workflows and actions: what is on by default, then
// pedantic, then auditor, as zizmor has them. What zizmor says of one thing at
// several levels is a rule for each level here.

func pedantic() []Control {
	return []Control{
		{"Features", []string{"gha-misfeature"}},
		{"Names", []string{"gha-anonymous-definition"}},
		{"Permissions", []string{"gha-undocumented-permissions"}},
		{"Code from elsewhere", []string{
			"gha-image-digest", "gha-unpinned-tool", "gha-superfluous-action", "gha-self-repository", "gha-unverified-creator", "dependabot-cooldown",
		}},
		{"Expressions in scripts", []string{"gha-template-expansion"}},
		{"Secrets", []string{"gha-secrets-outside-env"}},
		{"Runs", []string{"gha-concurrency", "gha-job-timeout"}},
		{"Owners", []string{"codeowners-workflows"}},
	}
}

func auditor() []Control {
	return append(pedantic(), []Control{
		{"Runners", []string{"gha-self-hosted-runner"}},
		{"Shells", []string{"gha-unusual-shell"}},
		{"Parameters of builds", []string{"gha-build-user-params"}},
		{"Prompts", []string{"gha-llm-prompt-injection"}},
	}...)
}
