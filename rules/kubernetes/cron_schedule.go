package kubernetes

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const cronScheduleGood = `
-- cronjob.yaml --
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 6 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{name: report, image: "example.com/report:1.4"}]
`

// CronSchedule reports schedules that the API server cannot read.
var CronSchedule = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-cron-schedule",
		Title:    "schedule of the CronJob is not valid",
		Severity: lint.Error,
		Doc: `
The API server rejects the CronJob. A schedule has five fields (minute, hour, day of
the month, month, day of the week) or is one of ` + "`@yearly`, `@monthly`, `@weekly`, `@daily`,\n`@hourly` and `@every 1h30m`" + `. There is no field for seconds, Sunday is 0 and not 7, and
` + "`L`, `W`, `#` and `H`" + ` of other schedulers do not exist. The time zone goes into
` + "`timeZone`" + `, not into the schedule.
`,
		Bad:   lint.Edit(cronScheduleGood, `schedule: "0 6 * * *"`, `schedule: "0 0 6 * * *"`),
		Good:  cronScheduleGood,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		if pass.Unit.Group != "batch" || pass.Unit.Kind != "CronJob" {
			return nil
		}
		f := whole(pass.Unit).get("spec", "schedule")
		schedule, ok := f.text()
		if !ok {
			return nil
		}
		problem := cronProblem(schedule)
		if strings.Contains(schedule, "TZ") {
			problem = "a time zone goes into timeZone"
		}
		if problem != "" {
			report(pass, f.path, "schedule %q is not valid: %s", schedule, problem)
		}
		return nil
	},
}

type cronField struct {
	name     string
	min, max int
	names    string // three letters each, from min on
}

var cronFields = []cronField{
	{"minute", 0, 59, ""},
	{"hour", 0, 23, ""},
	{"day of the month", 1, 31, ""},
	{"month", 1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"},
	{"day of the week", 0, 6, "sunmontuewedthufrisat"},
}

// cronProblem says what is wrong with a schedule, "" for nothing. The grammar
// is that of github.com/robfig/cron/v3's standard parser, which Kubernetes uses.
func cronProblem(schedule string) string {
	if strings.HasPrefix(schedule, "@") {
		switch schedule {
		case "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly":
			return ""
		}
		if every, ok := strings.CutPrefix(schedule, "@every "); ok {
			if _, err := time.ParseDuration(every); err != nil {
				return fmt.Sprintf("%q is no duration such as 1h30m", every)
			}
			return ""
		}
		return "there is no such descriptor"
	}
	fields := strings.Fields(schedule)
	if len(fields) != len(cronFields) {
		return fmt.Sprintf("expected exactly 5 fields, found %d", len(fields))
	}
	for i, f := range cronFields {
		for part := range strings.SplitSeq(fields[i], ",") {
			if part == "" {
				continue // which the parser overlooks
			}
			if problem := f.problem(part); problem != "" {
				return f.name + ": " + problem
			}
		}
	}
	return ""
}

// problem says what is wrong with one range of a field.
func (f cronField) problem(expr string) string {
	steps := strings.Split(expr, "/")
	ends := strings.Split(steps[0], "-")
	first, last := f.min, f.max
	if ends[0] != "*" && ends[0] != "?" {
		var problem string
		if first, problem = f.number(ends[0]); problem != "" {
			return problem
		}
		switch len(ends) {
		case 1:
			if last = first; len(steps) > 1 {
				last = f.max
			}
		case 2:
			if last, problem = f.number(ends[1]); problem != "" {
				return problem
			}
		default:
			return fmt.Sprintf("%q has too many hyphens", expr)
		}
	}
	if len(steps) > 2 {
		return fmt.Sprintf("%q has too many slashes", expr)
	}
	if len(steps) == 2 {
		step, err := strconv.Atoi(steps[1])
		if err != nil || step < 1 {
			return fmt.Sprintf("the step %q is no positive number", steps[1])
		}
	}
	switch {
	case first < f.min:
		return fmt.Sprintf("%d is below the minimum %d", first, f.min)
	case max(first, last) > f.max:
		return fmt.Sprintf("%d is above the maximum %d", max(first, last), f.max)
	case first > last:
		return fmt.Sprintf("%q begins after its end", expr)
	}
	return ""
}

// number reads a number or a name.
func (f cronField) number(s string) (n int, problem string) {
	if i := strings.Index(f.names, strings.ToLower(s)); len(s) == 3 && i >= 0 && i%3 == 0 {
		return f.min + i/3, ""
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0, fmt.Sprintf("%q is no number", s)
	}
	return n, ""
}
