// Package model holds the files the engine stands on, their hashes, and the sessions that run them.
//
// A bundle is a folder with model files, the ONNX Runtime library and, optionally, a manifest.json of its own; without one the
// embedded manifest speaks. Every file is hashed before it is used and a difference refuses to start. Adding a liveness model is
// an entry under "models" and one under "liveness.fusion". This is the only package that knows ONNX Runtime.
package model
