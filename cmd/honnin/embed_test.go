package main

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/id"
)

func TestEmbedding(t *testing.T) {
	t.Parallel()

	one, other := uuid.New(), uuid.New()
	first, second := id.Format(id.Tenant, one), id.Format(id.Tenant, other)

	allowed, err := parseEmbedding([]string{first + "=https://shop.example", second + "=http://localhost:3000", first + "=https://www.shop.example:8443"})
	require.NoError(t, err)
	require.Equal(t, embedding{one: {"https://shop.example", "https://www.shop.example:8443"}, other: {"http://localhost:3000"}}, allowed)
	require.Equal(t, "http://localhost:3000 https://shop.example https://www.shop.example:8443", allowed.ancestors())
}

func TestNobodyMayHoldThePageUnlessToldSo(t *testing.T) {
	t.Parallel()

	allowed, err := parseEmbedding(nil)
	require.NoError(t, err)
	require.Equal(t, "'none'", allowed.ancestors())
}

func TestEmbeddingThatIsNotUnderstood(t *testing.T) {
	t.Parallel()

	tenant := id.Format(id.Tenant, uuid.New())

	for _, pair := range []string{
		"", tenant, tenant + "=", "ten_nobody=https://shop.example", "https://shop.example",
		tenant + "=http://shop.example", tenant + "=https://shop.example/", tenant + "=https://Shop.example", tenant + "=https://*.shop.example",
		tenant + "=https://shop.example;script-src", tenant + "=*", tenant + "='self'", tenant + "=https://a@shop.example", tenant + "=data:",
	} {
		_, err := parseEmbedding([]string{pair})
		require.ErrorIs(t, err, errEmbed, pair)
	}
}
