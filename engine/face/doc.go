// Package face answers: where in each picture is a face, and where are its eyes, nose and mouth?
//
// Evidence: every selfie frame, and the reference portrait if there is one. The detector is an Ultra-Light-Fast RFB-320 network
// whose boxes come decoded; the picture is letterboxed for it, because stretching was measured to cost the liveness check dearly.
// The largest face of a picture is the person; the 68 points follow the iBUG 300-W order. Later rooms read what this one keeps
// through [Found].
//
// Known limits: faces below about 20 px in a 320x240 thumbnail (a face narrower than a fifteenth of the frame) are missed, faces
// turned past about 60 degrees too, and a painting or a poster is a face like any other: this room does not judge liveness.
package face
