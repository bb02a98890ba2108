package gitlab

import "sync"

// What keywords there are and what they take is from GitLab's reference,
// https://docs.gitlab.com/ci/yaml/, and where that says less, from the schema
// that its editor uses. Where the two differ, both forms are accepted.

// A shape says what a value may be.
type shape struct {
	kinds  []Kind            // what it may be; Null and Unknown always are
	values []string          // of a text: what it may say
	keys   map[string]*shape // of a map: the keys there are, with their values; nil for any key
	each   *shape            // of a map with any keys: their values; of a list: its items
	one    string            // of a map: "a key", for messages
	needs  []string          // of a map: the keys that must be there
	min    int               // of a number
	max    int               // of a number, if not 0
	nested bool              // of a list: lists in it are part of it
	check  func(p *Pipeline, v *Value)
}

var (
	anything = &shape{}
	text     = &shape{kinds: []Kind{String}}
	scalar   = &shape{kinds: []Kind{String, Number, Bool}}
	boolean  = &shape{kinds: []Kind{Bool}}
	texts    = &shape{kinds: []Kind{List}, each: text, nested: true}
	textList = &shape{kinds: []Kind{String, List}, each: text, nested: true}
	numbers  = &shape{kinds: []Kind{Number, List}, each: &shape{kinds: []Kind{Number}}}
	duration = &shape{kinds: []Kind{String}, check: (*Pipeline).duration}
)

func oneOf(values ...string) *shape { return &shape{kinds: []Kind{String}, values: values} }

func mapOf(keys map[string]*shape, needs ...string) *shape {
	return &shape{kinds: []Kind{Map}, keys: keys, needs: needs}
}

// or returns a shape that takes what s takes and maps with keys.
func (s *shape) or(keys map[string]*shape, needs ...string) *shape {
	out := *s
	out.kinds = append(append([]Kind(nil), s.kinds...), Map)
	out.keys, out.needs = keys, needs
	return &out
}

func listOf(item *shape) *shape { return &shape{kinds: []Kind{List}, each: item, nested: true} }

// globals are the keywords at the top of a file.
var globals = sync.OnceValue(func() map[string]*shape {
	return map[string]*shape{
		"after_script":  textList,
		"before_script": textList,
		"cache":         cacheShape(),
		"default":       defaultShape(),
		"image":         imageShape(),
		"include":       includeShape(),
		"services":      servicesShape(),
		"spec":          anything, // a file without jobs, such as one that only declares
		"stages":        listOf(text),
		"variables":     variablesShape("value", "description", "expand", "options"),
		"workflow": mapOf(map[string]*shape{
			"auto_cancel": autoCancelShape(),
			"name":        scalar,
			"rules":       rulesShape(workflowRule()),
		}),
		"$schema": anything, // which editors read
	}
})

// isGlobal reports whether a key at the top is no job. "pages" is one.
func isGlobal(key string) bool { return globals()[key] != nil }

var jobShape = sync.OnceValue(func() *shape {
	keys := map[string]*shape{
		"after_script":        textList,
		"allow_failure":       boolean.or(map[string]*shape{"exit_codes": numbers}, "exit_codes"),
		"artifacts":           artifactsShape(),
		"before_script":       textList,
		"cache":               cacheShape(),
		"coverage":            {kinds: []Kind{String}, check: (*Pipeline).coverage},
		"dast_configuration":  mapOf(map[string]*shape{"site_profile": text, "scanner_profile": text}),
		"dependencies":        texts,
		"environment":         environmentShape(),
		"except":              filterShape(),
		"extends":             textList,
		"hooks":               mapOf(map[string]*shape{"pre_get_sources_script": textList}),
		"id_tokens":           idTokensShape(),
		"identity":            oneOf("google_cloud"),
		"image":               imageShape(),
		"inherit":             mapOf(map[string]*shape{"default": {kinds: []Kind{Bool, List}, each: oneOf(defaults...)}, "variables": {kinds: []Kind{Bool, List}, each: text}}),
		"inputs":              jobInputsShape(),
		"interruptible":       boolean,
		"manual_confirmation": text,
		"needs":               needsShape(),
		"only":                filterShape(),
		"pages":               boolean.or(map[string]*shape{"path_prefix": scalar, "expire_in": text, "publish": text}),
		"parallel": (&shape{kinds: []Kind{Number}, min: 1, max: 200}).or(map[string]*shape{
			"matrix": listOf(&shape{kinds: []Kind{Map}, each: &shape{kinds: []Kind{String, Number, Bool, List}, each: scalar, nested: true}}),
		}, "matrix"),
		"publish":        text,
		"release":        releaseShape(),
		"resource_group": text,
		"retry":          retryShape(),
		"rules":          rulesShape(jobRule()),
		"run":            listOf(stepShape()),
		"script":         {kinds: []Kind{String, List}, each: text, nested: true, check: (*Pipeline).notEmpty},
		"secrets":        {kinds: []Kind{Map}, each: secretShape()},
		"services":       servicesShape(),
		"stage":          text,
		"start_in":       duration,
		"tags":           listOf(text),
		"timeout":        duration,
		"trigger":        triggerShape(),
		"type":           text,
		"variables":      variablesShape("value", "expand"),
		"when":           oneOf("on_success", "on_failure", "always", "manual", "delayed"),
	}
	s := mapOf(keys)
	s.one = "a keyword of jobs"
	return s
})

