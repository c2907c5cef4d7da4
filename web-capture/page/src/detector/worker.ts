/** The face detector, off the main thread: single-threaded WebAssembly, so the page needs no cross-origin isolation. */
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import model from '@models/fr_detect.onnx?url';
import { faces } from './faces.ts';
import { INPUT, planes } from './letterbox.ts';
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

  globalThis.addEventListener('message', (event: MessageEvent<Ask>) => {
    void look(run, event.data).catch(() => answer({ type: 'failed' }));
  });
  answer({ type: 'ready' });
}

async function look(run: (rgba: Uint8ClampedArray) => Promise<InferenceSession.OnnxValueMapType>, ask: Ask): Promise<void> {
  const began = performance.now();
  const out = await run(new Uint8ClampedArray(ask.rgba));
  const scores = Object.values(out).find((tensor) => tensor.dims.at(-1) === 2);
  const boxes = Object.values(out).find((tensor) => tensor.dims.at(-1) === 4);
  if (!(scores?.data instanceof Float32Array) || !(boxes?.data instanceof Float32Array)) throw new Error('unknown detector');
  answer({ type: 'faces', id: ask.id, faces: faces(scores.data, boxes.data, ask.box), ms: performance.now() - began });
}

void load().catch(() => answer({ type: 'failed' }));
