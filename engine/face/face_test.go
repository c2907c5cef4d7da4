package face_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/internal/testkit/golden"
)

// The points of a real face lie where a face has them: brows over eyes over nose over mouth over chin, right of the person on
// the left of the picture.
func TestPointsOfARealFace(t *testing.T) {
	t.Parallel()

	reader := &engine.Check{Name: "reader", After: []*engine.Check{face.Check()}, Run: func(_ context.Context, room *engine.Room) (engine.Finding, error) {
		views, ok := face.Found(room)
		require.True(t, ok)
		require.Len(t, views[engine.Reference], 1)

		for _, view := range []face.View{views[engine.Selfie][0], views[engine.Reference][0]} {
			five, chin, brow := view.Five(), view.Points[8], view.Points[19]
			require.Less(t, five[0].X, five[1].X)
			require.Less(t, brow.Y, five[0].Y)
			require.Less(t, five[0].Y, five[2].Y)
			require.Less(t, five[2].Y, five[3].Y)
			require.Less(t, five[3].Y, chin.Y)
			require.InDelta(t, view.EyeDistance()*1.1, chin.Y-five[2].Y, view.EyeDistance()*0.6)

			person, err := view.Person()
			require.NoError(t, err)
			require.Greater(t, person.Box.Right, five[1].X)
		}

		return engine.Finding{Outcome: engine.Pass}, nil
	}}

	findings, err := golden.Run(t, golden.Desk(t), []*engine.Check{face.Check(), reader}, golden.Case{
		Selfie: []string{"franck-1.jpg"}, Reference: []string{"cap-1.jpg"},
	})
	require.NoError(t, err)
	require.Len(t, findings, 2)
}
