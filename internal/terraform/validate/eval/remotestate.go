package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// backendTypes are the places to keep a state.
// https://developer.hashicorp.com/terraform/language/backend
var backendTypes = map[string]bool{
	"local": true, "remote": true, "cloud": true, "azurerm": true, "consul": true, "cos": true, "gcs": true, "http": true,
	"inmem": true, "kubernetes": true, "oci": true, "oss": true, "pg": true, "s3": true,
}

// removedBackends are those that Terraform once had.
var removedBackends = map[string]bool{
	"artifactory": true, "azure": true, "etcd": true, "etcdv3": true, "manta": true, "swift": true,
}

// remoteStateProblems checks the arguments of a terraform_remote_state.
func remoteStateProblems(r *config.Resource, val cty.Value) (diags hcl.Diagnostics) {
	const summary = "Invalid backend configuration"
	attributes, _ := r.Body.JustAttributes()
	at := func(name string) hcl.Range {
		if a := attributes[name]; a != nil {
			return a.Expr.Range()
		}
		return r.Declared
	}
	defaults := val.GetAttr("defaults")
	if typ := defaults.Type(); !defaults.IsNull() && defaults.IsKnown() && !typ.IsObjectType() && !typ.IsMapType() {
		diags = append(diags, errorAt(at("defaults"), "Invalid default values", "defaults must be an object"))
	}
	backend, settings := val.GetAttr("backend"), val.GetAttr("config")
	if !isKnownString(backend) || !settings.IsWhollyKnown() {
		return diags
	}
	name := backend.AsString()
	switch {
	case removedBackends[name]:
		return append(diags, errorAt(at("backend"), summary, "Terraform no longer has the backend %q", name))
	case !backendTypes[name]:
		return append(diags, errorAt(at("backend"), summary, "there is no backend %q", name))
	}
	if why := backendProblem(name, settings); why != "" {
		return append(diags, errorAt(at("config"), summary, "the configuration does not fit the backend %q: %s", name, why))
	}
	if name == "local" && isEmptyPath(settings) {
		diags = append(diags, errorAt(r.Body.MissingItemRange(), "Invalid local state file path", "path is empty"))
	}
	return diags
}

// localBackend has the arguments of the backend "local".
var localBackend = map[string]cty.Type{"path": cty.String, "workspace_dir": cty.String}

// backendProblem says why val is no configuration of a backend; of most of
// them nothing is known here.
func backendProblem(backend string, val cty.Value) string {
	if val.IsNull() || !val.IsKnown() {
		return ""
	}
	if !val.Type().IsObjectType() && !val.Type().IsMapType() {
		return "an object is required"
	}
	if backend != "local" {
		return ""
	}
	for it := val.ElementIterator(); it.Next(); {
		key, elem := it.Element()
		want, ok := localBackend[key.AsString()]
		if !ok {
			return "unexpected attribute " + key.AsString()
		}
		if got := elem.Type(); got != cty.DynamicPseudoType && !got.IsPrimitiveType() {
			return key.AsString() + ": " + want.FriendlyName() + " required"
		}
	}
	return ""
}

func isEmptyPath(val cty.Value) bool {
	if val.IsNull() || !val.CanIterateElements() {
		return false
	}
	path, ok := val.AsValueMap()["path"]
	return ok && isKnownString(path) && path.AsString() == ""
}
