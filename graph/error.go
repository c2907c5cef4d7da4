package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
)

// errPanic stands for a panic, which is logged where it happened.
var errPanic = errors.New("graph: panic")

// present turns an error into what may be said of it. gqlgen's own words about the query are the caller's to read; everything else
// goes through [fault.Of].
func present(ctx context.Context, err error) *gqlerror.Error {
	var said *gqlerror.Error
	if errors.As(err, &said) && said.Err == nil {
		if said.Extensions["kind"] == nil {
			said.Extensions = map[string]any{"kind": fault.Invalid}
		}

		said.Message = unhelpful(said.Message)

		return said
	}

	if errors.Is(err, context.DeadlineExceeded) {
		err = fault.New(fault.Unavailable, "This took too long. Ask for less, or again later.", err)
	}

	kind, public := fault.Of(err)
	answer.Log(ctx, kind, err)

	made := refusal(kind, public)
	made.Path = graphql.GetPath(ctx)

	if kind == fault.Internal {
		made.Extensions["requestId"] = answer.RequestID(ctx)
	}

	return made
}

// unhelpful takes the names of the schema out of a sentence about the query, which the library adds by way of help.
func unhelpful(message string) string {
	sentence, _, _ := strings.Cut(message, " Did you mean ")

	return sentence
}

// refusal is an error of the API: a sentence for people, and extensions.kind for machines.
func refusal(kind fault.Kind, public string) *gqlerror.Error {
	return &gqlerror.Error{Message: public, Extensions: map[string]any{"kind": kind}}
}

// caught logs a panic with its place and answers like any other failure of ours.
func caught(ctx context.Context, value any) error {
	slog.ErrorContext(ctx, "a resolver panicked", "request", answer.RequestID(ctx), "panic", fmt.Sprint(value), "stack", string(debug.Stack()))

	return errPanic
}

// refuseGraphQL answers a request that never becomes an operation, in the shape of a GraphQL answer.
func refuseGraphQL(w http.ResponseWriter, r *http.Request, err error) {
	kind, public := fault.Of(err)
	answer.Log(r.Context(), kind, err)

	answer.JSON(w, kind.Status(), map[string]any{"errors": gqlerror.List{refusal(kind, public)}, "data": json.RawMessage("null")})
}
