package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/kubernetes/argo"
	"github.com/infralint/infralint/internal/lint"
)

// ArgoInvalidSet reports ApplicationSets that the controller rejects.
var ArgoInvalidSet = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "argo-invalid-applicationset",
		Title:    "ApplicationSet is not valid",
		Severity: lint.Error,
		Doc: `
The controller rejects the ApplicationSet, and none of its applications is made or changed: two
applications get the same name, a ` + "`matrix`" + ` has not exactly two generators, a ` + "`merge`" + ` less than two
or no ` + "`mergeKeys`" + `, or a Go template does not parse.
`,
		Bad:   argoSet(argoList, "web"),
		Good:  argoSet(argoList, `"web-{{ .env }}"`),
		Tags:  []string{"correctness"},
		Refs:  []string{"https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error { return reportProblems(pass, argo.Invalid) },
}

// ArgoEmptyGenerator reports generators that find nothing.
var ArgoEmptyGenerator = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "argo-empty-generator",
		Title:    "generator finds nothing in the repository",
		Severity: lint.Warning,
		Doc: `
A git generator of this ApplicationSet has a pattern that matches no directory or file of the
repository, so that it makes no application; those that there were are deleted. Mostly a directory was
moved. A pattern of ` + "`directories`" + ` matches whole paths from the root, and ` + "`*`" + ` is one directory: ` + "`apps/*`" + `
is not ` + "`apps/web/overlays`" + `.
`,
		Bad:   argoSet(argoDirectories("aps/*"), `"{{ .path.basename }}"`) + argoAccount("apps/web"),
		Good:  argoSet(argoDirectories("apps/*"), `"{{ .path.basename }}"`) + argoAccount("apps/web"),
		Tags:  []string{"correctness"},
		Refs:  []string{"https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error { return reportProblems(pass, argo.EmptyGenerator) },
}

// ArgoUnknownParameter reports parameters of templates that no generator makes.
var ArgoUnknownParameter = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "argo-unknown-parameter",
		Title:    "template uses a parameter that its generators do not set",
		Severity: lint.Error,
		Doc: `
The template of an ApplicationSet uses a parameter that no generator sets, or that one of the sets of
parameters lacks. Without ` + "`goTemplate`" + ` the text ` + "`{{name}}`" + ` stays as it is and becomes a part of a name or
a path; with it, the text becomes ` + "`<no value>`, or, with `missingkey=error`" + `, no application is made.

The parameters are those of the list, of the paths and contents of files, and of what combines them. Where
a generator depends on something else, such as the clusters, nothing is said.
`,
		Bad:   argoSet(argoList, `"web-{{ .environment }}"`),
		Good:  argoSet(argoList, `"web-{{ .env }}"`),
		Tags:  []string{"correctness"},
		Refs:  []string{"https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error { return reportProblems(pass, argo.UnknownParameter) },
}

func reportProblems(pass *lint.Pass[*kubernetes.Object], kind argo.ProblemKind) error {
	set := pass.Unit.ApplicationSet()
	if set == nil {
		return nil
	}
	for _, p := range set.Problems {
		if p.Kind == kind {
			reportText(pass, p.At, p.Text, "%s", p.Message)
		}
	}
	return nil
}
