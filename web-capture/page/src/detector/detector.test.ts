import { describe, expect, test } from 'vitest';
import { detector, type Port } from './detector.ts';
import type { Answer, Ask } from './talk.ts';

type Puppet = { port: Port; asked: Ask[]; say: (answer: Answer) => void; break: () => void };

function puppet(): Puppet {
  const asked: Ask[] = [];
  let hear: (event: MessageEvent<Answer>) => void = () => undefined;
  let fail = (): void => undefined;
  function addEventListener(name: 'message' | 'error', listener: (event: MessageEvent<Answer>) => void): void {
    if (name === 'message') hear = listener;
    else fail = listener as () => void;
  }
  return {
    port: { addEventListener: addEventListener as Port['addEventListener'], postMessage: (ask) => void asked.push(ask) },
    asked,
    say: (data) => hear({ data } as MessageEvent<Answer>),
    break: () => fail(),
  };
}

const box = { x: 0, y: 0, width: 320, height: 240 };
const face = { x: 0.4, y: 0.4, width: 0.2, height: 0.2, score: 0.99 };

describe('detector', () => {
  test('answers nothing until it is ready, then faces', async () => {
    const it = puppet();
    const eyes = detector(() => it.port);
    expect(eyes.state()).toBe('loading');
    expect(await eyes.detect(new ArrayBuffer(4), box)).toBeNull();
    it.say({ type: 'ready' });
    expect(eyes.state()).toBe('ready');
    const seen = eyes.detect(new ArrayBuffer(4), box);
    it.say({ type: 'faces', id: it.asked[0]?.id ?? 0, faces: [face], ms: 5 });
    expect(await seen).toStrictEqual([face]);
  });

  test('takes one picture at a time and no old answer', async () => {
    const it = puppet();
    const eyes = detector(() => it.port);
    it.say({ type: 'ready' });
    const first = eyes.detect(new ArrayBuffer(4), box);
    expect(await eyes.detect(new ArrayBuffer(4), box)).toBeNull();
    it.say({ type: 'faces', id: 99, faces: [], ms: 1 });
    it.say({ type: 'faces', id: 1, faces: [face], ms: 1 });
    expect(await first).toStrictEqual([face]);
  });

  test.each([
    ['says that it failed', (it: Puppet): void => it.say({ type: 'failed' })],
    ['breaks', (it: Puppet): void => it.break()],
  ])('a worker that %s lets nobody wait', async (_, harm) => {
    const it = puppet();
    const eyes = detector(() => it.port);
    it.say({ type: 'ready' });
    const seen = eyes.detect(new ArrayBuffer(4), box);
    harm(it);
    expect(await seen).toBeNull();
    expect(eyes.state()).toBe('failed');
    expect(await eyes.detect(new ArrayBuffer(4), box)).toBeNull();
  });

  test('a browser without workers', () => {
    const eyes = detector(() => {
      throw new Error('no workers here');
    });
    expect(eyes.state()).toBe('failed');
  });
});
