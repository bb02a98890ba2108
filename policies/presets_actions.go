package policies

// The levels of strictness for workflows and actions: what is on by default, then
// pedantic, then auditor, as zizmor has them. What zizmor says of one thing at
// several levels is a rule for each level here.

func pedantic() []Control {
	return []Control{
		{"Names", []string{"gha-anonymous-definition"}},
		{"Permissions", []string{"gha-undocumented-permissions", "gha-workflow-permissions", "gha-job-permissions"}},
		{"Code from elsewhere", []string{
			"gha-image-digest", "action-image-digest", "gha-floating-tool", "gha-self-repository", "gha-local-reference", "gha-unverified-creator", "gha-version-comment",
			"dependabot-cooldown-group",
		}},
		{"Expressions", []string{"gha-expression-in-script", "gha-computed-index"}},
		{"Secrets", []string{"gha-credentials-conditional"}},
		{"Runs", []string{"gha-concurrency", "gha-job-timeout"}},
		{"Owners", []string{"codeowners-workflows"}},
	}
}

func auditor() []Control {
	return append(pedantic(), []Control{
		{"Runners", []string{"gha-self-hosted-runner"}},
		{"Shells", []string{"gha-unusual-shell"}},
		{"Secrets kept", []string{"gha-secrets-outside-env", "gha-credentials-kept", "gha-curl-secret"}},
		{"Environments", []string{"gha-dynamic-env"}},
		{"Builds", []string{"gha-build-user-params", "gha-unsigned-image", "gha-image-without-sbom", "gha-unverified-download"}},
		{"Prompts", []string{"gha-llm-prompt-injection"}},
	}...)
}
