package functions

import (
	"errors"
	"fmt"
	"math/big"
	"net/netip"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/gocty"
)

// parseAddr parses an IP address. Decimal numbers of an IPv4 address may have
// leading zeros, as they may in Terraform, which keeps to what Go once took.
func parseAddr(s string) (netip.Addr, error) {
	if !strings.Contains(s, ":") {
		parts := strings.Split(s, ".")
		for i, p := range parts {
			if t := strings.TrimLeft(p, "0"); t != p && p != "" {
				if t == "" {
					t = "0"
				}
				parts[i] = t
			}
		}
		s = strings.Join(parts, ".")
	}
	addr, err := netip.ParseAddr(s)
	if err == nil && addr.Zone() != "" {
		return addr, errors.New("an address with a zone is not supported")
	}
	return addr, err
}

// parsePrefix parses a prefix in CIDR notation and masks its host bits.
func parsePrefix(s string) (netip.Prefix, error) {
	host, bits, ok := strings.Cut(s, "/")
	invalid := fmt.Errorf("invalid CIDR expression: %q is not an address prefix such as 10.0.0.0/16", s)
	if !ok {
		return netip.Prefix{}, invalid
	}
	addr, err := parseAddr(host)
	if err != nil {
		return netip.Prefix{}, invalid
	}
	for _, c := range bits {
		if c < '0' || c > '9' {
			return netip.Prefix{}, invalid
		}
	}
	n, err := strconv.Atoi(bits)
	if err != nil || n > addr.BitLen() {
		return netip.Prefix{}, invalid
	}
	if addr.Is4In6() {
		if n < 96 {
			return netip.Prefix{}, invalid
		}
		addr, n = addr.Unmap(), n-96
	}
	return netip.PrefixFrom(addr, n).Masked(), nil
}

// add returns the address n after addr, which the caller knows to be there.
func add(addr netip.Addr, n *big.Int) netip.Addr {
	sum := new(big.Int).SetBytes(addr.AsSlice())
	sum.Add(sum, n)
	raw := make([]byte, addr.BitLen()/8)
	sum.FillBytes(raw)
	out, _ := netip.AddrFromSlice(raw)
	return out
}

func prefixArg(args []cty.Value, i int) (netip.Prefix, error) {
	p, err := parsePrefix(args[i].AsString())
	if err != nil {
		return p, function.NewArgError(i, err)
	}
	return p, nil
}

// intArg returns the whole number that argument i is.
func intArg(args []cty.Value, i int) (*big.Int, error) {
	var n *big.Int
	if err := gocty.FromCtyValue(args[i], &n); err != nil {
		return nil, function.NewArgError(i, err)
	}
	return n, nil
}

var cidrHostFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("prefix"), {Name: "hostnum", Type: cty.Number}},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		unknown := cty.UnknownVal(cty.String)
		num, err := intArg(args, 1)
		if err != nil {
			return unknown, err
		}
		p, err := prefixArg(args, 0)
		if err != nil {
			return unknown, err
		}
		size := new(big.Int).Lsh(big.NewInt(1), uint(p.Addr().BitLen()-p.Bits()))
		n := new(big.Int).Set(num)
		if n.Sign() < 0 {
			n.Add(n, size)
		}
		if n.Sign() < 0 || n.Cmp(size) >= 0 {
			return unknown, fmt.Errorf("the prefix %s has no host number %s", p, num)
		}
		return cty.StringVal(add(p.Addr(), n).String()), nil
	},
})

var cidrNetmaskFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("prefix")},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		p, err := prefixArg(args, 0)
		if err != nil {
			return cty.UnknownVal(cty.String), err
		}
		if !p.Addr().Is4() {
			return cty.UnknownVal(cty.String), function.NewArgErrorf(0, "IPv6 has no netmask notation")
		}
		mask := ^uint32(0) << (32 - p.Bits())
		a := netip.AddrFrom4([4]byte{byte(mask >> 24), byte(mask >> 16), byte(mask >> 8), byte(mask)})
		return cty.StringVal(a.String()), nil
	},
})

