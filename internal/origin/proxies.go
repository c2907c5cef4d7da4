package origin

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/honnin/honnin/internal/fault"
)

// Proxies are the networks of the proxies that stand before Honnin; none by default.
type Proxies []netip.Prefix

// Parse reads networks as CIDR blocks, or single addresses. Anything else is [fault.Invalid].
func Parse(texts []string) (Proxies, error) {
	networks := make(Proxies, 0, len(texts))

	for _, text := range texts {
		network, err := ParseNetwork(text)
		if err != nil {
			return nil, err
		}

		networks = append(networks, network)
	}

	return networks, nil
}

// ParseNetwork reads a CIDR block such as 203.0.113.0/24 or 2001:db8::/32, or a single address. Anything else, a block with bits
// behind its length among it, is [fault.Invalid].
func ParseNetwork(text string) (netip.Prefix, error) {
	if address, err := netip.ParseAddr(text); err == nil && address.Zone() == "" {
		address = address.Unmap()

		return netip.PrefixFrom(address, address.BitLen()), nil
	}

	network, err := netip.ParsePrefix(text)
	if err != nil || network != network.Masked() || network.Addr().Is4In6() {
		return netip.Prefix{}, fault.New(fault.Invalid,
			"This is no network: write 203.0.113.0/24, 2001:db8::/32 or a single address, without bits behind its length.", fmt.Errorf("origin: %w", err))
	}

	return network, nil
}

// Contain tells whether one of the networks holds the address. An address that is not known is in none.
func (p Proxies) Contain(address netip.Addr) bool {
	for _, network := range p {
		if network.Contains(address) {
			return true
		}
	}

	return false
}

// behind walks back from the other end of the connection for as long as it meets proxies of ours, and gives the first address that
// is none: the last that a proxy of ours saw with its own eyes.
func (p Proxies) behind(peer netip.Addr, forwarded []string) netip.Addr {
	hops := strings.Split(strings.Join(forwarded, ","), ",")

	for i := len(hops) - 1; i >= 0 && p.Contain(peer); i-- {
		hop, err := parseHop(hops[i])
		if err != nil {
			return peer
		}

		peer = hop
	}

	return peer
}

// parseHop reads an address with or without a port, as proxies write either.
func parseHop(text string) (netip.Addr, error) {
	text = strings.TrimSpace(text)

	if place, err := netip.ParseAddrPort(text); err == nil {
		return place.Addr().Unmap().WithZone(""), nil
	}

	address, err := netip.ParseAddr(strings.Trim(text, "[]"))
	if err != nil {
		return netip.Addr{}, fmt.Errorf("origin: %w", err)
	}

	return address.Unmap().WithZone(""), nil
}
