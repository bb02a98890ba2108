package actions

import (
	"cmp"
	"fmt"
	"sync"
)

// advisoriesDate is the day up to which what is published was looked through.
const advisoriesDate = "2026-08-17"

// An advisory says which versions of an action are vulnerable.
type advisory struct {
	repository string   // owner/name, lower case
	path       string   // how the path below the repository starts, where not all of it is concerned; lower case
	cve        string   // empty where there is none
	ghsa       string   // of GitHub
	from       string   // the first version that is vulnerable; empty for all from the start
	before     string   // the first version after from that is not; empty where no range is
	fixed      string   // the version to use instead, where that is not before
	moved      bool     // the tags of these versions were moved to other code, so that pins to their real commits are safe
	bare       bool     // only tags without a "v" were
	tags       []string // that were moved and are no versions in the range
	commits    []string // that tags were moved to, where they are known
	what       string   // happens; without a full stop
}

// id is what the advisory is best known by.
func (a *advisory) id() string { return cmp.Or(a.cve, a.ghsa) }

// instead is the first version to use instead; empty where none is known.
func (a *advisory) instead() string { return cmp.Or(a.fixed, a.before) }

// String is a line for a person.
func (a *advisory) String() string {
	if a.cve == "" {
		return fmt.Sprintf("%s: %s", a.ghsa, a.what)
	}
	return fmt.Sprintf("%s (%s): %s", a.cve, a.ghsa, a.what)
}

// advisoriesOf are the advisories by repository.
var advisoriesOf = sync.OnceValue(func() map[string][]*advisory {
	m := make(map[string][]*advisory, len(advisories))
	for i := range advisories {
		a := &advisories[i]
		m[a.repository] = append(m[a.repository], a)
	}
	return m
})

