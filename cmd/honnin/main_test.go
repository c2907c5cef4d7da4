package main_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestUsage(t *testing.T) {
	t.Parallel()

	help := honnin(t, "--help")
	require.Zero(t, help.code)
	require.Contains(t, help.out, "check")
	require.NotContains(t, help.out, "docs", "for ourselves only")

	version := honnin(t, "version")
	require.Zero(t, version.code)
	require.Regexp(t, `^honnin \S+ go1\.\S+ linux/\S+\n$`, version.out)

	honnin(t).complains(t, 2, "expected one of")
	honnin(t, "judge").complains(t, 2, "judge")
}
