package conformance

// What mutants are made of.
var (
	typePool = []string{
		"string", "number", "bool", "any", "list(string)", "set(string)", "map(string)", "list(any)", "map(any)", "set(number)", "list(number)",
		"object({ a = string })", "object({ a = optional(string), b = number })", `object({ a = optional(string, "x"), n = optional(object({ b = optional(bool, true) }), {}) })`,
		"list(object({ id = string, n = optional(number, 1) }))", "map(object({ a = string, b = list(string) }))", "tuple([string, number])", "map(list(string))",
		"list", "object", "optional(string)", "strin", "list(map(set(bool)))",
	}
	valuePool = []string{
		`"text"`, `""`, `"5"`, `"true"`, "0", "1", "-1", "2.5", "true", "false", "null", "[]", "{}", `["a", "b"]`, `{ a = 1, b = "x" }`, `[1, "x", true]`, `[{ id = "a" }, { id = "b" }]`,
		`toset(["a", "b"])`, `tomap({ a = 1 })`, `tolist(["a"])`, `toset([])`, "timestamp()", `sensitive("s")`, `"${1}"`, `"a-${"b"}-c"`, `jsonencode({ a = [1] })`, `jsondecode("{\"a\": 1}")`,
		"path.module", "terraform.workspace", "each.key", "each.value", "count.index", "self.id", "self", "terraform_data.x.id", "var.x", "local.x", "module.m", "module.m.x", "var.gone", "local.gone", "data.terraform_remote_state.s.outputs",
		`[for v in ["a", "b"] : upper(v)]`, `{ for k, v in { a = 1 } : k => v }`, `{ for v in ["a", "a"] : v => v... }`, "<<EOT\nhere ${1 + 1}\nEOT\n", `cidrsubnet("10.0.0.0/8", 8, 1)`, `try(var.gone, 1)`, `regex("a(b)", "ab")`,
		"1 + 1", "1 / 0", `"a" + 1`, "!true", `!"x"`, "1 == 1", "null == 1", "true ? 1 : 2", `true ? "a" : []`, `lookup({ a = 1 }, "b")`, `element(["a"], 3)`, "[][0]", "{}.a", `ephemeralasnull("x")`, "uuid()", "max([1, 2]...)",
	}
	wrapPool = []string{
		"[X]", "{ a = X }", `"${X}"`, `"p-${X}"`, "(X)", "!X", "-X", "X + 1", `X == "a"`, "X == null", "X != X", "X && true", "true || X", "X < 3",
		`X ? 1 : 2`, "true ? X : null", `terraform.workspace == "a" ? X : null`, `terraform.workspace == "a" ? X : []`, `terraform.workspace == "a" ? [] : X`, `terraform.workspace == "a" ? {} : X`, `terraform.workspace == "a" ? X : "text"`,
		"try(X, null)", "can(X)", "tostring(X)", "tonumber(X)", "tobool(X)", "tolist(X)", "toset(X)", "tomap(X)", "length(X)", "upper(X)", "jsonencode(X)", "keys(X)", "values(X)", "merge(X, { z = 1 })", "concat(X, [1])", "flatten([X])",
		"X[0]", `X["a"]`, "X.a", "X[*]", "X[*].id", "[for v in X : v]", "[for k, v in X : k]", "{ for k, v in X : k => v }", "{ for v in X : v => 1 }", "[for v in X : v.id if v != null]", "sensitive(X)", "nonsensitive(X)", "coalesce(X, 1)", "one(X)",
		"distinct(X)", `join(",", X)`, `split(",", X)`, "sum(X)", "sort(X)", "max(X...)", `lookup(X, "a", null)`, `contains(X, "a")`, "zipmap(X, X)", "jsondecode(X)", `format("%s", X)`, "element(X, 0)", "compact(X)", "ephemeralasnull(X)",
	}
	functionPool = []string{
		"upper", "length", "tostring", "tonumber", "tolist", "toset", "tomap", "keys", "values", "merge", "concat", "flatten", "join", "split", "format", "lookup", "element", "coalesce", "try", "can", "jsonencode", "jsondecode", "yamldecode",
		"max", "min", "sum", "one", "sort", "distinct", "compact", "contains", "index", "range", "reverse", "replace", "regex", "regexall", "trimspace", "substr", "zipmap", "transpose", "setunion", "setproduct", "cidrsubnet", "cidrhost", "file",
		"fileexists", "templatefile", "timestamp", "formatdate", "sensitive", "nonsensitive", "nosuch", "core::upper", "provider::terraform::encode_expr", "startswith", "alltrue", "anytrue", "slice", "chunklist", "matchkeys", "floor", "pow", "parseint", "ephemeralasnull", "type",
	}
	referencePool = []string{
		"var.x", "var.gone", "local.x", "local.gone", "terraform_data.x", "terraform_data.x.id", "terraform_data.gone.id", "terraform_data.x[0].output", "module.m.x", "module.gone", "data.terraform_remote_state.s.outputs.a",
		"each.key", "each.value", "count.index", "self.id", "self.output", "path.module", "path.nope", "terraform.workspace", "terraform.env", "var", "local", "module", "data", "each", "x", "resource.terraform_data.x.id", "ephemeral.a.b",
	}
	argumentPool = []string{
		"count", "for_each", "depends_on", "provider", "input", "triggers_replace", "output", "id", "source", "version", "value", "sensitive", "ephemeral", "nullable", "type", "default", "description", "condition", "error_message", "create_before_destroy",
		"prevent_destroy", "ignore_changes", "replace_triggered_by", "when", "command", "host", "backend", "config", "defaults", "workspace", "providers", "alias", "from", "to", "required_version", "nope", "locals",
	}
	innerBlockPool = []string{
		"lifecycle {\n  create_before_destroy = true\n}", "lifecycle {\n  prevent_destroy = var.x\n}", "lifecycle {\n  precondition {\n    condition     = terraform.workspace == \"a\"\n    error_message = \"No.\"\n  }\n}",
		"lifecycle {\n  postcondition {\n    condition     = self.id != \"\"\n    error_message = \"No ${self.nope}.\"\n  }\n}", "lifecycle {\n  ignore_changes = [input, tags]\n}",
		"provisioner \"local-exec\" {\n  command = \"echo ${self.id}\"\n}", "provisioner \"local-exec\" {\n  when    = destroy\n  command = \"echo ${var.x}\"\n}", "provisioner \"remote-exec\" {\n  inline = [\"x\"]\n}", "connection {\n  host = self.id\n}",
		"validation {\n  condition     = length(var.x) > 0\n  error_message = \"Bad.\"\n}", "precondition {\n  condition     = terraform.workspace != \"\"\n  error_message = \"Bad ${1 + 1}.\"\n}", "dynamic \"x\" {\n  for_each = []\n  content {}\n}", "nope {\n}",
		"assert {\n  condition     = terraform.workspace != \"\"\n  error_message = \"Bad.\"\n}",
	}
	blockPool = []string{
		"variable \"x\" {\n  type    = string\n  default = \"a\"\n}\n", "variable \"x\" {\n  type = list(string)\n}\n", "variable \"x\" {}\n", "locals {\n  x = 1\n}\n", "locals {\n  x = local.y\n  y = local.x\n}\n",
		"output \"x\" {\n  value = var.x\n}\n", "output \"x\" {\n  value     = local.x\n  sensitive = true\n}\n", "resource \"terraform_data\" \"x\" {\n  input = 1\n}\n", "resource \"terraform_data\" \"x\" {\n  count = 2\n  input = count.index\n}\n",
		"resource \"terraform_data\" \"x\" {\n  for_each = toset([\"a\"])\n  input    = each.value\n}\n", "data \"terraform_remote_state\" \"s\" {\n  backend = \"local\"\n}\n", "check \"c\" {\n  assert {\n    condition     = terraform.workspace != \"\"\n    error_message = \"Bad.\"\n  }\n}\n",
		"moved {\n  from = terraform_data.a\n  to   = terraform_data.b\n}\n", "removed {\n  from = terraform_data.zz\n}\n", "import {\n  to = terraform_data.x\n  id = \"a\"\n}\n", "provider \"terraform\" {\n  alias = \"z\"\n}\n", "terraform {\n  required_version = \">= 1.0\"\n}\n",
	}
)
