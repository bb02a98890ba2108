// Package docker holds the rules for Dockerfiles that are written in Go: what
// BuildKit's own build checks say, and what needs the scopes of variables or the
// references between stages. Rules that plain data can tell are policies.
package docker

import "github.com/infralint/infralint/internal/docker"

// All lists the rules, in order of ID.
var All = []*docker.Analyzer{
	CopyDestination,
	CopyIgnored,
	DefinitionDescription,
	EmptyContinuation,
	ExposeFormat,
	ImageArgument,
	ImageName,
	KeywordCasing,
	LegacyKeyValue,
	PlatformConstant,
	RedundantPlatform,
	StageName,
	StageRefs,
	UndefinedArgInFrom,
	UndefinedVar,
}

// warnings reports what BuildKit's parser says under the names of these checks,
// unless the file says that it does not want to know.
func warnings(p *docker.Pass, checks ...string) {
	for _, name := range checks {
		if p.Unit.Skips(name) {
			continue
		}
		for _, w := range p.Unit.Warnings {
			if w.Check == name {
				p.Reportf(w.Span, "%s", w.Message)
			}
		}
	}
}
