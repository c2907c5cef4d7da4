package graph

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/roster"
)

// CreatePolicyList makes an empty list.
func (mutation) CreatePolicyList(ctx context.Context, input gen.CreatePolicyListInput) (gen.CreatePolicyListResult, error) {
	if err := keyLength(input.IdempotencyKey); err != nil {
		return refused[gen.CreatePolicyListResult](err)
	}

	row, err := roster.Create(ctx, roster.Draft{IdempotencyKey: input.IdempotencyKey, Name: input.Name, Effect: input.Effect, Of: input.Of})
	if err != nil {
		return refused[gen.CreatePolicyListResult](err)
	}

	return gen.CreatePolicyListPayload{List: row}, nil
}

// AddToPolicyList puts values on a list.
func (m mutation) AddToPolicyList(ctx context.Context, input gen.PolicyListEntriesInput) (gen.PolicyListEntriesResult, error) {
	lines := make([]roster.Line, len(input.Values))
	for i, value := range input.Values {
		lines[i] = roster.Line{Value: value, Note: given(input.Note), Until: input.Until}
	}

	return onList(input.ID, func(list uuid.UUID) (roster.Change, error) { return roster.Add(ctx, m.api.Signer, list, lines) })
}

// RemoveFromPolicyList takes values off a list.
func (m mutation) RemoveFromPolicyList(ctx context.Context, input gen.PolicyListEntriesInput) (gen.PolicyListEntriesResult, error) {
	return onList(input.ID, func(list uuid.UUID) (roster.Change, error) {
		return roster.Remove(ctx, m.api.Signer, list, input.Values)
	})
}

// EndOfPolicyListEntry gives an entry another end.
func (mutation) EndOfPolicyListEntry(ctx context.Context, input gen.EndOfPolicyListEntryInput) (gen.EndOfPolicyListEntryResult, error) {
	list, err := id.Parse(id.PolicyList, input.ID)
	if err != nil {
		return refused[gen.EndOfPolicyListEntryResult](notFound(id.PolicyList, err))
	}

	entry, err := id.Parse(id.PolicyEntry, input.Entry)
	if err != nil {
		return refused[gen.EndOfPolicyListEntryResult](notFound(id.PolicyEntry, err))
	}

	row, of, err := roster.End(ctx, list, entry, input.Revision, input.Until)
	if err != nil {
		return refused[gen.EndOfPolicyListEntryResult](err)
	}

	return gen.EndOfPolicyListEntryPayload{List: of, Entry: row}, nil
}

// WithdrawFromPolicyList takes entries off a list.
func (mutation) WithdrawFromPolicyList(ctx context.Context, input gen.PolicyListEntryIdsInput) (gen.PolicyListEntriesResult, error) {
	return onEntries(ctx, input, roster.Withdraw)
}

// RestoreToPolicyList puts entries back.
func (mutation) RestoreToPolicyList(ctx context.Context, input gen.PolicyListEntryIdsInput) (gen.PolicyListEntriesResult, error) {
	return onEntries(ctx, input, roster.Restore)
}

// ImportPolicyList puts the lines of a text on a list.
func (m mutation) ImportPolicyList(ctx context.Context, input gen.ImportPolicyListInput) (gen.ImportPolicyListResult, error) {
	list, err := id.Parse(id.PolicyList, input.ID)
	if err != nil {
		return refused[gen.ImportPolicyListResult](notFound(id.PolicyList, err))
	}

	change, lines, err := roster.Import(ctx, m.api.Signer, list, input.Text)
	if wrong, ok := errors.AsType[*roster.LinesError](err); ok {
		found, _ := fault.Find(err)
		answer := gen.PolicyListRefused{Message: found.Public, Lines: make([]*gen.PolicyListLineError, len(wrong.Lines))}

		for i, line := range wrong.Lines {
			answer.Lines[i] = &gen.PolicyListLineError{Line: line.Line, Code: gen.PolicyListLineCode(line.Code), Message: line.Sentence()}
		}

		return answer, nil
	}

	if err != nil {
		return refused[gen.ImportPolicyListResult](err)
	}

	return gen.ImportPolicyListPayload{List: change.List, Read: lines, Changed: len(change.Entries), Entries: shownEntries(change)}, nil
}

// onEntries does something with entries of a list. An id that is none is of no entry, like that of an entry that is forgotten.
func onEntries(
	ctx context.Context, input gen.PolicyListEntryIdsInput, do func(context.Context, uuid.UUID, []uuid.UUID) (roster.Change, error),
) (gen.PolicyListEntriesResult, error) {
	keys := make([]uuid.UUID, len(input.Entries))

	for i, shown := range input.Entries {
		key, err := id.Parse(id.PolicyEntry, shown)
		if err != nil {
			return gen.InvalidInput{Message: "This is not the id of an entry.", Field: "input.entries"}, nil //nolint:nilerr // the answer says it
		}

		keys[i] = key
	}

	return onList(input.ID, func(list uuid.UUID) (roster.Change, error) { return do(ctx, list, keys) })
}

// onList does something with a list by its prefixed id.
func onList(shown string, do func(uuid.UUID) (roster.Change, error)) (gen.PolicyListEntriesResult, error) {
	list, err := id.Parse(id.PolicyList, shown)
	if err != nil {
		return refused[gen.PolicyListEntriesResult](notFound(id.PolicyList, err))
	}

	change, err := do(list)
	if err != nil {
		return refused[gen.PolicyListEntriesResult](err)
	}

	return gen.PolicyListEntriesPayload{List: change.List, Changed: len(change.Entries), Entries: shownEntries(change)}, nil
}

func shownEntries(change roster.Change) []string {
	shown := make([]string, len(change.Entries))
	for i, key := range change.Entries {
		shown[i] = id.Format(id.PolicyEntry, key)
	}

	return shown
}
