// Package engine runs checks over captured evidence and collects their findings.
//
// It is pure: bytes in, findings out. It knows no database, no clock other than a stopwatch, and no tenant.
// A check is a room below this folder; [Run] walks a list of them in order and gives each one a [Room] that holds the
// evidence, the thresholds of the policy and what earlier checks kept. A person who fails is a value, a [Finding];
// a machine that fails is an error.
package engine
