package audit

// Canonical is canonical.
func Canonical(value any) ([]byte, error) { return canonical(value) }

// Side is side.
func Side(value any) ([]byte, error) { return side(value) }

// Genesis is genesis.
func Genesis() string { return genesis() }
