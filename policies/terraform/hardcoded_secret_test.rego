package infralint.terraform.hardcoded_secret_test

import data.infralint.lib.testing
import data.infralint.terraform.hardcoded_secret

found(module) := messages if {
	messages := {r.msg | some r in hardcoded_secret.deny} with input as module
}

test_arguments if {
	found(testing.terraform_with({
		"resources": {
			"aws_db_instance": {"a": {"password": "hunter2"}, "b": {"password": {"unknown": true}}, "c": {"password": "from-variable-1"}},
			"kubernetes_ingress": {"a": {"tls": [{"tls_secret": "web-tls"}]}},
		},
		"variables": {"p": {"path": [], "value": "from-variable-1"}},
		"locals": {"name": "web"},
		"providers": [{"name": "aws", "path": ["providers", 0], "values": {"secret_key": "abcdefgh"}}],
		"modules": {"m": {"path": ["modules", "m"], "values": {"db_password": "hunter2"}}},
		"terraform": {"backend": {"type": "s3", "path": ["terraform", "backend"], "values": {"secret_key": "abcdefgh"}}},
		"variable_files": [{"name": "prod.tfvars", "path": ["variable_files", 0], "values": {"db_password": "hunter2"}}],
	})) == {
		"aws_db_instance.a has a literal as password",
		`provider "aws" has a literal as secret_key`,
		`module "m" has a literal as db_password`,
		"the backend has a literal as secret_key",
		"prod.tfvars has a literal as db_password",
	}
}

test_forms if {
	found(testing.terraform({"aws_batch_job": {"a": {"args": ["--key", "AKIAIOSFODNN7ABCDEFG"]}}})) == {"aws_batch_job.a has an AWS access key as args"}
	found(testing.terraform({"aws_batch_job": {"a": {"url": "postgres://app:hunter2@db/app"}}})) == {"aws_batch_job.a has an address with a password as url"}
}

test_special if {
	definitions := json.marshal([{"environment": [{"name": "DB_PASSWORD", "value": "hunter2"}, {"name": "PORT", "value": "80"}]}])
	found(testing.terraform({
		"aws_ssm_parameter": {"a": {"type": "SecureString", "value": "hunter2"}, "b": {"type": "String", "value": "hunter2"}},
		"aws_ecs_task_definition": {"a": {"container_definitions": definitions}},
		"aws_instance": {"a": {"user_data": "export DB_PASSWORD=hunter2\nexport PORT=80"}, "b": {"user_data_base64": base64.encode("DB_PASSWORD=hunter2")}},
		"google_cloud_run_service": {"a": {"env": [{"name": "DB_PASSWORD", "value": "hunter2"}]}},
	})) == {
		"aws_ssm_parameter.a has a literal as value",
		"aws_ecs_task_definition.a has a literal as the value of DB_PASSWORD",
		"aws_instance.a has a literal as the value of DB_PASSWORD",
		"aws_instance.b has a literal as the value of DB_PASSWORD",
		"google_cloud_run_service.a has a literal as the value of DB_PASSWORD",
	}
}

test_values if {
	found({
		"variables": {"db_password": {"path": [], "value": "hunter2", "default": "hunter2"}, "settings": {"path": [], "default": {"api_key": "abcdefgh"}}},
		"locals": {"password": "hunter2", "token": "hunter3", "name": "x"},
	}) == {
		`variable "db_password" has a literal as its default`,
		`variable "settings" has a literal as its default`,
		`local value "token" has a literal`,
	}
}
