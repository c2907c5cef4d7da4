package answer

import (
	"context"
	"crypto/rand"
	"net/http"
)

type requestKey struct{}

// Identify gives every request an id, which the answer carries in X-Request-Id and the log beside every failure. An id that the
// caller sends is not taken over: it could be anything.
func Identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := "req_" + rand.Text()
		w.Header().Set("X-Request-ID", id)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), requestKey{}, id)))
	})
}

// RequestID is the id of the request that the context belongs to; empty outside of one.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)

	return id
}
