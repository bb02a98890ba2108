package conformance

// Floors are the shares, from 0 to 1, that must be reached. They only go up.
type Floors struct {
	Verdict     float64 // cases with the same verdict
	Errors      float64 // Terraform's errors at the same path and line with the same summary
	FalseAlarms int     // modules that are valid and are reported all the same, at most
	Extra       int     // errors that Terraform does not report, at most
}

// caseFloors hold for the recorded cases, mutantFloors for generated ones. Of
// those a few always differ: Terraform names one of several faulty module
// calls, whichever comes first in a map of Go.
var (
	caseFloors   = Floors{Verdict: 1, Errors: 1}
	mutantFloors = Floors{Verdict: 0.995, Errors: 0.98, Extra: 5}
)
