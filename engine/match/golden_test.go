package match_test

import (
	"testing"

	"github.com/honnin/honnin/engine/match"
	"github.com/honnin/honnin/internal/testkit/golden"
)

func TestGolden(t *testing.T) { golden.Test(t, match.Check()) }
