package release

import (
	"strings"
	"testing"

	"github.com/hashicorp/go-version"
)

func TestParse(t *testing.T) {
	tests := []struct {
		text string
		tofu bool
		want string
	}{
		{"", false, "Terraform 1.11"},
		{"1.9", false, "Terraform 1.9"},
		{"v1.9.3", false, "Terraform 1.9"},
		{"1", false, "Terraform 1.11"},
		{"1.x", false, "Terraform 1.11"},
		{"banana", false, "Terraform 1.11"},
		{"1.-2", false, "Terraform 1.11"},
		{"0.12", false, "Terraform 1.0"},
		{"", true, "OpenTofu 1.12"},
		{"1.7.1", true, "OpenTofu 1.7"},
	}
	for _, tt := range tests {
		if got := Parse(tt.text, tt.tofu).String(); got != tt.want {
			t.Errorf("Parse(%q, %v) is %s, want %s", tt.text, tt.tofu, got, tt.want)
		}
	}
	if got := (Release{}); got.String() != "Terraform 1.11" || !got.EagerLogic() {
		t.Errorf("the zero Release is %s", got)
	}
	if !Parse("2.0", false).Has(Since{99, 99}) {
		t.Error("2.0 is not newer than all")
	}
}

func TestHighest(t *testing.T) {
	tests := []struct {
		constraints []string
		tofu        bool
		want        string // empty if there is none
	}{
		{nil, false, "Terraform 1.13"},
		{[]string{">= 1.0"}, false, "Terraform 1.13"},
		{[]string{"~> 1.5"}, false, "Terraform 1.13"},
		{[]string{"~> 1.5.0"}, false, "Terraform 1.5"},
		{[]string{"~> 1.9.5, != 1.9.8"}, false, "Terraform 1.9"},
		{[]string{"= 1.6.2"}, false, "Terraform 1.6"},
		{[]string{"1.10.0"}, false, "Terraform 1.10"},
		{[]string{">= 1.3, < 1.8"}, false, "Terraform 1.7"},
		{[]string{">= 1.3", "< 1.9.2", "!= 1.9.1, != 1.9.0"}, false, "Terraform 1.8"},
		{[]string{"< 1.5"}, false, ""},
		{[]string{"~> 0.12"}, false, ""},
		{[]string{">= 1.14"}, false, ""},
		{[]string{"1.14.3"}, false, ""},
		{[]string{">= 99"}, false, ""},
		{[]string{">= 1.9", "< 1.8"}, false, ""},
		{[]string{">= 1.6"}, true, "OpenTofu 1.12"},
		{[]string{"~> 1.8.0"}, true, "OpenTofu 1.8"},
		{[]string{"~> 1.5.0"}, true, ""},
	}
	for _, tt := range tests {
		var all []version.Constraints
		for _, text := range tt.constraints {
			c, err := version.NewConstraint(text)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, c)
		}
		got, ok := Highest(all, tt.tofu)
		if ok != (tt.want != "") || ok && got.String() != tt.want {
			t.Errorf("Highest(%q) is %s, %v, want %q", tt.constraints, got, ok, tt.want)
		}
		if newer := AllowNewer(all, tt.tofu); !ok && newer != strings.Contains(tt.constraints[0], "1.14") {
			t.Errorf("AllowNewer(%q) is %v", tt.constraints, newer)
		}
		if !ok && got != Default(tt.tofu) {
			t.Errorf("Highest(%q) falls back to %s", tt.constraints, got)
		}
	}
}

func TestWhy(t *testing.T) {
	tests := []struct {
		r    Release
		s    Since
		want string
	}{
		{Terraform(9), Since{10, 11}, "came with Terraform 1.10, and the module is judged by Terraform 1.9"},
		{OpenTofu(10), Since{10, 11}, "came with OpenTofu 1.11, and the module is judged by OpenTofu 1.10"},
		{Terraform(11), Since{Never, 7}, "is only there in OpenTofu, and the module is judged by Terraform 1.11"},
		{Terraform(11), Since{Never, Never}, "is not there in Terraform 1.11"},
	}
	for _, tt := range tests {
		if got := tt.r.Why(tt.s); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
		if tt.r.Has(tt.s) {
			t.Errorf("%s has what came with %v", tt.r, tt.s)
		}
	}
}
