/** The face detector, off the main thread: single-threaded WebAssembly, so the page needs no cross-origin isolation. */
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import model from '@models/fr_detect.onnx?url';
import marks from '@models/fr_landmark.onnx?url';
import { faces } from './faces.ts';
import { INPUT, planes, type Box } from './letterbox.ts';
import { grey, SQUARE } from './square.ts';
import type { Answer, Ask } from './talk.ts';

env.wasm.numThreads = 1;
env.wasm.proxy = false;
env.wasm.wasmPaths = { wasm };
env.logLevel = 'error';

const input = new Float32Array(3 * INPUT.width * INPUT.height);
const answer = (it: Answer): void => globalThis.postMessage(it);

async function load(): Promise<void> {
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
  const [name = 'input'] = session.inputNames;
  const run = async (rgba: Uint8ClampedArray): Promise<InferenceSession.OnnxValueMapType> => {
    planes(rgba, input);
    return session.run({ [name]: new Tensor('float32', input, [1, 3, INPUT.height, INPUT.width]) });
  };
  // The first run allocates; the person should not wait for it.
  await run(new Uint8ClampedArray(INPUT.width * INPUT.height * 4));

  let points: ((rgba: Uint8ClampedArray) => Promise<Float32Array>) | null = null;
  globalThis.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
    if (data.box !== null) return void look(run, data.rgba, data.id, data.box).catch(() => answer({ type: 'failed' }));
    const none = (): void => answer({ type: 'points', id: data.id, points: null });
    if (points === null) return none();
    void points(new Uint8ClampedArray(data.rgba)).then((found) => answer({ type: 'points', id: data.id, points: found }), none);
  });
  answer({ type: 'ready' });
  // Where the face's parts are comes second: the page helps without it.
  points = await landmarks().catch(() => null);
}

/** The 68 points of a face (iBUG 300-W order) in shares of the square that holds it. */
async function landmarks(): Promise<(rgba: Uint8ClampedArray) => Promise<Float32Array>> {
  const session = await InferenceSession.create(marks, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
  const [name = 'input'] = session.inputNames;
  return async (rgba) => {
    const out = await session.run({ [name]: new Tensor('float32', grey(rgba), [1, 1, SQUARE, SQUARE]) });
    const [points] = Object.values(out);
    if (!(points?.data instanceof Float32Array)) throw new Error('unknown landmarks');
    return points.data;
  };
}

async function look(run: (rgba: Uint8ClampedArray) => Promise<InferenceSession.OnnxValueMapType>, rgba: ArrayBuffer, id: number, box: Box): Promise<void> {
  const began = performance.now();
  const out = await run(new Uint8ClampedArray(rgba));
  const scores = Object.values(out).find((tensor) => tensor.dims.at(-1) === 2);
  const boxes = Object.values(out).find((tensor) => tensor.dims.at(-1) === 4);
  if (!(scores?.data instanceof Float32Array) || !(boxes?.data instanceof Float32Array)) throw new Error('unknown detector');
  answer({ type: 'faces', id, faces: faces(scores.data, boxes.data, box), ms: performance.now() - began });
}

void load().catch(() => answer({ type: 'failed' }));
