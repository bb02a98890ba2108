package policies

import "slices"

// A Preset is a set of rules that is known under a name.
type Preset struct {
	Name     string // "pss-baseline"
	Title    string // one line, lower case, no full stop
	URL      string // of the document that it follows; may be empty
	Controls []Control
}

// A Control is what a preset demands, and the rules that check it.
type Control struct {
	Name  string // in the words of the document
	Rules []string
}

// Rules returns the ids of the rules of a preset, in the order of its controls,
// none twice.
func (p Preset) Rules() []string {
	var ids []string
	seen := make(map[string]bool)
	for _, c := range p.Controls {
		for _, id := range c.Rules {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// Presets returns the presets in order of name. Each of their rules is on,
// whatever it is by default.
func Presets() []Preset {
	return []Preset{
		{
			Name:     "auditor",
			Title:    "all that an audit of workflows and actions looks at, pedantic included",
			Controls: auditor(),
		},
		{
			Name:     "nsa",
			Title:    "what the Kubernetes Hardening Guidance of NSA and CISA says of workloads",
			URL:      "https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF",
			Controls: nsa(),
		},
		{
			Name:     "pedantic",
			Title:    "workflows and actions as those write them who leave nothing to chance",
			Controls: pedantic(),
		},
		{
			Name:     "pss-baseline",
			Title:    "the baseline profile of the Pod Security Standards",
			URL:      "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
			Controls: baseline(),
		},
		{
			Name:     "pss-restricted",
			Title:    "the restricted profile of the Pod Security Standards, baseline included",
			URL:      "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
			Controls: restricted(),
		},
	}
}

func baseline() []Control {
	return []Control{
		{"HostProcess", []string{"k8s-host-process"}},
		{"Host Namespaces", []string{"k8s-host-network", "k8s-host-pid", "k8s-host-ipc"}},
		{"Privileged Containers", []string{"k8s-privileged"}},
		{"Capabilities", []string{"k8s-capabilities-added"}},
		{"HostPath Volumes", []string{"k8s-host-path", "k8s-docker-socket"}},
		{"Host Ports", []string{"k8s-host-port"}},
		{"Host Probes / Lifecycle Hooks", []string{"k8s-probe-host"}},
		{"AppArmor", []string{"k8s-apparmor"}},
		{"SELinux", []string{"k8s-selinux-options"}},
		{"/proc Mount Type", []string{"k8s-proc-mount"}},
		{"Seccomp", []string{"k8s-seccomp-unconfined"}},
		{"Sysctls", []string{"k8s-unsafe-sysctls"}},
	}
}

// restricted is the baseline with more controls, of which three take the place
// of those of the same name.
func restricted() []Control {
	controls := slices.DeleteFunc(baseline(), func(c Control) bool {
		return c.Name == "Capabilities" || c.Name == "Seccomp" || c.Name == "/proc Mount Type"
	})
	return append(controls, []Control{
		{"/proc Mount Type", []string{"k8s-proc-mount", "k8s-proc-mount-user-namespace"}},
		{"Volume Types", []string{"k8s-volume-types"}},
		{"Privilege Escalation", []string{"k8s-privilege-escalation"}},
		{"Running as Non-root", []string{"k8s-run-as-non-root-required"}},
		{"Running as Non-root user", []string{"k8s-root-uid"}},
		{"Seccomp", []string{"k8s-seccomp-profile", "k8s-seccomp-annotation"}},
		{"Capabilities", []string{"k8s-capabilities-drop-all", "k8s-capabilities-restricted"}},
	}...)
}

func nsa() []Control {
	return []Control{
		{"Non-root containers", []string{"k8s-run-as-non-root", "k8s-root-uid", "k8s-privilege-escalation"}},
		{"Immutable container file systems", []string{"k8s-read-only-root-fs"}},
		{"Privileged containers and host access", []string{
			"k8s-privileged", "k8s-host-network", "k8s-host-pid", "k8s-host-ipc", "k8s-host-path", "k8s-docker-socket", "k8s-host-port",
		}},
		{"Capabilities", []string{"k8s-capabilities-added", "k8s-capabilities-drop-all"}},
		{"Hardening with seccomp, AppArmor and SELinux", []string{"k8s-seccomp-profile", "k8s-apparmor", "k8s-selinux-options"}},
		{"Protecting Pod service account tokens", []string{"k8s-service-account-token", "k8s-service-account-token-unset"}},
		{"Resource policies", []string{"k8s-memory-request", "k8s-memory-limit", "k8s-cpu-request", "k8s-cpu-limit"}},
		{"Protecting sensitive data", []string{"k8s-secret-in-env", "k8s-secret-in-configmap", "k8s-plain-secret-committed"}},
		{"Role-based access control", []string{
			"k8s-rbac-wildcard", "k8s-rbac-cluster-admin", "k8s-rbac-escalate", "k8s-rbac-anonymous", "k8s-rbac-secrets", "k8s-rbac-pod-exec",
		}},
		{"Namespaces", []string{"k8s-default-namespace", "k8s-kube-system"}},
	}
}
