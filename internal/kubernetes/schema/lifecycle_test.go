package schema

import "testing"

func TestLifecycle(t *testing.T) {
	t.Parallel()
	p := Kubernetes()
	for _, test := range []struct {
		version, apiVersion, kind string
		want                      Lifecycle
		ok                        bool
	}{
		{"1.36", "apps/v1", "Deployment", Lifecycle{Stage: Served, Introduced: "1.9"}, true},
		{"1.30", "extensions/v1beta1", "Ingress", Lifecycle{Removed, "1.1", "1.14", "1.22", ParseGVK("networking.k8s.io/v1", "Ingress")}, true},
		{"1.36", "policy/v1beta1", "PodSecurityPolicy", Lifecycle{Removed, "1.10", "1.21", "1.25", GVK{}}, true},
		{"1.36", "autoscaling/v2beta2", "HorizontalPodAutoscaler", Lifecycle{Removed, "1.12", "1.23", "1.26", ParseGVK("autoscaling/v2", "HorizontalPodAutoscaler")}, true},
		{"1.31", "flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", Lifecycle{Deprecated, "1.26", "1.29", "1.32", ParseGVK("flowcontrol.apiserver.k8s.io/v1", "FlowSchema")}, true},
		{"1.36", "flowcontrol.apiserver.k8s.io/v1beta2", "FlowSchema", Lifecycle{Removed, "1.23", "1.26", "1.29", ParseGVK("flowcontrol.apiserver.k8s.io/v1", "FlowSchema")}, true},
		{"1.28", "flowcontrol.apiserver.k8s.io/v1", "FlowSchema", Lifecycle{NotYet, "1.29", "", "", ParseGVK("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema")}, true},
		{"1.36", "events.k8s.io/v1beta1", "Event", Lifecycle{Removed, "1.8", "1.22", "1.25", ParseGVK("events.k8s.io/v1", "Event")}, true},
		{"1.33", "v1", "Endpoints", Lifecycle{Deprecated, "1.0", "1.33", "", ParseGVK("discovery.k8s.io/v1", "EndpointSlice")}, true},
		{"1.36", "admission.k8s.io/v1", "AdmissionReview", Lifecycle{}, false},
		{"1.36", "apps/v1", "Deploymnet", Lifecycle{}, false},
		{"1.36", "argoproj.io/v1alpha1", "Application", Lifecycle{}, false},
		{"1.2", "apps/v1", "Deployment", Lifecycle{}, false},
	} {
		got, ok := p.Lifecycle(test.version, ParseGVK(test.apiVersion, test.kind))
		if got != test.want || ok != test.ok {
			t.Errorf("%s %s in %s: got %+v, %v, want %+v", test.apiVersion, test.kind, test.version, got, ok, test.want)
		}
	}
}

// TestLifecycleAgreesWithDocuments checks every kind of the table in every
// release: what is served is not removed, and the other way round.
func TestLifecycleAgreesWithDocuments(t *testing.T) {
	t.Parallel()
	p := Kubernetes()
	for gvk := range lifecycles() {
		for _, version := range p.Versions() {
			l, ok := p.Lifecycle(version, gvk)
			_, served := p.Lookup(version, gvk)
			if isServed := l.Stage == Served || l.Stage == Deprecated; isServed != served {
				t.Errorf("%v in %s: served %v, but %+v", gvk, version, served, l)
			}
			if ok && l.Replacement != (GVK{}) {
				if _, ok := p.Lookup(version, l.Replacement); !ok {
					t.Errorf("%v in %s: the replacement %v is not served", gvk, version, l.Replacement)
				}
			}
		}
	}
}

func TestCompareAPIVersions(t *testing.T) {
	t.Parallel()
	order := []string{"v1alpha1", "v1alpha2", "v2alpha1", "v1beta1", "v1beta3", "v2beta2", "v1", "v2", "v10"}
	for i := range order[1:] {
		if compareAPIVersions(order[i], order[i+1]) >= 0 {
			t.Errorf("%s is not before %s", order[i], order[i+1])
		}
	}
}
