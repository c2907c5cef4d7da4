package outbound

import "net/netip"

// Public tells whether the address is one of the open internet: not of this machine, of a private network, of a link, or set aside
// for another use by the registries of RFC 6890. An IPv4 address inside an IPv6 one is judged as itself.
func Public(address netip.Addr) bool {
	address = address.Unmap().WithZone("")
	if !address.IsGlobalUnicast() || address.IsPrivate() {
		return false
	}

	for _, block := range reserved() {
		if block.Contains(address) {
			return false
		}
	}

	return true
}

// reserved are the blocks that count as global unicast for package netip and are not the open internet. Those of IPv6 that carry an
// IPv4 address are among them, as it could be a private one.
func reserved() []netip.Prefix {
	return []netip.Prefix{
		netip.MustParsePrefix("0.0.0.0/8"),       // this network, RFC 791
		netip.MustParsePrefix("100.64.0.0/10"),   // carriers' own, RFC 6598
		netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments, RFC 6890
		netip.MustParsePrefix("192.0.2.0/24"),    // documents, RFC 5737
		netip.MustParsePrefix("192.88.99.0/24"),  // 6to4 relays, RFC 7526
		netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks, RFC 2544
		netip.MustParsePrefix("198.51.100.0/24"), // documents, RFC 5737
		netip.MustParsePrefix("203.0.113.0/24"),  // documents, RFC 5737
		netip.MustParsePrefix("240.0.0.0/4"),     // kept for later, RFC 1112
		netip.MustParsePrefix("::/96"),           // IPv4-compatible, RFC 4291
		netip.MustParsePrefix("64:ff9b::/96"),    // NAT64, RFC 6052
		netip.MustParsePrefix("64:ff9b:1::/48"),  // NAT64 of one's own, RFC 8215
		netip.MustParsePrefix("100::/64"),        // discarded, RFC 6666
		netip.MustParsePrefix("2001::/23"),       // protocol assignments, Teredo among them, RFC 2928
		netip.MustParsePrefix("2001:db8::/32"),   // documents, RFC 3849
		netip.MustParsePrefix("2002::/16"),       // 6to4, RFC 3056
		netip.MustParsePrefix("3fff::/20"),       // documents, RFC 9637
		netip.MustParsePrefix("5f00::/16"),       // segment routing, RFC 9602
		netip.MustParsePrefix("fec0::/10"),       // site-local, RFC 3879
	}
}
