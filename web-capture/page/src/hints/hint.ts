/** The one thing to say to the person before the camera. `good` asks for nothing; `aim` is all that can be said without a detector. */
export type Hint = 'wait' | 'aim' | 'find' | 'covered' | 'turn' | 'eyes' | 'alone' | 'dark' | 'bright' | 'centre' | 'closer' | 'back' | 'still' | 'good';
