package infralint.argocd.chart_version_test

import data.infralint.argocd.chart_version

of(source) := found if {
	found := {r.msg | some r in chart_version.deny} with input as {
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": {"source": source},
	}
}

test_floats if {
	of({"chart": "redis"}) == {"chart redis has no version, so that the newest is installed"}
	of({"chart": "redis", "targetRevision": "HEAD"}) == {"chart redis has no version, so that the newest is installed"}
	every v in ["*", "20.*", "^20.1.0", "~1.2.3", ">=1.0.0", "1.x", "1.2", "1.0.0 - 2.0.0", "1.0.0 || 2.0.0"] {
		of({"chart": "redis", "targetRevision": v}) == {sprintf("chart redis has the range %q as its version, so that the newest is installed", [v])}
	}
}

test_fixed if {
	every v in ["20.6.3", "v1.2.3", "1.2.3-rc.1", "1.2.3+build", "{{ .version }}", "${VERSION}"] {
		count(of({"chart": "redis", "targetRevision": v})) == 0
	}
	count(of({"path": "apps/web", "targetRevision": "HEAD"})) == 0
}
