package graph

import (
	"context"
	"errors"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/graph/scalar"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/policy"
)

// CreatePolicy makes a policy with its first version.
func (mutation) CreatePolicy(ctx context.Context, input gen.CreatePolicyInput) (gen.CreatePolicyResult, error) {
	definition, err := ruling(input.IdempotencyKey, input.Yaml)
	if err != nil {
		return refused[gen.CreatePolicyResult](err)
	}

	row, err := edition.Create(ctx, edition.Policy, input.IdempotencyKey, input.Name, definition)
	if err != nil {
		return refused[gen.CreatePolicyResult](err)
	}

	of, err := edition.Get(ctx, edition.Policy, input.Name)
	if err != nil {
		return nil, err
	}

	return gen.CreatePolicyPayload{Policy: &scalar.Policy{Flow: of}, Version: policyVersion(row)}, nil
}

// ruling reads a text that comes with an idempotency key.
func ruling(key, yaml string) (*policy.Definition, error) {
	if err := keyLength(key); err != nil {
		return nil, err
	}

	return policy.Parse([]byte(yaml))
}

// DraftPolicyVersion adds a version.
func (mutation) DraftPolicyVersion(ctx context.Context, input gen.DraftPolicyVersionInput) (gen.DraftPolicyVersionResult, error) {
	definition, err := ruledBy(ctx, input)
	if err != nil {
		return refused[gen.DraftPolicyVersionResult](err)
	}

	row, err := edition.Draft(ctx, edition.Policy, input.IdempotencyKey, input.Policy, definition)
	if err != nil {
		return refused[gen.DraftPolicyVersionResult](err)
	}

	return gen.DraftPolicyVersionPayload{Version: policyVersion(row)}, nil
}

// ruledBy gives the definition that the input means: its own text, or another version's.
func ruledBy(ctx context.Context, input gen.DraftPolicyVersionInput) (*policy.Definition, error) {
	if (input.Yaml == nil) == (input.From == nil) {
		return nil, fault.New(fault.Invalid, "Give a text, or the version to copy.", nil, fault.Field("input.yaml"))
	}

	if input.Yaml != nil {
		return ruling(input.IdempotencyKey, *input.Yaml)
	}

	if err := keyLength(input.IdempotencyKey); err != nil {
		return nil, err
	}

	of, err := edition.Get(ctx, edition.Policy, input.Policy)
	if err != nil {
		return nil, err
	}

	row, err := edition.Numbered(ctx, of.ID, *input.From)
	if err != nil {
		return nil, err
	}

	return edition.AsPolicy(row)
}

// EditPolicyVersion writes a draft anew.
func (mutation) EditPolicyVersion(ctx context.Context, input gen.EditPolicyVersionInput) (gen.EditPolicyVersionResult, error) {
	definition, err := policy.Parse([]byte(input.Yaml))
	if err != nil {
		return refused[gen.EditPolicyVersionResult](err)
	}

	row, err := onVersion(edition.Policy, input.ID, input.Revision, func(at edition.At) (*db.FlowVersion, error) {
		return edition.Edit(ctx, at, definition)
	})
	if err != nil {
		return refused[gen.EditPolicyVersionResult](err)
	}

	return gen.EditPolicyVersionPayload{Version: policyVersion(row)}, nil
}

// movedPolicy says what became of a version.
func movedPolicy(row *db.FlowVersion, err error) (gen.MovePolicyVersionResult, error) {
	if against, ok := errors.AsType[*edition.RefusedError](err); ok {
		_, public := fault.Of(err)

		return gen.PolicyRefused{Message: public, Findings: pointers(against.Problems)}, nil
	}

	if err != nil {
		return refused[gen.MovePolicyVersionResult](err)
	}

	return gen.MovePolicyVersionPayload{Version: policyVersion(row)}, nil
}

// ValidatePolicyVersion marks a draft.
func (m mutation) ValidatePolicyVersion(ctx context.Context, input gen.MovePolicyVersionInput) (gen.MovePolicyVersionResult, error) {
	return movedPolicy(onVersion(edition.Policy, input.ID, input.Revision, func(at edition.At) (*db.FlowVersion, error) {
		return edition.Validate(ctx, at, edition.Able(m.api.Checks))
	}))
}

// PublishPolicyVersion judges by a version from now on.
func (m mutation) PublishPolicyVersion(ctx context.Context, input gen.MovePolicyVersionInput) (gen.MovePolicyVersionResult, error) {
	return movedPolicy(onVersion(edition.Policy, input.ID, input.Revision, func(at edition.At) (*db.FlowVersion, error) {
		return edition.Publish(ctx, at, edition.Able(m.api.Checks))
	}))
}

// ArchivePolicyVersion puts a version away.
func (mutation) ArchivePolicyVersion(ctx context.Context, input gen.MovePolicyVersionInput) (gen.MovePolicyVersionResult, error) {
	return movedPolicy(onVersion(edition.Policy, input.ID, input.Revision, func(at edition.At) (*db.FlowVersion, error) {
		return edition.Archive(ctx, at)
	}))
}
