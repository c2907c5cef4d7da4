package edition

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/honnin/honnin/ent/db/blueprint"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/diff"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
	"github.com/honnin/honnin/verification/policy"
)

// Kind is what a blueprint is of.
type Kind = blueprint.Kind

// The kinds.
const (
	Flow   = blueprint.KindFlow
	Policy = blueprint.KindPolicy
)

// Import reads the YAML text of a definition. Faults: invalid (says the line), too large.
func Import(kind Kind, yaml string) (json.RawMessage, error) {
	if kind == Flow {
		read, err := flow.Parse([]byte(yaml))
		if err != nil {
			return nil, err
		}

		return written(read)
	}

	read, err := policy.Parse([]byte(yaml))
	if err != nil {
		return nil, err
	}

	return written(read)
}

// Export writes a definition as YAML; [Import] gives back the same.
func Export(kind Kind, definition json.RawMessage) (string, error) {
	if kind == Flow {
		read, err := AsFlow(definition)
		if err != nil {
			return "", err
		}

		return read.Text()
	}

	read, err := AsPolicy(definition)
	if err != nil {
		return "", err
	}

	return read.Text()
}

// Diff lists how one definition differs from another.
func Diff(from, to json.RawMessage) ([]diff.Change, error) {
	return diff.Of(from, to)
}

// AsFlow reads the definition of a flow.
func AsFlow(definition json.RawMessage) (*flow.Definition, error) {
	return read[flow.Definition](definition)
}

// AsPolicy reads the definition of a policy.
func AsPolicy(definition json.RawMessage) (*policy.Definition, error) {
	return read[policy.Definition](definition)
}

// read refuses what the definition does not know, so that nothing is kept that has no effect.
func read[D any](definition json.RawMessage) (*D, error) {
	var made D

	decoder := json.NewDecoder(bytes.NewReader(definition))
	decoder.DisallowUnknownFields()

	if err := decoder.Decode(&made); err != nil {
		return nil, fault.New(fault.Invalid, "The definition is not what was expected.", err, fault.Field("input.definition"))
	}

	return &made, nil
}

func written(definition any) (json.RawMessage, error) {
	data, err := json.Marshal(definition)
	if err != nil {
		return nil, fmt.Errorf("edition: write: %w", err)
	}

	return data, nil
}

// canonical reads a definition and writes it again, so that two that say the same are the same. It bounds its size.
func canonical(kind Kind, definition json.RawMessage) (json.RawMessage, error) {
	if len(definition) > flow.MaxBytes {
		return nil, fault.New(fault.TooLarge, "A definition has at most 256 KB.", nil)
	}

	if kind == Flow {
		read, err := AsFlow(definition)
		if err != nil {
			return nil, err
		}

		return written(read)
	}

	read, err := AsPolicy(definition)
	if err != nil {
		return nil, err
	}

	return written(read)
}

// Check lists what stands against publishing the definition on the day. It changes nothing.
func Check(ctx context.Context, world *World, kind Kind, definition json.RawMessage, day law.Day) ([]flow.Finding, error) {
	if kind == Policy {
		read, err := AsPolicy(definition)
		if err != nil {
			return nil, err
		}

		_, problems := read.Ready("draft", world.Checks)

		return asFindings(problems), nil
	}

	read, err := AsFlow(definition)
	if err != nil {
		return nil, err
	}

	around, err := world.around(ctx, day)
	if err != nil {
		return nil, err
	}

	return selfie(read, read.Validate(around)), nil
}

// selfie refuses a flow that could be walked and has none: there would be nobody whom the evidence is of.
func selfie(read *flow.Definition, found []flow.Finding) []flow.Finding {
	if !flow.Publishable(found) || slices.ContainsFunc(read.Steps, func(s flow.Step) bool { return s.Kind == flow.Selfie }) {
		return found
	}

	return append(found, flow.Finding{
		Level: flow.Error, Code: "selfie_missing", Path: "steps", Message: "The flow has no selfie: there would be nobody whom the evidence is of.",
	})
}

func asFindings(problems []policy.Problem) []flow.Finding {
	found := make([]flow.Finding, 0, len(problems))

	for _, one := range problems {
		path := one.Part
		if one.Rule >= 0 {
			path = fmt.Sprintf("rules[%d].%s", one.Rule, one.Part)
		}

		code, _, _ := strings.Cut(one.Part, ".")
		found = append(found, flow.Finding{
			Level: flow.Error, Code: "policy_" + code, Path: path, Message: one.Message, Line: one.Line, Column: one.Column,
		})
	}

	return found
}
