// Package injection answers: are there traces that the picture did not come from a camera at all, but was put in its place?
//
// Evidence: the selfie frames, and what is known of how they were captured. Each trace is a signal from 0, nothing of the kind, to 1, sure;
// how much of one is too much is the policy's. The score is 1 less the strongest signal that a policy objects to, or 1.
//
// Known limits: all of it is what a careless attacker leaves behind. A label can be changed, metadata taken away, noise added and time
// kept; a signal that is 0 proves nothing. What a page says of its camera is a claim. Measured on films of two men that were compressed
// before (see the tests), which have less noise than a camera: the signals frozen and noise are recorded, and mean little.
package injection
