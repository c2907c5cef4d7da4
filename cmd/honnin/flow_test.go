package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

const openingFlow = `name: Account opening
law: criminal-proceeds
method: document-image-selfie
steps:
  - kind: consent
  - kind: document
    photographsOnly: true
  - kind: selfie
    liveness: [passive]
`

func flowFile(t *testing.T, text string) string {
	t.Helper()

	file := filepath.Join(t.TempDir(), "flow.yaml")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))

	return file
}

func said(args ...string) (int, string, string) {
	var out, complaint bytes.Buffer

	code := run(context.Background(), args, streams{&out, &complaint})

	return code, out.String(), complaint.String()
}

// A flow that the law allows today, warns of its end, and cannot be published a day after it.
func TestFlowCheck(t *testing.T) {
	t.Parallel()

	file := flowFile(t, openingFlow)

	code, out, _ := said("flow", "check", file, "--on", "2027-03-31")
	require.Equal(t, exitDone, code)
	require.Regexp(t, `warning\s+law_ends\s+flow\.yaml:3 method\s+The method document-image-selfie ends on 2027-03-31\.\ncan be published on 2027-03-31, by ホ\n`, out)

	code, out, _ = said("flow", "check", file, "--on", "2027-04-01")
	require.Equal(t, exitBroken, code)
	require.Contains(t, out, "law_not_in_force")

	code, _, complaint := said("flow", "check", flowFile(t, "name: a\nnome: b\n"))
	require.Equal(t, exitUnusable, code)
	require.Contains(t, complaint, "line 2")

	code, _, _ = said("flow", "check", file, "--on", "tomorrow")
	require.Equal(t, exitUnusable, code)

	code, _, _ = said("flow", "check", "nowhere.yaml")
	require.Equal(t, exitUnusable, code)
}

// What a flow is rewritten to differs from it in the method and the step that the method needs, and the law allows it.
func TestFlowMigrate(t *testing.T) {
	t.Parallel()

	file := flowFile(t, openingFlow)

	code, text, _ := said("flow", "migrate", file, "--to", "chip-selfie", "--on", "2027-04-01")
	require.Equal(t, exitDone, code)

	next := flowFile(t, text)
	code, out, _ := said("flow", "diff", file, next)
	require.Equal(t, exitDone, code)
	require.Regexp(t, `method\s+- "document-image-selfie"\s+\+ "chip-selfie"`, out)

	_, out, _ = said("flow", "check", next, "--on", "2027-04-01")
	require.NotContains(t, out, "law_")
	require.Contains(t, out, "step_not_available", "the chip is not read yet")

	code, _, _ = said("flow", "migrate", file, "--to", "copies-mail")
	require.Equal(t, exitUnusable, code)
}

// The letters move with the day.
func TestLaw(t *testing.T) {
	t.Parallel()

	_, before, _ := said("law", "criminal-proceeds", "--on", "2027-03-31")
	require.Regexp(t, `chip-selfie\s+ヘ\s`, before)
	require.Regexp(t, `document-image-selfie\s+ホ\s+2027-03-31\s+face \+ document-image`, before)

	_, after, _ := said("law", "--on", "2027-04-01")
	require.Regexp(t, `chip-selfie\s+ハ\s`, after)
	require.Regexp(t, `document-image-selfie\s+-\s+not in force`, after)
	require.Contains(t, after, "secondhand")

	code, _, _ := said("law", "lex")
	require.Equal(t, exitUnusable, code)

	code, _, _ = said("law", "--catalogue", flowFile(t, "{}"))
	require.Equal(t, exitUnusable, code)
}
