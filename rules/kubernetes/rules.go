// Package kubernetes holds the rules for Kubernetes objects that are written in
// Go, one file each: what the API server rejects and no schema says, and what
// takes more than one object to see. Rules that plain data can tell are
// policies.
package kubernetes

import "github.com/infralint/infralint/internal/kubernetes"

// Objects lists the rules over single objects, in order of ID.
var Objects = []*kubernetes.ObjectAnalyzer{
	ArgoEmptyGenerator,
	ArgoEmptyPath,
	ArgoInvalidSet,
	ArgoMissingFile,
	ArgoMissingPath,
	ArgoUnknownParameter,
	CronSchedule,
	DeprecatedAPI,
	DuplicateEntry,
	FluxMissingPath,
	InvalidCombination,
	InvalidData,
	InvalidLabel,
	InvalidName,
	InvalidPort,
	InvalidQuantity,
	InvalidValue,
	RemovedAPI,
	RequestAboveLimit,
	RestartPolicy,
	UnknownKind,
	VolumeMountMissing,
}

// Sets lists the rules over objects that belong together, in order of ID.
var Sets = []*kubernetes.SetAnalyzer{
	ConfigKeyMissing,
	DanglingHPA,
	DanglingIngress,
	DanglingNetworkPolicy,
	DanglingNetworkPolicyPeer,
	DanglingPDB,
	DanglingRoleBinding,
	DanglingService,
	DanglingServiceMonitor,
	DuplicateObject,
	EnvRefMissing,
	HPAReplicasConflict,
	HPAWithoutPods,
	IngressWithoutService,
	NetworkPolicyDirection,
	NetworkPolicyMissing,
	NetworkPolicyWithoutPods,
	PDBMissing,
	PullSecretMissing,
	ServiceAccountMissing,
	ServiceReadiness,
	ServiceTargetPort,
	ServiceWithoutPods,
	StatefulSetService,
	StatefulSetWithoutService,
	VolumeClaimMissing,
}
