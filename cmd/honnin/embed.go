package main

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/id"
)

var errEmbed = errors.New("give TENANT=ORIGIN, for example ten_…=https://shop.example")

// embedding says which origins may hold the capture page in a frame, by the tenant whose people it is for. Nobody else may.
type embedding map[uuid.UUID][]string

// parseEmbedding reads TENANT=ORIGIN pairs. A tenant with several origins is named several times.
func parseEmbedding(pairs []string) (embedding, error) {
	allowed := embedding{}

	for _, pair := range pairs {
		name, origin, _ := strings.Cut(pair, "=")

		tenant, err := id.Parse(id.Tenant, name)
		if err != nil || !isOrigin(origin) {
			return nil, fmt.Errorf("%q: %w", pair, errEmbed)
		}

		allowed[tenant] = append(allowed[tenant], origin)
	}

	return allowed, nil
}

// isOrigin holds that the text is a scheme, a host and perhaps a port, exactly as browsers write it: it is compared as text, and goes
// into a header. Without encryption only a developer's own machine is allowed.
func isOrigin(text string) bool {
	parsed, err := url.Parse(text)
	if err != nil || parsed.Hostname() == "" || strings.ContainsAny(parsed.Host, "*;, '\"") || text != strings.ToLower(parsed.Scheme+"://"+parsed.Host) {
		return false
	}

	local := parsed.Hostname() == "localhost" || parsed.Hostname() == "127.0.0.1"

	return parsed.Scheme == "https" || parsed.Scheme == "http" && local
}

// ancestors is the value of frame-ancestors: every origin of every tenant, since the page is one and the same for all. Which of them
// may hold it for this tenant, the page itself looks up before it shows anything.
func (e embedding) ancestors() string {
	all := slices.Concat(slices.Collect(maps.Values(e))...)
	if len(all) == 0 {
		return "'none'"
	}

	slices.Sort(all)

	return strings.Join(slices.Compact(all), " ")
}
