package duplicate_test

import (
	"testing"

	"github.com/honnin/honnin/engine/duplicate"
	"github.com/honnin/honnin/internal/testkit/golden"
)

func TestGolden(t *testing.T) { golden.Test(t, duplicate.Check()) }
