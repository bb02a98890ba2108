package kubernetes

// A valueRule says what the values at a path must be: one of some words, or
// what one of the constants says. What is empty is as good as not there.
type valueRule struct{ path, want string }

const (
	atLeast0   = ">=0"
	atLeast1   = ">=1"
	mode       = "mode"   // permissions of a file
	share      = "share"  // a number or a percentage
	shareTo100 = "share%" // the same, up to 100%
	address    = "ip"     // an address
	network    = "cidr"   // addresses that begin the same
	operators  = "In NotIn Exists DoesNotExist"
	retention  = "Retain Delete"
	accesses   = "ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod"
	profiles   = "RuntimeDefault Localhost Unconfined"
	claimModes = "Filesystem Block"
	rbacGroup  = "rbac.authorization.k8s.io"
	targets    = "Utilization Value AverageValue"
)

// The tables are those of pkg/apis/*/validation of Kubernetes 1.34, with the
// words that later releases add.

var podValues = []valueRule{
	{"activeDeadlineSeconds", atLeast1},
	{"dnsConfig.nameservers[]", address},
	{"dnsPolicy", "ClusterFirst ClusterFirstWithHostNet Default None"},
	{"hostAliases[].ip", address},
	{"os.name", "linux windows"},
	{"preemptionPolicy", "Never PreemptLowerPriority"},
	{"securityContext.appArmorProfile.type", profiles},
	{"securityContext.fsGroupChangePolicy", "OnRootMismatch Always"},
	{"securityContext.seccompProfile.type", profiles},
	{"securityContext.supplementalGroupsPolicy", "Merge Strict"},
	{"terminationGracePeriodSeconds", atLeast0},
	{"tolerations[].effect", "NoSchedule PreferNoSchedule NoExecute"},
	{"tolerations[].operator", "Exists Equal Lt Gt"},
	{"topologySpreadConstraints[].labelSelector.matchExpressions[].operator", operators},
	{"topologySpreadConstraints[].maxSkew", atLeast1},
	{"topologySpreadConstraints[].nodeAffinityPolicy", "Honor Ignore"},
	{"topologySpreadConstraints[].nodeTaintsPolicy", "Honor Ignore"},
	{"topologySpreadConstraints[].whenUnsatisfiable", "DoNotSchedule ScheduleAnyway"},
	{"affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions[].operator", operators + " Gt Lt"},
	{"affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions[].operator", operators + " Gt Lt"},
	{"affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions[].operator", operators},
	{"affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector.matchExpressions[].operator", operators},
	{"volumes[].configMap.defaultMode", mode},
	{"volumes[].configMap.items[].mode", mode},
	{"volumes[].hostPath.type", "DirectoryOrCreate Directory FileOrCreate File Socket CharDevice BlockDevice"},
	{"volumes[].projected.defaultMode", mode},
	{"volumes[].secret.defaultMode", mode},
	{"volumes[].secret.items[].mode", mode},
}

var containerValues = []valueRule{
	{"imagePullPolicy", "Always IfNotPresent Never"},
	{"lifecycle.postStart.httpGet.scheme", "HTTP HTTPS"},
	{"lifecycle.preStop.httpGet.scheme", "HTTP HTTPS"},
	{"resizePolicy[].resourceName", "cpu memory"},
	{"resizePolicy[].restartPolicy", "NotRequired RestartContainer"},
	{"securityContext.appArmorProfile.type", profiles},
	{"securityContext.procMount", "Default Unmasked"},
	{"securityContext.seccompProfile.type", profiles},
	{"terminationMessagePolicy", "File FallbackToLogsOnError"},
	{"volumeMounts[].mountPropagation", "None HostToContainer Bidirectional"},
	{"volumeMounts[].recursiveReadOnly", "Disabled IfPossible Enabled"},
}

var probeValues = []valueRule{
	{"failureThreshold", atLeast0},
	{"httpGet.scheme", "HTTP HTTPS"},
	{"initialDelaySeconds", atLeast0},
	{"periodSeconds", atLeast0},
	{"successThreshold", atLeast0},
	{"terminationGracePeriodSeconds", atLeast1},
	{"timeoutSeconds", atLeast0},
}

