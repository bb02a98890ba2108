// Package actions holds the rules for GitHub Actions that are written in Go,
// one file each: those that need expressions or the flow of data. Rules that
// plain data can tell are policies.
package actions

import "github.com/infralint/infralint/internal/actions"

// Workflows lists the rules over workflows, in order of ID.
var Workflows = []*actions.Analyzer{
	AllSecrets,
	ArtifactPoisoning,
	BotConditions,
	CachePoisoning,
	DangerousTrigger,
	LLMPromptInjection,
	LocalAction,
	PersistCredentials,
	SecretsOutsideEnv,
	SelfHostedRunner,
	TemplateInjection,
	UndocumentedPermissions,
	UnredactedSecrets,
	UntrustedCheckout,
	WorkflowSecrets,
}

// Actions lists the rules over actions, in order of ID.
var Actions = []*actions.ActionAnalyzer{
	ActionPersistCredentials,
	ActionTemplateInjection,
}

// Sources lists the rules over both, in order of ID.
var Sources = []*actions.SourceAnalyzer{
	AdhocPackage,
	ArchivedAction,
	ComputedIndex,
	CredentialsConditional,
	CredentialsKept,
	CurlPipeShell,
	CurlSecret,
	DebugEnabled,
	DynamicEnv,
	Exfiltration,
	ExpressionInScript,
	GitHubAppScope,
	GitHubEnv,
	HardcodedCredentials,
	InsecureCommands,
	KnownVulnerableAction,
	Obfuscation,
	RefVersionMismatch,
	TemplateExpansion,
	TrustedPublishing,
	Typosquat,
	UnsoundCondition,
	UnsoundContains,
	UnsoundTernary,
	UnverifiedDownload,
	VersionComment,
}

// All is everything above.
var All = actions.Options{Workflows: Workflows, Actions: Actions, Sources: Sources}
