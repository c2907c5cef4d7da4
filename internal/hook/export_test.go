package hook

import "time"

// Hasten makes a sender give up sooner.
func Hasten(s *Sender, within time.Duration) { s.client.Timeout = within }
