package policy

import "sync"

// maxSlow is on how many documents a policy may take too long before it is not
// evaluated any more: a run would take hours, to say what is known.
const maxSlow = 3

// A slowness counts on how many documents policies took too long. It is safe for
// concurrent use.
type slowness struct {
	mu    sync.Mutex
	times map[*rego]int
	out   []*rego // those that are left out
}

// tookLong records that r took too long on a document.
func (s *slowness) tookLong(r *rego) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.times == nil {
		s.times = make(map[*rego]int)
	}
	if s.times[r]++; s.times[r] == maxSlow {
		s.out = append(s.out[:len(s.out):len(s.out)], r)
	}
}

// leftOut returns the policies that are not evaluated any more.
func (s *slowness) leftOut() []*rego {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out
}
