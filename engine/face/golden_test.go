package face_test

import (
	"testing"

	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/internal/testkit/golden"
)

func TestGolden(t *testing.T) { golden.Test(t, face.Check()) }
