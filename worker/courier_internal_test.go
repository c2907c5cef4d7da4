package worker

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// Any number of receivers that hang leave room for those that answer.
func TestHangingReceiversDelayNobody(t *testing.T) {
	t.Parallel()

	riders, release := newCouriers(), make(chan struct{})
	begun := atomic.Int32{}
	hang := func(context.Context) (bool, error) {
		begun.Add(1)
		<-release

		return false, nil
	}
	fail := func(context.Context) (bool, error) { return false, nil }

	lame := make([]uuid.UUID, 2*maxCouriers)
	for i := range lame {
		lame[i] = uuid.New()
		riders.send(t.Context(), lame[i], fail) // known as lame from here on
		riders.wait()
	}

	for _, one := range lame {
		riders.send(t.Context(), one, hang)
		riders.send(t.Context(), one, hang) // never two at once for one
	}

	answered := make(chan struct{})

	riders.send(t.Context(), uuid.New(), func(context.Context) (bool, error) {
		close(answered)

		return true, nil
	})
	<-answered
	close(release)
	riders.wait()
	require.EqualValues(t, maxLame, begun.Load())
}