func defaultShape() *shape {
	keys := make(map[string]*shape)
	job := map[string]*shape{
		"after_script": textList, "artifacts": artifactsShape(), "before_script": textList, "cache": cacheShape(),
		"hooks": anything, "id_tokens": idTokensShape(), "identity": oneOf("google_cloud"), "image": imageShape(), "interruptible": boolean,
		"retry": retryShape(), "services": servicesShape(), "tags": listOf(text),
		"timeout": duration,
	}
	for _, key := range defaults {
		keys[key] = job[key]
	}
	return mapOf(keys)
}

func imageShape() *shape {
	return text.or(map[string]*shape{
		"name": text, "entrypoint": texts, "docker": mapOf(map[string]*shape{"platform": text, "user": text}), "kubernetes": mapOf(map[string]*shape{"user": scalar}),
		"pull_policy": pullPolicy(), "ports": anything,
	}, "name")
}

func servicesShape() *shape {
	return listOf(text.or(map[string]*shape{
		"name": text, "alias": text, "entrypoint": texts, "command": textList, "docker": mapOf(map[string]*shape{"platform": text, "user": text}),
		"kubernetes": mapOf(map[string]*shape{"user": scalar}), "pull_policy": pullPolicy(), "variables": {kinds: []Kind{Map}}, "ports": anything,
	}, "name"))
}

func pullPolicy() *shape {
	policy := oneOf("always", "never", "if-not-present")
	return &shape{kinds: []Kind{String, List}, values: policy.values, each: policy}
}

// variablesShape returns the shape of variables whose long form has these keys.
func variablesShape(keys ...string) *shape {
	long := make(map[string]*shape)
	for _, key := range keys {
		long[key] = anything
	}
	variable := scalar.or(long)
	variable.check = (*Pipeline).options
	return &shape{kinds: []Kind{Map}, each: variable}
}

func cacheShape() *shape {
	cacheKey := scalar.or(map[string]*shape{"files": texts, "files_commits": texts, "prefix": scalar})
	cacheKey.check = (*Pipeline).cacheKey
	item := map[string]*shape{
		"key":           cacheKey,
		"paths":         texts,
		"policy":        oneOf("pull-push", "pull", "push"),
		"untracked":     boolean,
		"unprotect":     boolean,
		"when":          oneOf("on_success", "on_failure", "always"),
		"fallback_keys": {kinds: []Kind{List}, each: text, nested: true, check: atMost("fallback_keys of a cache", 5)},
	}
	s := mapOf(item)
	return &shape{kinds: []Kind{Map, List}, keys: item, each: s, nested: true, check: atMost("list of caches", 4)}
}

func artifactsShape() *shape {
	report := textList
	reports := map[string]*shape{"coverage_report": mapOf(map[string]*shape{"coverage_format": oneOf("cobertura", "jacoco"), "path": text}, "coverage_format", "path")}
	for _, name := range []string{
		"accessibility", "annotations", "api_fuzzing", "browser_performance", "cluster_image_scanning", "codequality",
		"container_scanning", "coverage_fuzzing", "cyclonedx", "dast", "dependency_scanning", "dotenv", "junit", "license_management",
		"license_scanning", "load_performance", "lsif", "metrics", "performance", "repository_xray", "requirements",
		"requirements_v2", "sarif", "sast", "scip", "secret_detection", "terraform", "trace",
	} {
		reports[name] = report
	}
	s := mapOf(map[string]*shape{
		"access":    oneOf("all", "developer", "maintainer", "none"),
		"exclude":   texts,
		"expire_in": duration,
		"expose_as": text,
		"name":      scalar,
		"paths":     texts,
		"public":    boolean,
		"reports":   mapOf(reports),
		"untracked": boolean,
		"when":      oneOf("on_success", "on_failure", "always"),
	})
	s.check = (*Pipeline).artifacts
	return s
}

func environmentShape() *shape {
	return text.or(map[string]*shape{
		"name": text, "url": text, "on_stop": text, "auto_stop_in": duration,
		"action":          oneOf("start", "prepare", "stop", "verify", "access"),
		"deployment_tier": oneOf("production", "staging", "testing", "development", "other"),
		"kubernetes": mapOf(map[string]*shape{
			"agent": text, "namespace": text, "flux_resource_path": text, "managed_resources": {kinds: []Kind{Map}}, "dashboard": {kinds: []Kind{Map}},
		}),
	}, "name")
}

