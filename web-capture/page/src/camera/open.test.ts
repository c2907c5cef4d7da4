import { afterEach, describe, expect, test, vi } from 'vitest';
import { blocked, close, describe as told, facing, guard, open } from './open.ts';

class Track extends EventTarget {
  stopped = false;
  stop(): void {
    this.stopped = true;
  }
}

function stream(...tracks: Track[]): MediaStream {
  return { getVideoTracks: () => tracks, getTracks: () => tracks } as unknown as MediaStream;
}

function error(name: string): DOMException {
  return new DOMException('', name);
}

describe('open', () => {
  test.each([
    ['selfie', 'user'],
    ['motion', 'user'],
    ['reference', 'environment'],
    ['back', 'environment'],
  ] as const)('the %s looks through the %s camera, sharp and without sound', async (what, side) => {
    expect(facing(what)).toBe(side);
    const asked: MediaStreamConstraints[] = [];
    const ready = stream(new Track());
    const got = await open({ getUserMedia: (c) => (asked.push(c), Promise.resolve(ready)) }, side);
    expect(got).toBe(ready);
    expect(asked).toMatchObject([{ audio: false, video: { facingMode: { ideal: side }, width: { ideal: 1920 } } }]);
  });

  test('a camera that is not as sharp will do', async () => {
    const asked: MediaStreamConstraints[] = [];
    const ready = stream(new Track());
    const devices = {
      getUserMedia: (c: MediaStreamConstraints): Promise<MediaStream> =>
        asked.push(c) === 1 ? Promise.reject(error('OverconstrainedError')) : Promise.resolve(ready),
    };
    expect(await open(devices, 'user')).toBe(ready);
    expect(asked[1]).toStrictEqual({ video: { facingMode: { ideal: 'user' } }, audio: false });
  });

  test('a browser that has none to open', async () => {
    expect(await open(undefined, 'user')).toBe('unsupported');
  });

  test.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['NotSupportedError', 'unsupported'],
  ])('%s is %s', async (name, why) => {
    expect(await open({ getUserMedia: () => Promise.reject(error(name)) }, 'user')).toBe(why);
  });

  test('anything else is busy: trying again may help', () => {
    expect(blocked('odd')).toBe('busy');
    expect(blocked(new TypeError('no'))).toBe('unsupported');
  });
});

test('a camera is told of as the browser runs it', () => {
  const track = { label: 'Front', getSettings: () => ({ width: 1280, height: 720, frameRate: 29.97002 }) };
  expect(told({ getVideoTracks: () => [track] } as unknown as MediaStream)).toStrictEqual({ label: 'Front', width: 1280, height: 720, frameRate: 29.97 });
});

describe('guard', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('a camera that ends is lost at once', () => {
    const track = new Track();
    const lost = vi.fn<() => void>();
    guard(stream(track), lost);
    track.dispatchEvent(new Event('ended'));
    expect(lost).toHaveBeenCalledOnce();
  });

  test('a camera that falls silent is lost after a while, unless it comes back', () => {
    vi.useFakeTimers();
    const track = new Track();
    const lost = vi.fn<() => void>();
    guard(stream(track), lost, 1000);
    track.dispatchEvent(new Event('mute'));
    vi.advanceTimersByTime(900);
    track.dispatchEvent(new Event('unmute'));
    vi.advanceTimersByTime(5000);
    expect(lost).not.toHaveBeenCalled();
    track.dispatchEvent(new Event('mute'));
    vi.advanceTimersByTime(1100);
    expect(lost).toHaveBeenCalledOnce();
  });

  test('a guard that is let go says nothing', () => {
    const track = new Track();
    const lost = vi.fn<() => void>();
    guard(stream(track), lost)();
    track.dispatchEvent(new Event('ended'));
    expect(lost).not.toHaveBeenCalled();
  });

  test('a stream without a picture is lost', () => {
    const lost = vi.fn<() => void>();
    guard(stream(), lost);
    expect(lost).toHaveBeenCalledOnce();
  });
});

test('close switches the camera off', () => {
  const track = new Track();
  close(stream(track));
  expect(track.stopped).toBe(true);
});
