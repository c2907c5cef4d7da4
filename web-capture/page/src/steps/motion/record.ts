import { jpeg } from '../../camera/encode.ts';
import { sleep } from '../../camera/stream.ts';
import { surface } from '../../camera/surface.ts';
import type { Challenge } from '../../api/types.ts';
import type { Frame } from '../../place.ts';
import { pack } from './pack.ts';
import { FRAMES, gap, timeline, type Prompt } from './timeline.ts';

/** The longer side of a recorded frame (px): enough for the pose of a head. */
const SIDE = 640;
const QUALITY = 0.8;

/** Records the moves of a challenge and tells which one is due; null when it was stopped. */
export async function record(video: HTMLVideoElement, challenge: Challenge, due: (prompt: Prompt, index: number) => void, stopped: () => boolean): Promise<Frame | null> {
  const prompts = timeline(challenge);
  const pause = gap(prompts);
  const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
  const context = surface(Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale));
  const { canvas } = context;
  const frames: Frame[] = [];
  const began = performance.now();
  let shown = -1;
  for (;;) {
    const at = performance.now();
    const index = prompts.findIndex(({ to }) => at - began < to);
    const prompt = prompts[index];
    if (stopped()) return null;
    if (prompt === undefined || frames.length >= FRAMES) break;
    if (index !== shown) due(prompt, index);
    shown = index;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const body = await jpeg(canvas, QUALITY);
    if (body !== null) frames.push({ body, at });
    await sleep(Math.max(0, at + pause - performance.now()));
  }
  return { body: pack(challenge.token, prompts, began, frames), at: began };
}
