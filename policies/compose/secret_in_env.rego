# METADATA
# title: secret is written in the file
# description: |
#   Who can read the repository, or its history, has the password. It also stands in
#   `docker inspect` and in the environment of every process of the container.
#
#   Take it from a variable (`${DB_PASSWORD}`), from an `env_file` that is not committed,
#   or better from `secrets`, which the service reads as a file.
# related_resources:
#   - ref: https://docs.docker.com/compose/how-tos/use-secrets/
# custom:
#   id: compose-secret-in-env
#   severity: error
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: compose
#   bad: |
#     services:
#       db:
#         image: postgres:17.6
#         environment:
#           POSTGRES_PASSWORD: hunter2
#   good: |
#     services:
#       db:
#         image: postgres:17.6
#         environment:
#           POSTGRES_PASSWORD_FILE: /run/secrets/db
#         secrets: [db]
#     secrets:
#       db: {file: db.txt}
package infralint.compose.secret_in_env

import data.infralint.lib.compose
import data.infralint.lib.secrets

deny contains {"msg": msg, "path": path} if {
	some path, argument in compose.build_args
	kind := secrets.written(argument.name, argument.value)
	msg := sprintf("service %q has %s as the value of the build argument %s", [argument.service, kind, argument.name])
}

deny contains {"msg": msg, "path": path} if {
	some path, variable in compose.environment
	kind := secrets.written(variable.name, variable.value)
	msg := sprintf("service %q has %s as the value of %s", [variable.service, kind, variable.name])
}
