package main

import (
	"errors"
	"fmt"
)

// evalCommands measure error rates on pictures with known truth.
type evalCommands struct {
	Liveness evalLivenessCommand `cmd:"" help:"Error rates of the passive liveness check (ISO/IEC 30107-3) on live/… and spoof/<species>/…"`
	Match    evalMatchCommand    `cmd:"" help:"Error rates of the face match (ISO/IEC 19795-1) on pairs of pictures."`
}

// evalFlags are common to both.
type evalFlags struct {
	bundleFlag
	policyFlag

	JSON    bool   `help:"Print one JSON object."`
	CSV     string `placeholder:"FILE" help:"Write every score, and every reason for having none, to a CSV file."`
	Workers int    `default:"0" help:"Pictures judged at a time. Default: one per core."`
}

// What can be wrong with a data set.
var (
	errNoFolder = errors.New("no such folder")
	errEmpty    = errors.New("no picture in it")
	errLayout   = errors.New("expected live/… and spoof/<species>/…")
	errPairs    = errors.New("bad pairs file")
	errNoScore  = errors.New("nothing to fit")
)

// dataSetError says which part of a data set is unusable; it is the caller's.
func dataSetError(path string, err error) error { return unusable(fmt.Errorf("%s: %w", path, err)) }