func releaseShape() *shape {
	return mapOf(map[string]*shape{
		"tag_name": scalar, "tag_message": scalar, "name": scalar, "description": scalar, "ref": scalar,
		"milestones": {kinds: []Kind{String, List}}, "released_at": {kinds: scalar.kinds, check: (*Pipeline).releasedAt}, "assets": mapOf(map[string]*shape{"links": listOf(mapOf(map[string]*shape{
			"name": text, "url": text, "filepath": text, "link_type": oneOf("runbook", "package", "image", "other"),
		}, "name", "url"))}),
	}, "tag_name", "description")
}

func retryShape() *shape {
	when := oneOf("always", "unknown_failure", "script_failure", "api_failure", "stuck_or_timeout_failure", "runner_system_failure",
		"runner_unsupported", "stale_schedule", "job_execution_timeout", "archived_failure", "unmet_prerequisites", "scheduler_failure",
		"data_integrity_failure", "runner_provisioning_timeout", "missing_dependency_failure", "forward_deployment_failure",
		"user_blocked", "project_deleted", "insufficient_bridge_permissions", "downstream_bridge_project_not_found",
		"invalid_bridge_trigger", "bridge_pipeline_is_child_pipeline", "downstream_pipeline_creation_failed", "secrets_provider_not_found",
		"reached_max_descendant_pipelines_depth", "ip_restriction_failure", "trace_size_exceeded", "builds_disabled", "environment_creation_failure",
		"deployment_rejected", "failed_outdated_deployment_job", "reached_downstream_pipeline_trigger_rate_limit", "ci_quota_exceeded",
		"pipeline_loop_detected", "no_matching_runner", "reached_max_pipeline_hierarchy_size", "protected_environment_failure", "duo_workflow_not_allowed")
	return (&shape{kinds: []Kind{Number}, min: 0, max: 2}).or(map[string]*shape{
		"max":        {kinds: []Kind{Number}, min: 0, max: 2},
		"when":       {kinds: []Kind{String, List}, values: when.values, each: when, nested: true},
		"exit_codes": numbers,
	})
}

func needsShape() *shape {
	need := map[string]*shape{
		"job": scalar, "artifacts": boolean, "optional": boolean, "parallel": {kinds: []Kind{Map}}, "pipeline": scalar, "project": scalar, "ref": scalar,
	}
	item := text.or(need)
	item.check = (*Pipeline).need
	return &shape{kinds: []Kind{List, Map}, each: item, nested: true}
}

func triggerShape() *shape {
	s := text.or(map[string]*shape{
		"project": text, "branch": scalar, "strategy": oneOf("depend", "mirror"), "inputs": {kinds: []Kind{Map}}, "include": anything,
		"forward": mapOf(map[string]*shape{"yaml_variables": boolean, "pipeline_variables": boolean}),
	})
	s.check = (*Pipeline).trigger
	return s
}

func includeShape() *shape {
	keys := map[string]*shape{
		"local": text, "remote": text, "template": text, "component": text, "project": text, "ref": scalar, "file": textList,
		"rules": rulesShape(includeRule()), "inputs": {kinds: []Kind{Map}}, "integrity": text, "cache": anything, "artifact": text, "job": text,
		"context": anything,
	}
	item := text.or(keys)
	item.check = (*Pipeline).includeItem
	return &shape{kinds: []Kind{String, List, Map}, keys: keys, each: item, nested: true, check: (*Pipeline).includeItem}
}

func filterShape() *shape {
	return &shape{kinds: []Kind{List, Map}, each: scalar, nested: true, keys: map[string]*shape{
		"refs": listOf(scalar), "kubernetes": oneOf("active"), "variables": texts, "changes": texts,
	}}
}

func autoCancelShape() *shape {
	return mapOf(map[string]*shape{
		"on_job_failure": oneOf("none", "all"), "on_new_commit": oneOf("conservative", "interruptible", "none"),
	})
}

func rulesShape(rule map[string]*shape) *shape {
	item := mapOf(rule)
	item.check = (*Pipeline).rule
	return &shape{kinds: []Kind{List}, nested: true, each: item}
}

func condition() map[string]*shape {
	return map[string]*shape{
		"if":        {kinds: []Kind{String, Bool}, check: (*Pipeline).condition},
		"changes":   texts.or(map[string]*shape{"paths": texts, "compare_to": scalar}, "paths"),
		"exists":    texts.or(map[string]*shape{"paths": texts, "project": text, "ref": scalar}, "paths"),
		"variables": {kinds: []Kind{Map}},
	}
}

func jobRule() map[string]*shape {
	keys := condition()
	keys["when"] = oneOf("on_success", "on_failure", "always", "never", "manual", "delayed")
	keys["start_in"] = duration
	keys["allow_failure"] = boolean.or(map[string]*shape{"exit_codes": numbers})
	keys["needs"] = needsShape()
	keys["interruptible"] = boolean
	keys["auto_cancel"] = autoCancelShape()
	return keys
}

func workflowRule() map[string]*shape {
	keys := condition()
	keys["when"] = oneOf("always", "never")
	keys["auto_cancel"] = autoCancelShape()
	return keys
}

func includeRule() map[string]*shape {
	keys := condition()
	delete(keys, "variables")
	keys["when"] = oneOf("always", "never")
	return keys
}
