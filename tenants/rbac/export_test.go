package rbac

// Watched counts the tenants that the watch holds.
func Watched(w *Watch) int { return len(w.tenants) }
