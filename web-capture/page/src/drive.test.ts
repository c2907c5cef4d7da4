import { expect, test } from 'vitest';
import { frame, verification } from '../test/kit/verification.ts';
import type { Client, Result } from './api/client.ts';
import { drive } from './drive.ts';
import type { Outcome } from './api/types.ts';
import type { Job } from './place.ts';
import { store, type Store } from './store.ts';

const END: Outcome = { state: 'finished', result: 'received', next: { kind: 'none', url: null, notBefore: null } };

type Desk = { flow: Store; sent: string[]; most: () => number };

/** A flow driven by a client that answers as told, `ok` unless otherwise. */
function desk(answers: Partial<Record<Job['key'] | 'load', Result<never>[]>> = {}, outcomes: Outcome[] = []): Desk {
  const sent: string[] = [];
  let open = 0;
  let most = 0;
  const next = (key: Job['key'] | 'load'): Result<never> | undefined => answers[key]?.shift();
  const client: Client = {
    load: async () => next('load') ?? { ok: true, value: verification() },
    send: async (job, progress) => {
      most = Math.max(most, ++open);
      await Promise.resolve();
      progress(1);
      sent.push(job.key);
      open--;
      return next(job.key) ?? { ok: true, value: null };
    },
    outcome: async () => ({ ok: true, value: outcomes.shift() ?? END }),
  };
  const flow = store();
  drive(flow, client);
  return { flow, sent, most: () => most };
}

async function settled(flow: Store, at: string): Promise<void> {
  await expect.poll(() => flow.get().place.at, { interval: 1 }).toBe(at);
}

function walk(flow: Store): void {
  flow.dispatch({ type: 'agreed' });
  flow.dispatch({ type: 'shot', shot: { frames: [frame(), frame()], doubt: null } });
  flow.dispatch({ type: 'accepted' });
}

test('loads, then sends in order, one at a time, each once', async () => {
  const { flow, sent, most } = desk();
  await settled(flow, 'consent');
  walk(flow);
  await settled(flow, 'finished');
  expect(sent).toStrictEqual(['session', 'consent', 'selfie/0', 'selfie/1', 'submit']);
  expect(most()).toBe(1);
});

test('stops at a refusal and goes on when the person asks', async () => {
  const { flow, sent } = desk({ 'selfie/1': [{ ok: false, why: 'server' }] });
  await settled(flow, 'consent');
  walk(flow);
  await settled(flow, 'stopped');
  expect(sent).toStrictEqual(['session', 'consent', 'selfie/0', 'selfie/1']);
  flow.dispatch({ type: 'retry' });
  await settled(flow, 'finished');
  expect(sent).toStrictEqual(['session', 'consent', 'selfie/0', 'selfie/1', 'selfie/1', 'submit']);
});

test('a failed load is asked again', async () => {
  const { flow } = desk({ load: [{ ok: false, why: 'server' }] });
  await settled(flow, 'stopped');
  flow.dispatch({ type: 'retry' });
  await settled(flow, 'consent');
});

test('a conflict loads anew and does not send what was dropped', async () => {
  const { flow, sent } = desk({ 'selfie/0': [{ ok: false, why: 'conflict' }] });
  await settled(flow, 'consent');
  walk(flow);
  await expect.poll(() => flow.get().conflicts, { interval: 1 }).toBe(1);
  await settled(flow, 'consent');
  expect(sent).toStrictEqual(['session', 'consent', 'selfie/0']);
});

test('asks for the outcome until there is one', async () => {
  const { flow } = desk({}, [{ state: 'submitted' }, { state: 'submitted' }]);
  await settled(flow, 'consent');
  walk(flow);
  await settled(flow, 'finished');
  expect(flow.get().place).toStrictEqual({ at: 'finished', outcome: END });
});

test('walks again what the server asks for again, with its advice', async () => {
  const { flow } = desk({}, [{ state: 'capturing', hint: 'come_closer' }]);
  await settled(flow, 'consent');
  walk(flow);
  await expect.poll(() => flow.get().advice, { interval: 1 }).toBe('come_closer');
});
