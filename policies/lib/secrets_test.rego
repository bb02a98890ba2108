package infralint.lib.secrets_test

import data.infralint.lib.secrets

test_names if {
	every name in [
		"PASSWORD", "DB_PASSWORD", "PGPASSWORD", "mysql-root-password", "db.passwd", "apiKey", "API_KEY", "clientSecret", "GITHUB_TOKEN",
		"AWS_SECRET_ACCESS_KEY", "PRIVATE_KEY", "token", "SECRET_KEY_BASE", "DB_PWD", "DB_PASS", "PASSWORD1", "credentials",
	] {
		secrets.is_name(name)
	}
	every name in [
		"PASSWORD_FILE", "SECRET_NAME", "TOKEN_URL", "secretName", "PUBLIC_KEY", "KEY", "COMPASS", "PWD_DIR", "MAX_TOKENS", "next_token",
		"AUTHOR", "PASSWORD_MIN_LENGTH", "tokenTTL", "API_KEY_ID", "BYPASS", "MAX_TOKEN",
	] {
		not secrets.is_name(name)
	}
}

test_literals if {
	every value in ["hunter2", "s3cr3t!", "correct horse battery staple", "123456", "changeme", "a/b+c=="] {
		secrets.is_literal(value)
	}
	every value in [
		"", "  ", "true", "None", "3600", "30s", "$(PASSWORD)", "${PASSWORD}", "prefix-${X}", "{{ .Values.password }}", "$PASSWORD", "%PASSWORD%",
		"<password>", "xxxxxx", "****", "your-password", "REPLACE_ME", "/run/secrets/password", "./password", "C:\\secret", "https://example.com/token",
		"vault:secret/data/app#password", "arn:aws:secretsmanager:eu-west-1:1:secret:x", "op://vault/item/field", "ENC[AES256_GCM,data:x]",
		"projects/p/secrets/s/versions/1", "env:PASSWORD", "ref+vault://secret/app#x",
	] {
		not secrets.is_literal(value)
	}
	not secrets.is_literal(1)
	not secrets.is_literal(null)
}

test_known if {
	secrets.known("-----BEGIN RSA PRIVATE KEY-----\nMIIE") == "a private key"
	secrets.known("-----BEGIN PRIVATE KEY-----") == "a private key"
	secrets.known(concat("", ["ghp_", "0123456789abcdefghijABCDEFGHIJ012345"])) == "a GitHub token"
	secrets.known(concat("", ["AKIA", "0123456789ABCDEF"])) == "an AWS access key"
	secrets.known("postgres://app:hunter2@db:5432/app") == "an address with a password"
	not secrets.known("-----BEGIN CERTIFICATE-----")
	not secrets.known("-----BEGIN PUBLIC KEY-----")
	not secrets.known("AKIAIOSFODNN7EXAMPLE")
	not secrets.known("postgres://app:${PASSWORD}@db:5432/app")
	not secrets.known("https://example.com:8080/a@b")
	not secrets.known("git@github.com:octo/app.git")
	not secrets.known(7)
}

test_written if {
	secrets.written("DB_PASSWORD", "hunter2") == "a literal"
	secrets.written("CONFIG", "-----BEGIN PRIVATE KEY-----") == "a private key"
	not secrets.written("DB_HOST", "hunter2")
	not secrets.written("DB_PASSWORD", "$(OTHER)")
}
