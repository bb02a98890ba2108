package kubernetes

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

const invalidValueGood = `
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: example.com/web:1.4
      imagePullPolicy: Always
`

// InvalidValue reports words and numbers that the API server rejects.
var InvalidValue = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-invalid-value",
		Title:    "value is none that the field can have",
		Severity: lint.Error,
		Doc: `
The API server rejects the object with "Unsupported value" or "Invalid value": the field
takes one of a few words, and case matters (` + "`imagePullPolicy: always`" + ` is wrong), a number
is negative, or a share is no percentage such as ` + "`25%`" + `. The published schemas of Kubernetes
do not list such words, so that a check against them alone lets the object pass.
`,
		Bad:   lint.Edit(invalidValueGood, "imagePullPolicy: Always", "imagePullPolicy: always"),
		Good:  invalidValueGood,
		Tags:  []string{"correctness"},
		Peers: []string{"kube-score:pod-topology-spread-constraints"},
		Refs:  []string{"https://kubernetes.io/docs/reference/kubernetes-api/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		for _, table := range valuesOf {
			if slices.Contains(strings.Fields(table.kinds), strings.TrimPrefix(o.Group+"/"+o.Kind, "/")) {
				checkValues(pass, whole(o), table.values)
			}
		}
		switch o.Group + "/" + o.Kind {
		case "batch/Job":
			checkValues(pass, whole(o).get("spec"), jobValues)
		case "batch/CronJob":
			checkValues(pass, whole(o).get("spec", "jobTemplate", "spec"), jobValues)
		}
		t, ok := podTemplate(o)
		if !ok {
			return nil
		}
		spec := t.get("spec")
		checkValues(pass, spec, podValues)
		for _, c := range containers(spec) {
			checkValues(pass, c, containerValues)
			for _, kind := range []string{"livenessProbe", "readinessProbe", "startupProbe"} {
				checkValues(pass, c.get(kind), probeValues)
				if n, ok := c.get(kind, "successThreshold").integer(); ok && n > 1 && kind != "readinessProbe" {
					report(pass, c.get(kind, "successThreshold").path, "successThreshold of a %s must be 1", kind)
				}
			}
		}
		return nil
	},
}

// checkValues reports the values below f that are not as a table wants them.
func checkValues(pass *lint.Pass[*kubernetes.Object], f field, table []valueRule) {
	if f.value == nil {
		return
	}
	for _, rule := range table {
		if !has(f.value, rule.path) { // as nearly always
			continue
		}
		for _, v := range f.each(rule.path) {
			name := rule.path[strings.LastIndexByte(rule.path, '.')+1:]
			checkValue(pass, v, strings.TrimSuffix(name, "[]"), rule.want)
		}
	}
}

var percentage = lazyregexp.New(`^[0-9]+%$`)

func checkValue(pass *lint.Pass[*kubernetes.Object], f field, name, want string) {
	text, isText := f.value.(string)
	isText = isText && !strings.ContainsAny(text, "${<_") // not to be filled in
	switch want {
	case atLeast0, atLeast1:
		least := int64(0)
		if want == atLeast1 {
			least = 1
		}
		if n, ok := f.integer(); ok && n < least {
			report(pass, f.path, "%s is %d, and must be at least %d", name, n, least)
		}
	case mode:
		if n, ok := f.integer(); ok && (n < 0 || n > 0o777) {
			report(pass, f.path, "%s is %d, which is %s in octal, and must be between 0 and 0777: write it as 0644", name, n, strconv.FormatInt(n, 8))
		}
	case share, shareTo100:
		if n, ok := f.integer(); ok && n < 0 {
			report(pass, f.path, "%s is %d, and must be at least 0", name, n)
		} else if isText && !percentage.MatchString(text) {
			report(pass, f.path, "%s is %q, and must be a number or a percentage such as \"25%%\"", name, text)
		} else if n, err := strconv.Atoi(strings.TrimSuffix(text, "%")); isText && want == shareTo100 && (err != nil || n > 100) {
			report(pass, f.path, "%s is %s, and must not be more than 100%%", name, text)
		}
	case address:
		if _, err := netip.ParseAddr(withoutZeros(text)); isText && err != nil {
			report(pass, f.path, "%s is %q, and must be an IP address", name, text)
		}
	case network:
		if _, err := netip.ParsePrefix(withoutZeros(strings.TrimSpace(text))); isText && err != nil {
			report(pass, f.path, "%s is %q, and must be addresses in CIDR notation, such as 10.0.0.0/8", name, text)
		}
	default:
		words := strings.Fields(want)
		if value, ok := f.value.(string); !ok || value == "" || slices.Contains(words, value) || isOpen(value) {
			return
		}
		report(pass, f.path, "%s is %q, and must be one of %s%s", name, f.value, strings.Join(words, ", "), sameWord(f.value.(string), words))
	}
}

var leadingZeros = lazyregexp.New(`\b0+([0-9])`)

// withoutZeros takes the leading zeros off an IPv4 address: Kubernetes reads
// 010.0.0.1 as 10.0.0.1.
func withoutZeros(s string) string {
	if strings.Contains(s, ":") {
		return s
	}
	return leadingZeros.ReplaceAllString(s, "$1")
}

// sameWord says which word was meant, if only the case of letters differs or
// little more.
func sameWord(given string, words []string) string {
	for _, w := range words {
		if strings.EqualFold(w, given) {
			return `; did you mean "` + w + `"?`
		}
	}
	return suggest.DidYouMean(given, words)
}

// has reports whether a value has something at a path of each.
func has(value any, path string) bool {
	step, rest, more := strings.Cut(path, ".")
	key, isList := strings.CutSuffix(step, "[]")
	m, _ := value.(map[string]any)
	next, ok := m[key]
	if !ok || !more {
		return ok
	}
	if !isList {
		return has(next, rest)
	}
	list, _ := next.([]any)
	return slices.ContainsFunc(list, func(item any) bool { return has(item, rest) })
}

// each returns the fields at a path such as "containers[].ports[].protocol".
func (f field) each(path string) []field {
	list := []field{f}
	for _, step := range strings.Split(path, ".") {
		key, isList := strings.CutSuffix(step, "[]")
		var next []field
		for _, one := range list {
			v := one.get(key)
			if isList {
				next = append(next, v.items()...)
			} else if v.value != nil {
				next = append(next, v)
			}
		}
		list = next
	}
	return list
}
