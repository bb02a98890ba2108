package schema

import (
	"regexp"
	"strings"
	"sync"
	"time"
)

// isGoDuration accepts what k8s.io/kube-openapi's strfmt.ParseDuration does:
// time.ParseDuration, and numbers with the names of units anywhere in it.
func isGoDuration(s string) bool {
	if _, err := time.ParseDuration(s); err == nil {
		return true
	}
	for _, match := range humanDuration().FindAllStringSubmatch(s, -1) {
		unit := strings.ToLower(match[1])
		for _, name := range []string{"nano", "micro", "milli", "sec", "min", "hour", "day", "week"} {
			if strings.HasPrefix(unit, name) {
				return true
			}
		}
		switch unit {
		case "ns", "us", "µs", "ms", "s", "m", "h", "d", "w", "hr", "wk":
			return true
		}
	}
	return false
}

var humanDuration = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d+\s*([A-Za-zµ]+)`) })

var isoDuration = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^P(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?)$`)
})

// isISODuration accepts durations such as P1DT12H.
func isISODuration(s string) bool {
	return isoDuration().MatchString(s) && s != "P" && !strings.HasSuffix(s, "T")
}
