// Package active answers: did the person of the selfie make the moves that were asked for, and is it a head that made them?
//
// Evidence: one film of the motions with the times at which the page asked for each, the challenge as the server drew it, and the
// selfie frames that met the quality floor. Every frame is measured (pose network, eye network, 68 landmarks; every third one is
// compared with the selfie), and then judged without a picture:
//
//   - the prompts are those of the challenge, in its order, none longer than allowed;
//   - within each prompt, from the moment the head is at rest, the move that was asked for is made, and is the largest one made;
//   - time and face go on: no gap between frames with a face, no landmark that leaps from one frame to the next;
//   - every frame compared shows the person of the selfie;
//   - a turn shows depth. The points of eyes, brows, mouth corners and chin lie nearly in a plane. A homography, which is all that a
//     flat picture can do before a camera however it is slid, turned, tilted or scaled, is fitted to them between rest and turn; the
//     nose, which stands out from that plane, is left where it puts it by a picture and passes it by about half a percent of
//     the distance between the eyes per degree by a head. A challenge holds at least one turn.
//
// Angles are those of the pose network relative to their median over the film, so that where the camera stands does not matter.
//
// Known limits. It is no defence against masks, nor against a face that software draws in real time from the attacker's own head
// (face swaps, avatars, injected video that obeys the prompts): such a film moves like a head, because one moves it. A photograph bent
// around an upright cylinder gains a head's depth: by 20 degrees over the width of the face it fails narrowly, by 40 it can pass. Cuts made at rest between
// recordings of one person under one light leave nothing to see. Blinks come by themselves every few seconds and prove little alone.
// The figures of the policy rest on films of two men; see the tests, which say how many segments of which.
package active
