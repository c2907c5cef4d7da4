package answer_test

import (
	"bytes"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
)

var errDisk = errors.New("disk full")

// serve answers one request with the error and gives the answer and what was logged.
func serve(t *testing.T, err error) (*httptest.ResponseRecorder, string) {
	t.Helper()

	var log bytes.Buffer

	before := slog.Default()

	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })

	recorder := httptest.NewRecorder()
	answer.Identify(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer.Error(r.Context(), w, err)
	})).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/", nil))

	return recorder, log.String()
}

func TestError(t *testing.T) {
	got, log := serve(t, fault.New(fault.NotFound, "There is no such verification.", errDisk))
	require.Equal(t, http.StatusNotFound, got.Code)
	require.JSONEq(t, `{"error":{"kind":"not_found","message":"There is no such verification."}}`, got.Body.String())
	require.Equal(t, "no-store", got.Header().Get("Cache-Control"))
	require.Empty(t, log, "what a caller did wrong is not our log's")

	got, _ = serve(t, fault.New(fault.Invalid, "No.", nil, fault.Code("c"), fault.Field("answers.work")))
	require.JSONEq(t, `{"error":{"kind":"invalid","code":"c","message":"No.","field":"answers.work"}}`, got.Body.String())

	got, log = serve(t, errDisk)
	require.Equal(t, http.StatusInternalServerError, got.Code)
	require.NotContains(t, got.Body.String(), "disk")
	require.Contains(t, log, "disk full")
	require.Contains(t, log, got.Header().Get("X-Request-ID"), "the caller can name the request")

	_, log = serve(t, fault.New(fault.Unavailable, "Later.", errDisk))
	require.Contains(t, log, "disk full")
}

func TestRequestIDsDiffer(t *testing.T) {
	t.Parallel()

	seen := map[string]bool{}
	handler := answer.Identify(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Inside", answer.RequestID(r.Context()))
	}))

	for range 100 {
		recorder := httptest.NewRecorder()
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.Header.Set("X-Request-ID", "mine")
		handler.ServeHTTP(recorder, request)

		id := recorder.Header().Get("X-Request-ID")
		require.Regexp(t, `^req_[A-Z2-7]{26}$`, id)
		require.Equal(t, id, recorder.Header().Get("Inside"))
		require.False(t, seen[id])
		seen[id] = true
	}

	require.Empty(t, answer.RequestID(t.Context()))
}

func TestJSONThatCannotBeWritten(t *testing.T) {
	t.Parallel()

	recorder := httptest.NewRecorder()
	answer.JSON(recorder, http.StatusOK, math.NaN())
	require.Equal(t, http.StatusInternalServerError, recorder.Code)
}
