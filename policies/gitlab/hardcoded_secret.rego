# METADATA
# title: secret is written into a pipeline
# description: |
#   What stands in the pipeline is read by everybody who reads the repository, its forks and
#   its mirrors, and every job has it, those of merge requests too. It stays in the history
#   when it is removed.
#
#   Change the secret, then set it as a masked and protected CI/CD variable, or take it from
#   a secret manager with `secrets`. Passwords that only set up a database for a test, such
#   as POSTGRES_PASSWORD next to a service postgres, are not reported.
# related_resources:
#   - ref: https://docs.gitlab.com/ci/variables/#cicd-variable-security
# custom:
#   id: gitlab-hardcoded-secret
#   severity: error
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: gitlab
#   bad: |
#     deploy:
#       variables:
#         DEPLOY_TOKEN: 9f8e7d6c5b4a39281706
#       script: ./deploy.sh
#   good: |
#     deploy:
#       variables:
#         DEPLOY_TOKEN: $PRODUCTION_TOKEN
#       script: ./deploy.sh
package infralint.gitlab.hardcoded_secret

import data.infralint.lib.gitlab
import data.infralint.lib.secrets

deny contains {"msg": msg, "path": path} if {
	some path, variable in gitlab.variables
	msg := sprintf("variable %s has %s as its value", [variable.name, variables[variable]])
}

deny contains {"msg": msg, "path": path} if {
	some path, command in gitlab.commands
	msg := sprintf("script has %s in it", [commands[command]])
}

# variables and commands are those with a secret, each looked at once however
# many jobs inherit it.
variables := {variable: kind |
	some variable in {v | some v in gitlab.variables}
	kind := written(variable)
}

commands := {command: kind |
	some command in {c | some c in gitlab.commands}
	kind := secrets.known(command)
	not to_a_service(kind, command)
}

written(variable) := kind if {
	kind := secrets.known(variable.value)
	not to_a_service(kind, variable.value)
}

written(variable) := "a literal" if {
	not secrets.known(variable.value)
	secrets.written(variable.name, variable.value)
	not of_a_test(variable)
	not of_the_job(variable.value)
}

written(variable) := "the login of a registry" if {
	variable.name == "DOCKER_AUTH_CONFIG"
	regex.match(`"auth"\s*:\s*"[A-Za-z0-9+/=]{4,}"`, variable.value)
}

# of_a_test holds for what only sets up a service of the pipeline itself.
of_a_test(variable) if {
	some pattern in tested
	regex.match(pattern, variable.name)
}

# tested are the patterns of set_up for which the pipeline has a service.
tested contains pattern if {
	some pattern, image in set_up
	some name in {s | some s in gitlab.services}
	regex.match(image, name)
}

set_up := {
	`^(?:POSTGRES(?:QL)?_(?:\w+_)?PASSWORD|PGPASSWORD)$`: `postg`,
	`^(?:MYSQL|MARIADB)_(?:ROOT_|REPLICATION_)?PASSWORD$`: `mysql|mariadb|percona`,
	`^MONGO(?:DB)?_(?:INITDB_)?(?:ROOT_)?PASSWORD$`: `mongo`,
	`^REDIS_PASSWORD$`: `redis|valkey`,
	`^RABBITMQ_(?:DEFAULT_)?PASS(?:WORD)?$`: `rabbitmq`,
	`^(?:MSSQL_)?SA_PASSWORD$`: `mssql|sql-?server`,
	`^(?:MINIO_(?:ROOT_PASSWORD|SECRET_KEY|ACCESS_KEY)|AWS_SECRET_ACCESS_KEY|AWS_ACCESS_KEY_ID)$`: `minio|localstack|dynamodb|moto`,
	`^ELASTIC_PASSWORD$`: `elastic`,
	`^(?:DB|DATABASE|TEST_DB|TEST_DATABASE)_PASS(?:WORD)?$`: `postg|mysql|mariadb|mongo|mssql`,
}

# of_the_job holds for names of files and of variables, which settings for tools
# have as their value.
of_the_job(value) if regex.match(`^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^\S+\.(?:json|ya?ml|txt|pem|key|env|crt)$`, value)

# to_a_service holds for addresses that lead to a service of the pipeline or to
# the runner itself.
to_a_service(kind, text) if {
	contains(kind, "address")
	every match in regex.find_all_string_submatch_n(`://[^\s/@]*@([^\s/:@"']+)`, text, -1) {
		match[1] in hosts
	}
}

hosts contains host if some host in {"localhost", "127.0.0.1", "docker", "0.0.0.0"}

hosts contains service.alias if {
	some holder in gitlab.holders
	some service in holder.services
	is_string(service.alias)
}

# The name of a service is that of its image, see
# https://docs.gitlab.com/ci/services/#accessing-the-services.
hosts contains host if {
	some name in gitlab.services
	image := regex.replace(name, `(?::[^/]*)?(?:@.*)?$`, "")
	some by in ["-", "__"]
	host := replace(image, "/", by)
}
