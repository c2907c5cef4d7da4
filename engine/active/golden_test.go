package active_test

import (
	"testing"

	"github.com/honnin/honnin/engine/active"
	"github.com/honnin/honnin/internal/testkit/golden"
)

func TestGolden(t *testing.T) { golden.Test(t, active.Check()) }
