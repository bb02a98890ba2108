# METADATA
# title: values that look like secrets
# description: |
#   Tells a password or a key that is written down from a reference to one, a path
#   to one, or a name that only sounds like one.
package infralint.lib.secrets

# written says what secret a value under a name is; undefined where it is none.
written(name, value) := kind if {
	kind := known(value)
} else := "a literal" if {
	is_name(name)
	is_literal(value)
}

# is_name holds for names whose last word is that of a secret: DB_PASSWORD,
# apiKey, client-secret. PASSWORD_FILE and SECRET_NAME are none.
is_name(name) if {
	regex.match(
		`(?i)(?:passw(?:or)?d|passphrase|secret|token|credentials?|(?:api|access|secret|private|auth|encryption|signing|master|shared|account)[_.-]?key|secret[_.-](?:value|key[_.-]base|string)|(?:^|[_.-])pwd|(?:^|[_.-])pass)\d*$`,
		name,
	)
	not regex.match(`(?i)(?:public|next|page|continue|csrf|max|min|num|per)[_.-]?(?:token|key)s?$`, name)
}

# is_literal holds for a value that is the secret itself: not empty, not a
# reference that something fills in, not a path, not an address, not a filler.
is_literal(value) if {
	is_string(value)
	text := trim_space(value)
	count(text) > 2
	not regex.match(not_literal, text)
}

not_literal := concat("", [
	"(?i)^(?:", concat("|", [
		`true|false|yes|no|on|off|none|null|nil|undefined|enabled|disabled|required|optional`,
		`\d{1,5}(?:ms|s|m|h|d)?`, # a number of seconds, a size
		`.*(?:\$\(|\$\{|\{\{|\$\[|%\().*|\$\w+|%\w+%`, # a reference
		`<.*>|\[.*\]|\(.*\)|[x*.#_-]+|your[-_ ].*|.*replace[-_ ]?me.*|todo|tbd|fixme|redacted|placeholder.*|dummy`, # a filler
		`\.{0,2}/\S*|~/\S*|[a-z]:\\\S*`, # a path
		`(?:https?|file|op|ref\+\w+|vault|azurekeyvault)://\S*|\S*:\S*/data/\S*`, # an address
		`(?:vault|ssm|awssm|awsps|gcpsm|azurekv|secretref|env|file|arn|kms|sops|sm|secretsmanager):\S*`, # a reference of a tool
		`enc\[.*|projects/[^/]+/secrets/\S*`,
	]),
	")$",
])

# known says which of the secrets a value holds that can be told by their form.
known(value) := kind if {
	is_string(value)
	regex.match(any_form, value)
	some kind in kinds
	regex.match(forms[kind], value)
	not regex.match(`EXAMPLE`, value)
} else := "an address with a password" if {
	is_string(value)
	some match in regex.find_all_string_submatch_n(`\b[a-z][a-z0-9+.-]*://[^\s/:@]*:([^\s/@]+)@`, value, -1)
	is_literal(match[1])
}

# any_form is all forms at once, since most values have none.
any_form := concat("|", [form | some form in forms])

# kinds are in order, so that a value has one.
kinds := sort(object.keys(forms))

forms := {
	"a Docker Hub token": `\bdckr_pat_[\w-]{27}`,
	"a GitHub token": `\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22})`,
	"a GitLab token": `\bglpat-[\w-]{20}`,
	"a Google API key": `\bAIza[0-9A-Za-z_-]{35}`,
	"a PyPI token": `\bpypi-AgE[\w-]{50}`,
	"a SendGrid key": `\bSG\.[\w-]{22}\.[\w-]{43}`,
	"a Slack token": `\bxox[abeoprs]-[0-9A-Za-z-]{10}|https://hooks\.slack\.com/services/T\w+/B\w+/\w{8}`,
	"a Stripe key": `\b[rs]k_live_[0-9A-Za-z]{16}`,
	"a Vault token": `\bhv[sb]\.[\w-]{24}`,
	"an AWS access key": `\b(?:AKIA|ASIA)[0-9A-Z]{16}\b`,
	"an npm token": `\bnpm_[A-Za-z0-9]{36}`,
	"a private key": `-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----`,
}
