import { expect, test, vi } from 'vitest';
import { host, welcome, type Message, type Window } from './embed.ts';

const shop = 'https://shop.example';

function framed(more: Partial<Window>): { view: Window; said: ReturnType<typeof vi.fn> } {
  const said = vi.fn<(message: Message, origin: string) => void>();
  return { view: { self: {}, parent: { postMessage: said }, document: { referrer: '' }, ...more }, said };
}

test('a page that stands alone has no host and is welcome', () => {
  const self = { postMessage: () => undefined };
  expect(host({ self, parent: self })).toBeNull();
  expect(host({})).toBeNull();
  expect(welcome(null, [])).toBe(true);
});

test('a frame is let in only where the tenant says so', () => {
  const { view, said } = framed({ location: { ancestorOrigins: [shop] } });
  const it = host(view);
  expect(welcome(it, [shop])).toBe(true);
  expect(welcome(it, [])).toBe(false);
  expect(welcome(it, ['https://shop.example.evil'])).toBe(false);
  it?.say({ honnin: 1, type: 'ready' });
  expect(said).toHaveBeenCalledExactlyOnceWith({ honnin: 1, type: 'ready' }, shop);
});

test('a browser that names no ancestors is asked where the page was opened from', () => {
  expect(host(framed({ document: { referrer: `${shop}/` } }).view)?.origin).toBe(shop);
});

test.each([
  ['frames within frames', { location: { ancestorOrigins: [shop, 'https://evil.example'] } }],
  ['no word at all', {}],
])('%s: nobody is let in and nothing is said', (_, more) => {
  const { view, said } = framed(more);
  const it = host(view);
  expect(welcome(it, [shop])).toBe(false);
  it?.say({ honnin: 1, type: 'close' });
  expect(said).not.toHaveBeenCalled();
});
