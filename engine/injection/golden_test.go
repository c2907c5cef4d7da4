package injection_test

import (
	"testing"

	"github.com/honnin/honnin/engine/injection"
	"github.com/honnin/honnin/internal/testkit/golden"
)

func TestGolden(t *testing.T) { golden.Test(t, injection.Check()) }
