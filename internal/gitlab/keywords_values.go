package gitlab

// The shapes of what a job gets from elsewhere: tokens, secrets, inputs, steps.

func idTokensShape() *shape {
	return &shape{kinds: []Kind{Map}, each: mapOf(map[string]*shape{"aud": textList}, "aud")}
}

func secretShape() *shape {
	return &shape{kinds: []Kind{Map}, check: (*Pipeline).secret, keys: map[string]*shape{
		"vault": text.or(map[string]*shape{
			"engine": mapOf(map[string]*shape{"name": text, "path": text}, "name", "path"), "path": text, "field": text,
		}, "engine", "path", "field"),
		"azure_key_vault":    mapOf(map[string]*shape{"name": text, "version": scalar}, "name"),
		"gcp_secret_manager": mapOf(map[string]*shape{"name": text, "version": scalar}, "name"),
		"aws_secrets_manager": text.or(map[string]*shape{
			"secret_id": text, "version_id": text, "version_stage": text, "region": text, "role_arn": text, "role_session_name": text, "field": text,
		}, "secret_id"),
		"akeyless":               {kinds: []Kind{Map}},
		"gitlab_secrets_manager": {kinds: []Kind{Map}},
		"file":                   boolean,
		"token":                  text,
	}}
}

// jobInputsShape returns the shape of the inputs of a job, which can be changed
// when it is run again. See https://docs.gitlab.com/ci/yaml/#inputs.
func jobInputsShape() *shape {
	return &shape{kinds: []Kind{Map}, each: mapOf(map[string]*shape{
		"type": oneOf("array", "boolean", "number", "string"), "description": text, "options": {kinds: []Kind{List}}, "regex": text, "default": anything,
	}, "default")}
}

// stepShape returns the shape of what run lists, see
// https://docs.gitlab.com/ci/steps/. What runs is one of five keys.
func stepShape() *shape {
	keys := map[string]*shape{"name": text, "env": {kinds: []Kind{Map}}, "inputs": {kinds: []Kind{Map}}, "outputs": {kinds: []Kind{Map}}, "delegate": text}
	for _, key := range stepKinds {
		keys[key] = anything
	}
	s := mapOf(keys)
	s.check = (*Pipeline).step
	return s
}

var stepKinds = []string{"step", "func", "script", "action", "exec", "run"}
