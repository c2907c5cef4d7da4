// Package eval turns scores with known truth into error rates: pure statistics, no image, no model.
//
// A higher score speaks for the person: live rather than an attack, the same person rather than another. A threshold
// t accepts every score of at least t. "Positive" is what should be accepted (bona fide, genuine), "negative" what
// should not (attack, impostor).
//
// Terms follow ISO/IEC 30107-3 (APCER, BPCER, APNRR, BPNRR, PAI species) and ISO/IEC 19795-1 (FMR, FNMR). Every rate
// carries its count, its n and a 95 % interval. What could not be judged is counted apart and never dropped.
package eval