// subnet returns the num-th of the networks that come of p when its prefix
// grows by newbits.
func subnet(p netip.Prefix, newbits int, num *big.Int) (netip.Prefix, error) {
	bits := p.Bits() + newbits
	if bits > p.Addr().BitLen() || bits < p.Bits() {
		return p, fmt.Errorf("the prefix %s cannot grow by %d bits", p, newbits)
	}
	count := new(big.Int).Lsh(big.NewInt(1), uint(newbits))
	n := new(big.Int).Set(num)
	if n.Sign() < 0 {
		n.Add(n, count)
	}
	if n.Sign() < 0 || n.Cmp(count) >= 0 {
		return p, fmt.Errorf("%d more bits of %s have no network number %s", newbits, p, num)
	}
	n.Lsh(n, uint(p.Addr().BitLen()-bits))
	return netip.PrefixFrom(add(p.Addr(), n), bits), nil
}

var cidrSubnetFunc = function.New(&function.Spec{
	Params: []function.Parameter{
		stringParam("prefix"),
		{Name: "newbits", Type: cty.Number},
		{Name: "netnum", Type: cty.Number},
	},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		unknown := cty.UnknownVal(cty.String)
		var newbits int
		if err := gocty.FromCtyValue(args[1], &newbits); err != nil {
			return unknown, function.NewArgError(1, err)
		}
		num, err := intArg(args, 2)
		if err != nil {
			return unknown, err
		}
		p, err := prefixArg(args, 0)
		if err != nil {
			return unknown, err
		}
		s, err := subnet(p, newbits, num)
		if err != nil {
			return unknown, err
		}
		return cty.StringVal(s.String()), nil
	},
})

// cidrSubnetsFunc gives out networks of the sizes asked for, one after the
// other, each at the next place where it fits.
var cidrSubnetsFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("prefix")},
	VarParam:     &function.Parameter{Name: "newbits", Type: cty.Number},
	Type:         function.StaticReturnType(cty.List(cty.String)),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		unknown := cty.UnknownVal(ty)
		p, err := prefixArg(args, 0)
		if err != nil {
			return unknown, err
		}
		if len(args) == 1 {
			return cty.ListValEmpty(cty.String), nil
		}
		width := p.Addr().BitLen()
		end := new(big.Int).Lsh(big.NewInt(1), uint(width-p.Bits()))
		next := new(big.Int) // the first address not given out, from the start of p
		var out []cty.Value
		for i := range args[1:] {
			var newbits int
			if err := gocty.FromCtyValue(args[i+1], &newbits); err != nil {
				return unknown, function.NewArgError(i+1, err)
			}
			if newbits < 1 {
				return unknown, function.NewArgErrorf(i+1, "the prefix must grow by one bit at least")
			}
			if newbits > 32 {
				return unknown, function.NewArgErrorf(i+1, "the prefix cannot grow by more than 32 bits")
			}
			if p.Bits()+newbits > width {
				return unknown, function.NewArgErrorf(i+1, "the prefix cannot grow by more than %d bits", width-p.Bits())
			}
			size := new(big.Int).Lsh(big.NewInt(1), uint(width-p.Bits()-newbits))
			if rest := new(big.Int).Mod(next, size); rest.Sign() != 0 {
				next.Add(next, size).Sub(next, rest)
			}
			if new(big.Int).Add(next, size).Cmp(end) > 0 {
				return unknown, function.NewArgErrorf(i+1, "no room is left in %s for a network of this size", p)
			}
			out = append(out, cty.StringVal(netip.PrefixFrom(add(p.Addr(), next), p.Bits()+newbits).String()))
			next.Add(next, size)
		}
		return cty.ListVal(out), nil
	},
})

// cidrContainsFunc is OpenTofu's: whether a prefix has an address, or the
// whole of another prefix, in it.
var cidrContainsFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("containing_prefix"), stringParam("contained_ip_or_prefix")},
	Type:         function.StaticReturnType(cty.Bool),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		unknown := cty.UnknownVal(cty.Bool)
		outer, err := prefixArg(args, 0)
		if err != nil {
			return unknown, err
		}
		inner, err := parsePrefix(args[1].AsString())
		if err != nil {
			addr, err := parseAddr(args[1].AsString())
			if err != nil {
				return unknown, function.NewArgErrorf(1, "%q is neither an IP address nor an address prefix", args[1].AsString())
			}
			addr = addr.Unmap()
			inner = netip.PrefixFrom(addr, addr.BitLen())
		}
		if outer.Addr().Is4() != inner.Addr().Is4() {
			return unknown, errors.New("one is of IPv4, the other of IPv6")
		}
		return cty.BoolVal(outer.Bits() <= inner.Bits() && outer.Contains(inner.Addr())), nil
	},
})
