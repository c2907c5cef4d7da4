package passive_test

import (
	"testing"

	"github.com/honnin/honnin/engine/passive"
	"github.com/honnin/honnin/internal/testkit/golden"
)

func TestGolden(t *testing.T) { golden.Test(t, passive.Check()) }
