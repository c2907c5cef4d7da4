// Package passive answers: does a living face stand before the camera, or a picture of one?
//
// Evidence: the selfie frames that met the quality floor. Each one is shown to every entry of the manifest's fusion list (a model,
// a crop, a weight); the weighted mean of the entries' logits is averaged over the frames and calibrated (Platt) into a score of
// 0..1, 1 being live. The method and its error rates follow the vocabulary of ISO/IEC 30107-3 (APCER, BPCER).
//
// Known limits, measured on other people's pictures and published with the models: one small open model tells screens from faces
// (AUC about .95), and is no defence against masks, four of five of which pass. There were too few prints to state a rate.
// Injected video is outside what any picture check can see. Without a calibration of your own the score is no probability.
package passive
