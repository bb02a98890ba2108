package policy

import (
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// capabilities are what a policy may do: everything that is a function of the
// document. OPA marks the built-in functions that are not: http.send,
// net.lookup_ip_addr, opa.runtime, time.now_ns, rand.intn, uuid.rfc4122 and
// the JSON Web Token functions that look at the clock or sign. A policy that
// calls one does not compile. No schema is fetched from anywhere.
var capabilities = sync.OnceValue(func() *ast.Capabilities {
	c := ast.CapabilitiesForThisVersion(ast.CapabilitiesRegoVersion(ast.RegoV1))
	c.Builtins = slices.DeleteFunc(c.Builtins, func(b *ast.Builtin) bool { return b.Nondeterministic })
	c.AllowNet = []string{}
	return c
})
