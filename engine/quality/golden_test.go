package quality_test

import (
	"testing"

	"github.com/honnin/honnin/engine/quality"
	"github.com/honnin/honnin/internal/testkit/golden"
)

func TestGolden(t *testing.T) { golden.Test(t, quality.Check()) }
