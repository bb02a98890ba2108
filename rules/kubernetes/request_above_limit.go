package kubernetes

import (
	"math/big"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const requestAboveLimitGood = `
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: example.com/web:1.4
      resources:
        requests: {memory: 512Mi}
        limits: {memory: 1Gi}
`

// RequestAboveLimit reports containers that ask for more than they may use.
var RequestAboveLimit = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-request-above-limit",
		Title:    "container requests more than its limit",
		Severity: lint.Error,
		Doc: `
The API server rejects the object with "must be less than or equal to memory limit": a
container requests more memory, CPU or storage than its limit allows. Often a patch raises
the one and not the other, or the units differ (` + "`1G` and `1Gi`, `500` and `500m`" + `).
`,
		Bad:   lint.Edit(requestAboveLimitGood, "requests: {memory: 512Mi}\n        limits: {memory: 1Gi}", "requests: {memory: 1Gi}\n        limits: {memory: 512Mi}"),
		Good:  requestAboveLimitGood,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		t, ok := podTemplate(pass.Unit)
		if !ok {
			return nil
		}
		for _, c := range append(containers(t.get("spec")), t.get("spec")) {
			requests, limits := c.get("resources", "requests"), c.get("resources", "limits")
			for _, key := range requests.keys() {
				request, ok1 := requests.get(key).quantity()
				limit, ok2 := limits.get(key).quantity()
				if ok1 && ok2 && request.Cmp(limit) > 0 {
					report(pass, requests.get(key).path, "requests %v of %s, and the limit is %v", requests.get(key).value, key, limits.get(key).value)
				}
			}
		}
		return nil
	},
}

// quantity returns an amount such as 512Mi or 0.5; false for what is none.
func (f field) quantity() (*big.Rat, bool) {
	text, ok := f.amount()
	if !ok || !isQuantity(text) || len(text) > 40 {
		return nil, false
	}
	suffix := strings.TrimLeft(text, "+-0123456789.")
	number := strings.TrimSuffix(text, suffix)
	if strings.HasPrefix(suffix, "e") || strings.HasPrefix(suffix, "E") && len(suffix) > 1 && suffix != "Ei" {
		return nil, false // 1e3: nobody writes that
	}
	r, ok := new(big.Rat).SetString(number)
	if !ok {
		return nil, false
	}
	if i := strings.Index("KMGTPE", strings.TrimSuffix(suffix, "i")); strings.HasSuffix(suffix, "i") && i >= 0 {
		return r.Mul(r, new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), uint(10*(i+1))))), true
	}
	exponent := map[string]int64{"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}[suffix]
	power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(max(exponent, -exponent)), nil))
	if exponent < 0 {
		power.Inv(power)
	}
	return r.Mul(r, power), true
}

// amount returns a number that stands as one or as its text.
func (f field) amount() (string, bool) {
	switch v := f.value.(type) {
	case interface{ String() string }: // json.Number
		return v.String(), true
	case string:
		return v, !isOpen(v)
	}
	return "", false
}
