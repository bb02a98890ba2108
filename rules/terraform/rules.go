// Package terraform holds the advice on Terraform code that terraform validate
// does not give, one rule a file.
package terraform

import "github.com/infralint/infralint/internal/terraform"

// All lists the rules, in order of ID.
var All = []*terraform.Analyzer{
	CommentSyntax,
	DeprecatedIndex,
	DeprecatedInterpolation,
	DeprecatedLookup,
	DuplicateMapKey,
	EmptyListEquality,
	JSONSyntax,
	LockfileConflict,
	LockfileIncomplete,
	LockfileMissing,
	ModuleFullClone,
	ModuleStructure,
	ModuleUnpinned,
	Naming,
	ProviderUnpinned,
	RequiredVersion,
	TfvarsType,
	TfvarsUndeclared,
	Undocumented,
	UntypedVariable,
	UnusedDeclaration,
	UnusedRequiredProvider,
	WorkspaceRemote,
}
