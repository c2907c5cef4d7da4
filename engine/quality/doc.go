// Package quality answers: is the picture good enough to judge liveness and identity on, and if not, what should the person change?
//
// Evidence: the selfie frames. The measures follow ISO/IEC 29794-5 (face image quality) in what they look at; where the standard's
// reference implementation (OFIQ) uses networks that are not here, the definition in each measure's docs is our own and says so.
// Each frame is judged alone. Frames below the floor are left out of everything that follows; when all are below, the
// finding is inconclusive with the hints of the best frame, and nobody is called a fraud for a bad photograph. The measures shown are the
// best frame's: the one that meets most criteria, among equals the sharpest. The score is the share of criteria that it meets.
//
// Known limits: nothing here sees sunglasses, masks or hands before the face; background clutter is measured without separating
// hair and shoulders and therefore has no threshold; compression is only seen as lost sharpness.
package quality
