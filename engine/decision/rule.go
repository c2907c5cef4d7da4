package decision

// set fills one part of a rule.
func (r *Rule) set(f field) (err error) {
	switch f.key {
	case "required":
		r.Required, err = f.boolean()
		if !r.Required {
			r.Skipped = ""
		}
	case "fail":
		r.Fail, err = f.outcome()
	case "inconclusive":
		r.Inconclusive, err = f.outcome()
	case "skipped":
		r.Skipped, err = f.outcome()
	default:
		return f.fail(ErrUnknownKey, "required, fail, inconclusive and skipped are known")
	}

	return err
}

// whole refuses a rule that leaves something open, or that treats a worse outcome more mildly.
func (r *Rule) whole(f field) error {
	parts := []struct {
		name   string
		to     Outcome
		wanted bool
	}{
		{"fail", r.Fail, true},
		{"inconclusive", r.Inconclusive, true},
		{"skipped", r.Skipped, r.Required},
	}

	before := parts[0]

	for _, part := range parts {
		if !part.wanted {
			continue
		}

		if part.to == "" {
			missing := f
			missing.path += "." + part.name

			return missing.fail(ErrMissing, "say %q or %q", Review, Declined)
		}

		if part.to.Worse(before.to) {
			return f.fail(ErrOutcome, "%s leads to %q, %s only to %q", part.name, part.to, before.name, before.to)
		}

		before = part
	}

	return nil
}
