package infralint.lib.gitlab_test

import data.infralint.lib.gitlab

pipeline := {
	"image": "a:1",
	"default": {"image": {"name": "b:1"}, "services": ["c:1", {"name": "d:1", "variables": {"S": "t"}}]},
	"variables": {"A": "1", "B": {"value": "2", "description": "x"}, "C": {"description": "y"}},
	"workflow": {"rules": [{"if": "$A", "variables": {"W": "x"}}, {"when": "always"}]},
	"jobs": {"j": {"script": ["make", ["one", "two"]], "before_script": "prepare", "rules": [{"variables": {"R": "x"}}]}, "n": null},
	"templates": {".t": {"after_script": ["clean"]}},
}

test_images if {
	gitlab.images == {["image"]: "a:1", ["default", "image", "name"]: "b:1"} with input as pipeline
	gitlab.services == {["default", "services", 0]: "c:1", ["default", "services", 1, "name"]: "d:1"} with input as pipeline
}

test_variables if {
	gitlab.variables == {
		["variables", "A"]: {"name": "A", "value": "1"},
		["variables", "B", "value"]: {"name": "B", "value": "2"},
		["workflow", "rules", 0, "variables", "W"]: {"name": "W", "value": "x"},
		["jobs", "j", "rules", 0, "variables", "R"]: {"name": "R", "value": "x"},
		["default", "services", 1, "variables", "S"]: {"name": "S", "value": "t"},
	} with input as pipeline
}

test_commands if {
	gitlab.commands == {
		["jobs", "j", "script", 0]: "make",
		["jobs", "j", "script", 1, 0]: "one",
		["jobs", "j", "script", 1, 1]: "two",
		["jobs", "j", "before_script"]: "prepare",
		["templates", ".t", "after_script", 0]: "clean",
	} with input as pipeline
}

test_text if {
	gitlab.text("a") == "a"
	gitlab.text(1) == "1"
	gitlab.text(true) == "true"
	gitlab.is_true("TRUE")
	gitlab.is_true(1)
	gitlab.is_true(true)
	not gitlab.is_true("false")
	not gitlab.is_true(null)
}