// valuesOf are the tables of kinds.
var valuesOf = []struct {
	kinds  string
	values []valueRule
}{
	{"apps/Deployment apps/ReplicaSet apps/StatefulSet apps/DaemonSet", []valueRule{
		{"spec.minReadySeconds", atLeast0},
		{"spec.replicas", atLeast0},
		{"spec.revisionHistoryLimit", atLeast0},
		{"spec.selector.matchExpressions[].operator", operators},
	}},
	{"apps/Deployment", []valueRule{
		{"spec.progressDeadlineSeconds", atLeast0},
		{"spec.strategy.rollingUpdate.maxSurge", share},
		{"spec.strategy.rollingUpdate.maxUnavailable", shareTo100},
		{"spec.strategy.type", "Recreate RollingUpdate"},
	}},
	{"apps/DaemonSet", []valueRule{
		{"spec.updateStrategy.rollingUpdate.maxSurge", shareTo100},
		{"spec.updateStrategy.rollingUpdate.maxUnavailable", shareTo100},
		{"spec.updateStrategy.type", "RollingUpdate OnDelete"},
	}},
	{"apps/StatefulSet", []valueRule{
		{"spec.persistentVolumeClaimRetentionPolicy.whenDeleted", retention},
		{"spec.persistentVolumeClaimRetentionPolicy.whenScaled", retention},
		{"spec.podManagementPolicy", "OrderedReady Parallel"},
		{"spec.updateStrategy.rollingUpdate.partition", atLeast0},
		{"spec.updateStrategy.type", "RollingUpdate OnDelete"},
		{"spec.volumeClaimTemplates[].spec.accessModes[]", accesses},
		{"spec.volumeClaimTemplates[].spec.volumeMode", claimModes},
	}},
	{"batch/CronJob", []valueRule{
		{"spec.concurrencyPolicy", "Allow Forbid Replace"},
		{"spec.failedJobsHistoryLimit", atLeast0},
		{"spec.startingDeadlineSeconds", atLeast0},
		{"spec.successfulJobsHistoryLimit", atLeast0},
	}},
	{"Service", []valueRule{
		{"spec.externalIPs[]", address},
		{"spec.loadBalancerSourceRanges[]", network},
		{"spec.externalTrafficPolicy", "Cluster Local"},
		{"spec.internalTrafficPolicy", "Cluster Local"},
		{"spec.ipFamilies[]", "IPv4 IPv6"},
		{"spec.ipFamilyPolicy", "SingleStack PreferDualStack RequireDualStack"},
		{"spec.sessionAffinity", "ClientIP None"},
		{"spec.type", "ClusterIP NodePort LoadBalancer ExternalName"},
	}},
	{"networking.k8s.io/Ingress", []valueRule{
		{"spec.rules[].http.paths[].pathType", "Exact Prefix ImplementationSpecific"},
	}},
	{"networking.k8s.io/NetworkPolicy", []valueRule{
		{"spec.policyTypes[]", "Ingress Egress"},
		{"spec.ingress[].ports[].protocol", "TCP UDP SCTP"},
		{"spec.egress[].ports[].protocol", "TCP UDP SCTP"},
		{"spec.podSelector.matchExpressions[].operator", operators},
		{"spec.ingress[].from[].ipBlock.cidr", network},
		{"spec.ingress[].from[].ipBlock.except[]", network},
		{"spec.ingress[].from[].namespaceSelector.matchExpressions[].operator", operators},
		{"spec.ingress[].from[].podSelector.matchExpressions[].operator", operators},
		{"spec.egress[].to[].ipBlock.cidr", network},
		{"spec.egress[].to[].ipBlock.except[]", network},
		{"spec.egress[].to[].namespaceSelector.matchExpressions[].operator", operators},
		{"spec.egress[].to[].podSelector.matchExpressions[].operator", operators},
	}},
	{"networking.k8s.io/IngressClass", []valueRule{
		{"spec.parameters.scope", "Cluster Namespace"},
	}},
	{"PersistentVolume", []valueRule{
		{"spec.nodeAffinity.required.nodeSelectorTerms[].matchExpressions[].operator", operators + " Gt Lt"},
	}},
	{"scheduling.k8s.io/PriorityClass", []valueRule{
		{"preemptionPolicy", "PreemptLowerPriority Never"},
	}},
	{"PersistentVolumeClaim PersistentVolume", []valueRule{
		{"spec.accessModes[]", accesses},
		{"spec.persistentVolumeReclaimPolicy", "Retain Delete Recycle"},
		{"spec.volumeMode", claimModes},
	}},
	{"storage.k8s.io/StorageClass", []valueRule{
		{"reclaimPolicy", retention},
		{"volumeBindingMode", "Immediate WaitForFirstConsumer"},
	}},
	{"policy/PodDisruptionBudget", []valueRule{
		{"spec.maxUnavailable", shareTo100},
		{"spec.minAvailable", shareTo100},
		{"spec.selector.matchExpressions[].operator", operators},
		{"spec.unhealthyPodEvictionPolicy", "IfHealthyBudget AlwaysAllow"},
	}},
	{"autoscaling/HorizontalPodAutoscaler", []valueRule{
		{"spec.behavior.scaleDown.policies[].type", "Pods Percent"},
		{"spec.behavior.scaleDown.selectPolicy", "Max Min Disabled"},
		{"spec.behavior.scaleUp.policies[].type", "Pods Percent"},
		{"spec.behavior.scaleUp.selectPolicy", "Max Min Disabled"},
		{"spec.maxReplicas", atLeast1},
		{"spec.metrics[].containerResource.target.type", targets},
		{"spec.metrics[].external.target.type", targets},
		{"spec.metrics[].object.target.type", targets},
		{"spec.metrics[].pods.target.type", targets},
		{"spec.metrics[].resource.target.type", targets},
		{"spec.metrics[].type", "Object Pods Resource ContainerResource External"},
		{"spec.minReplicas", atLeast0},
	}},
	{"rbac.authorization.k8s.io/RoleBinding", []valueRule{
		{"roleRef.apiGroup", rbacGroup},
		{"roleRef.kind", "Role ClusterRole"},
		{"subjects[].kind", "ServiceAccount User Group"},
	}},
	{"rbac.authorization.k8s.io/ClusterRoleBinding", []valueRule{
		{"roleRef.apiGroup", rbacGroup},
		{"roleRef.kind", "ClusterRole"},
		{"subjects[].kind", "ServiceAccount User Group"},
	}},
	{"admissionregistration.k8s.io/ValidatingWebhookConfiguration admissionregistration.k8s.io/MutatingWebhookConfiguration", []valueRule{
		{"webhooks[].failurePolicy", "Ignore Fail"},
		{"webhooks[].matchPolicy", "Exact Equivalent"},
		{"webhooks[].namespaceSelector.matchExpressions[].operator", operators},
		{"webhooks[].objectSelector.matchExpressions[].operator", operators},
		{"webhooks[].reinvocationPolicy", "Never IfNeeded"},
		{"webhooks[].rules[].operations[]", "CREATE UPDATE DELETE CONNECT *"},
		{"webhooks[].rules[].scope", "Cluster Namespaced *"},
		{"webhooks[].sideEffects", "None NoneOnDryRun"},
	}},
}

// jobValues are those of the spec of a Job.
var jobValues = []valueRule{
	{"activeDeadlineSeconds", atLeast0},
	{"backoffLimit", atLeast0},
	{"completionMode", "NonIndexed Indexed"},
	{"completions", atLeast0},
	{"parallelism", atLeast0},
	{"podFailurePolicy.rules[].onExitCodes.operator", "In NotIn"},
	{"podFailurePolicy.rules[].action", "FailJob FailIndex Ignore Count"},
	{"podReplacementPolicy", "Failed TerminatingOrFailed"},
	{"ttlSecondsAfterFinished", atLeast0},
}