// advisories are those of the ecosystem "GitHub Actions" that GitHub has reviewed, and
// a few that the repository of the action alone has, in order of repository:
//
//	https://github.com/advisories?query=type%3Areviewed+ecosystem%3Aactions
//
// Those about what no workflow uses are left out: programs, the runner, and workflows
// that only their own repository runs.
//
// To add one, copy the range that it calls affected, which may take a line for each
// line of releases, and say what happens in your own words. Set advisoriesDate when all
// that were published since were looked through.
var advisories = []advisory{
	{
		repository: "actions/download-artifact", cve: "CVE-2024-42471", ghsa: "GHSA-cxww-7g56-2vh6",
		from: "4.0.0", before: "4.1.7",
		what: "a crafted artifact writes files outside of the directory that it is extracted to",
	},
	{
		repository: "anthropics/claude-code-action", cve: "CVE-2026-47751", ghsa: "GHSA-8q5r-mmjf-575q",
		before: "1.0.74",
		what:   "a server that .mcp.json of a pull request names is run",
	},
	{
		repository: "aquasecurity/setup-trivy", cve: "CVE-2026-33634", ghsa: "GHSA-69fq-xp46-6x23",
		before: "0.2.6", moved: true,
		what: "the tags were moved to code that steals secrets",
	},
	{
		repository: "aquasecurity/trivy-action", cve: "CVE-2026-26189", ghsa: "GHSA-9p44-j4g5-cfx5",
		from: "0.31.0", before: "0.34.0",
		what: "inputs are run as commands when the file with the settings is read",
	},
	{
		repository: "aquasecurity/trivy-action", cve: "CVE-2026-33634", ghsa: "GHSA-69fq-xp46-6x23",
		before: "0.35.0", moved: true, bare: true,
		what: "the tags were moved to code that steals secrets",
	},
	{
		repository: "atlassian/gajira-comment", cve: "CVE-2020-14189", ghsa: "GHSA-hj6w-pm28-h8hf",
		before: "2.0.2",
		what:   "text of a comment runs as code",
	},
	{
		repository: "atlassian/gajira-create", cve: "CVE-2020-14188", ghsa: "GHSA-4xqx-pqpj-9fqw",
		before: "2.0.1",
		what:   "text of an issue runs as code",
	},
	{
		repository: "azure/setup-kubectl", cve: "CVE-2023-23939", ghsa: "GHSA-p756-rfxh-x63h",
		before: "3",
		what:   "every user of the runner can replace the kubectl that it installs",
	},
	{
		repository: "boldestdungeon/steam-workshop-deploy", ghsa: "GHSA-x6gv-2rvh-qmp6",
		before: "2.0.0",
		what:   "the directory .git, with its credentials, is published",
	},
	{
		repository: "buildalon/setup-steamcmd", ghsa: "GHSA-mj96-mh85-r574",
		before: "1.1.0",
		what:   "the token of the Steam account is written to the log",
	},
	{
		repository: "bullfrogsec/bullfrog", cve: "CVE-2025-47775", ghsa: "GHSA-m32f-fjw2-37v3",
		before: "0.8.4",
		what:   "DNS over TCP gets past the filter",
	},
	{
		repository: "canonical/get-workflow-version-action", cve: "CVE-2025-31479", ghsa: "GHSA-26wh-cc3r-w6pj",
		before: "1.0.1",
		what:   "a failure writes a part of the token to the log",
	},
	{
		repository: "check-spelling/check-spelling", cve: "CVE-2021-32724", ghsa: "GHSA-g86g-chm8-7r2p",
		before: "0.0.19",
		what:   "a pull request with a symbolic link gets at the token",
	},
	{
		repository: "dawidd6/action-download-artifact", ghsa: "GHSA-5xr6-xhww-33m4",
		before: "6",
		what:   "artifacts of forks are taken for those of the repository",
	},
	{
		repository: "embano1/wip", cve: "CVE-2023-30623", ghsa: "GHSA-rg3q-prf8-qxmp",
		before: "2",
		what:   "the title of a pull request runs as a command",
	},
	{
		repository: "ericcornelissen/git-tag-annotation-action", cve: "CVE-2020-15272", ghsa: "GHSA-hgx2-4pp9-357g",
		before: "1.0.1",
		what:   "the name of a tag runs as a command",
	},
	{
		repository: "fish-shop/syntax-check", cve: "CVE-2024-42482", ghsa: "GHSA-xj87-mqvh-88w2",
		before: "1.6.12",
		what:   "the pattern runs as a command",
	},
	{
		repository: "github/codeql-action", cve: "CVE-2025-24362", ghsa: "GHSA-vqf5-2xx6-9wfm",
		from: "2.26.11", before: "3", fixed: "3.28.3",
		what: "the artifact with what helps to debug a failure holds the token and the environment",
	},
	{
		repository: "github/codeql-action", cve: "CVE-2025-24362", ghsa: "GHSA-vqf5-2xx6-9wfm",
		from: "3.26.11", before: "3.28.3",
		what: "the artifact with what helps to debug a failure holds the token and the environment",
	},
	{
		repository: "google-github-actions/run-gemini-cli", cve: "CVE-2026-12537", ghsa: "GHSA-wpqr-6v78-jr5g",
		before: "0.1.22",
		what:   "files of a pull request and text of outsiders make it run commands",
	},
	{
		repository: "gradle/gradle-build-action", cve: "CVE-2023-30853", ghsa: "GHSA-h3qr-39j9-4r5v",
		before: "2.4.2",
		what:   "secrets get into the cache, where pull requests can read them",
	},
	{
		repository: "hashicorp/vault-action", cve: "CVE-2021-32074", ghsa: "GHSA-4mgv-m5cm-f9h7",
		before: "2.2.0",
		what:   "secrets of several lines are not masked in the log",
	},
	{
		repository: "j178/prek-action", ghsa: "GHSA-pwf7-47c3-mfhx",
		before: "1.0.6",
		what:   "inputs run as commands",
	},
	{
		repository: "kartverket/github-workflows", path: "/.github/workflows/run-terraform.", cve: "CVE-2022-39326", ghsa: "GHSA-f9qj-7gh3-mhj4",
		before: "2.7.5",
		what:   "text of a plan runs as code",
	},
	{
		repository: "lycheeverse/lychee-action", cve: "CVE-2024-48908", ghsa: "GHSA-65rg-554r-9j5x",
		before: "2.0.2",
		what:   "what is put into the step that installs lychee runs as a command",
	},
	{
		repository: "m00nl1ght-dev/steam-workshop-deploy", ghsa: "GHSA-x6gv-2rvh-qmp6",
		before: "4",
		what:   "the directory .git, with its credentials, is published",
	},
	{
		repository: "ozi-project/publish", cve: "CVE-2025-47271", ghsa: "GHSA-2487-9f55-2vg9",
		from: "1.13.2", before: "1.13.6",
		what: "the name of a branch runs as a command",
	},
	{
		repository: "psf/black", cve: "CVE-2026-31900", ghsa: "GHSA-v53h-f6m7-xcgm",
		before: "26.3.0",
		what:   "the version in pyproject.toml of a pull request may be code from anywhere, which runs",
	},
	{
		repository: "pypa/gh-action-pypi-publish", ghsa: "GHSA-vxmw-7h4f-hqxh",
		before: "1.13.0",
		what:   "the name of a branch may run as a command",
	},
	{
		repository: "pytorch/pytorch", path: "/.github/actions/filter-test-configs", ghsa: "GHSA-hw6r-g8gj-2987",
		before: "2.0.1", fixed: "none",
		what: "the name of a branch runs as a command",
	},
	{
		repository: "rageagainstthepixel/setup-steamcmd", ghsa: "GHSA-c5qx-p38x-qf5w",
		before: "1.3.0",
		what:   "the token of the Steam account is written to the log",
	},
	{
		repository: "reviewdog/action-setup", cve: "CVE-2025-30154", ghsa: "GHSA-qmg3-hpqr-gqvc",
		commits: []string{"f0d342d24037bb11d26b9bd8496e0808ba32e9ec"},
		what:    "the tag v1 was moved to code that prints secrets",
	},
	{
		repository: "rlespinasse/github-slug-action", cve: "CVE-2023-27581", ghsa: "GHSA-6q4m-7476-932w",
		from: "4.0.0", before: "4.4.1",
		what: "the name of a branch runs as a command",
	},
	{
		repository: "rlespinasse/github-slug-action", ghsa: "GHSA-7f32-hm4h-w77q",
		before: "1.1.1",
		what:   "set-env lets text in the log set environment variables",
	},
	{
		repository: "rlespinasse/github-slug-action", ghsa: "GHSA-7f32-hm4h-w77q",
		from: "2.0.0", before: "2.1.1",
		what: "set-env lets text in the log set environment variables",
	},
	{
		repository: "shivammathur/setup-php", cve: "CVE-2026-46420", ghsa: "GHSA-pqwm-q9pv-ph8r",
		from: "2.25.0", before: "2.37.1",
		what: "the version of PHP that a file of the repository names runs as a command",
	},
	{
		repository: "shivammathur/setup-php", ghsa: "GHSA-5wxr-w449-57cm",
		before: "2.37.1",
		what:   "older versions of Composer, where the workflow names one, write the token to the log",
	},
	{
		repository: "some-natalie/ghas-to-csv", cve: "CVE-2022-39217", ghsa: "GHSA-634p-93h9-92vh",
		before: "1",
		what:   "text of an alert runs as a formula of the spreadsheet",
	},
	{
		repository: "sonarsource/sonarqube-scan-action", cve: "CVE-2025-58178", ghsa: "GHSA-f79p-9c5r-xg88",
		from: "4", before: "5.3.1",
		what: "arguments run as commands",
	},
	{
		repository: "sonarsource/sonarqube-scan-action", cve: "CVE-2025-59844", ghsa: "GHSA-5xq9-5g24-4g6f",
		from: "4.0.0", before: "6.0.0",
		what: "arguments run as commands on Windows",
	},
	{
		repository: "step-security/harden-runner", cve: "CVE-2024-52587", ghsa: "GHSA-g85v-wf27-67xc",
		before: "2.10.2",
		what:   "environment variables run as commands",
	},
	{
		repository: "step-security/harden-runner", cve: "CVE-2025-32955", ghsa: "GHSA-mxr3-8whj-j74r",
		from: "0.12.0", before: "2.12.0",
		what: "the job gets root back through Docker",
	},
	{
		repository: "step-security/harden-runner", cve: "CVE-2026-25598", ghsa: "GHSA-cpmj-h4f6-r6pq",
		before: "2.14.2",
		what:   "some connections are missing in the log",
	},
	{
		repository: "step-security/harden-runner", cve: "CVE-2026-32946", ghsa: "GHSA-g699-3x6g-wm3g",
		before: "2.16.0",
		what:   "DNS over TCP gets past the block",
	},
	{
		repository: "step-security/harden-runner", cve: "CVE-2026-32947", ghsa: "GHSA-46g3-37rh-v698",
		before: "2.16.0",
		what:   "DNS over HTTPS gets past the block",
	},
	{
		repository: "super-linter/super-linter", cve: "CVE-2026-25761", ghsa: "GHSA-r79c-pqj3-577x",
		from: "6.0.0", before: "8.3.1",
		what: "the name of a file runs as a command",
	},
	{
		repository: "tj-actions/branch-names", cve: "CVE-2023-49291", ghsa: "GHSA-8v8w-v8xg-79rf",
		before: "7.0.7",
		what:   "the name of a branch runs as a command",
	},
	{
		repository: "tj-actions/branch-names", cve: "CVE-2025-54416", ghsa: "GHSA-gq52-6phf-x2r6",
		before: "9.0.0",
		what:   "the name of a branch runs as a command of what uses the output",
	},
	{
		repository: "tj-actions/changed-files", cve: "CVE-2023-51664", ghsa: "GHSA-mcph-m25j-8j63",
		before: "41.0.0",
		what:   "the name of a file runs as a command of what uses the output",
	},
	{
		repository: "tj-actions/changed-files", cve: "CVE-2025-30066", ghsa: "GHSA-mrrh-fwg8-r2c3",
		before: "46", fixed: "46.0.1", moved: true, commits: []string{"0e58ed8671d6b60d0890c21b07f8835ace038e67"},
		what: "the tags were moved to code that prints secrets",
	},
	{
		repository: "tj-actions/verify-changed-files", cve: "CVE-2023-52137", ghsa: "GHSA-ghm2-rq8q-wrhc",
		before: "17.0.0",
		what:   "the name of a file runs as a command of what uses the output",
	},
	{
		repository: "ultralytics/actions", ghsa: "GHSA-7x29-qqmq-v6qc",
		before: "0.0.3",
		what:   "the name of a branch runs as a command",
	},
	{
		repository: "wktk/conflibot", cve: "CVE-2026-55158", ghsa: "GHSA-2qvg-qr73-mqxp",
		before: "1.2.1",
		what:   "the name of a branch runs as a command",
	},
	{
		repository: "xygeni/xygeni-action", cve: "CVE-2026-31976", ghsa: "GHSA-f8q5-h5qh-33mh",
		fixed: "6.4.0", tags: []string{"v5"}, commits: []string{"4bf1d4e19ad81a3e8d4063755ae0f482dd3baf12"},
		what: "the tag v5 was moved to code that takes commands from an attacker",
	},
}
