package infralint.lib.gitlab_include_test

import data.infralint.lib.gitlab_include as inclusion

test_branches if {
	every ref in ["main", "master", "HEAD", "stable", "feature/x1", "refs/heads/v1", "release/1.x"] {
		inclusion.is_branch(ref)
	}
	every ref in ["v1.2.3", "1.0", "$REF", "", "08c6903cd8c0fde910a37f88322edcfb5dd907a8", "release-2024-01", "v2"] {
		not inclusion.is_branch(ref)
	}
}

test_versions if {
	every ref in ["v1.2.3", "1.2.3", "release-2024-01", "v2"] {
		inclusion.is_version(ref)
	}
	every ref in ["main", "$REF", "~latest", "08c6903cd8c0fde910a37f88322edcfb5dd907a8", "1.0"] {
		not inclusion.is_version(ref)
	}
}

test_moving if {
	every version in ["~latest", "1", "1.2", "main"] {
		inclusion.is_moving_version(version)
	}
	not inclusion.is_moving_version("1.2.3")
	not inclusion.is_moving_version("$CI_COMMIT_SHA")
}

test_addresses if {
	inclusion.is_fixed_address("https://gitlab.com/a/b/-/raw/08c6903cd8c0fde910a37f88322edcfb5dd907a8/c.yml")
	inclusion.is_fixed_address("https://$HOST/a.yml")
	not inclusion.is_fixed_address("https://example.com/a.yml")
	inclusion.component("a/b@1") == ["a/b", "1"]
}
