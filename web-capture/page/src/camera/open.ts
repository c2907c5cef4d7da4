import type { Camera } from '../api/types.ts';
import type { Blocked, Target } from '../place.ts';

/** The part of `navigator.mediaDevices` that is needed. */
export type Devices = { getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> };

/** Which camera: the person looks into the front one, a document lies before the rear one. */
export type Facing = 'user' | 'environment';

export function facing(what: Target | 'motion'): Facing {
  return what === 'selfie' || what === 'motion' ? 'user' : 'environment';
}

/** Opens a camera, as sharp as it goes; else says why it cannot. */
export async function open(devices: Devices | undefined, side: Facing): Promise<MediaStream | Blocked> {
  if (devices === undefined) return 'unsupported';
  const facingMode = { ideal: side };
  const sharp = { facingMode, width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30 } };
  try {
    return await devices.getUserMedia({ video: sharp, audio: false });
  } catch (error) {
    if (name(error) !== 'OverconstrainedError') return blocked(error);
  }
  return devices.getUserMedia({ video: { facingMode }, audio: false }).catch(blocked);
}

/** How the browser names and runs the camera of a stream. */
export function describe(stream: MediaStream): Camera {
  const [track] = stream.getVideoTracks();
  const { width = 0, height = 0, frameRate = 0 } = track?.getSettings() ?? {};
  return { label: track?.label ?? '', width, height, frameRate: Math.round(frameRate * 100) / 100 };
}

/** The browser's error as one of the reasons that have a way on. */
export function blocked(error: unknown): Blocked {
  switch (name(error)) {
    case 'NotAllowedError':
    case 'SecurityError':
    case 'PermissionDeniedError':
      return 'refused';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotSupportedError':
    case 'TypeError':
      return 'unsupported';
    default:
      return 'busy';
  }
}

function name(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

/** Calls back once when the camera is taken away: unplugged, revoked, or silent for longer than a moment (a phone call). */
export function guard(stream: MediaStream, lost: () => void, patience = 3000): () => void {
  const [track] = stream.getVideoTracks();
  if (track === undefined) {
    lost();
    return () => undefined;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mute = (): void => {
    timer = setTimeout(lost, patience);
  };
  const unmute = (): void => clearTimeout(timer);
  track.addEventListener('ended', lost);
  track.addEventListener('mute', mute);
  track.addEventListener('unmute', unmute);
  return () => {
    clearTimeout(timer);
    track.removeEventListener('ended', lost);
    track.removeEventListener('mute', mute);
    track.removeEventListener('unmute', unmute);
  };
}

/** Switches the camera off, light and all. */
export function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
