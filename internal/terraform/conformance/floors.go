package conformance

// Floors are the shares, from 0 to 1, that must be reached. They only go up.
type Floors struct {
	Verdict     float64 // cases with the same verdict
	Errors      float64 // Terraform's errors at the same path and line with the same summary
	FalseAlarms int     // modules that are valid and are reported all the same, at most
	Extra       int     // errors that Terraform does not report, at most
}

// caseFloors hold for the recorded cases, mutantFloors for generated ones.
var (
	caseFloors   = Floors{Verdict: 0.94, Errors: 0.92, FalseAlarms: 9, Extra: 28}
	mutantFloors = Floors{Verdict: 0.90, Errors: 0.80, FalseAlarms: 20, Extra: 100}
)
