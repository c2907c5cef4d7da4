import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { props } from '../../../test/kit/props.ts';
import { frame } from '../../../test/kit/verification.ts';
import { View } from './view.tsx';

const place = { at: 'sending' } as const;

test('shows how far it is', () => {
  const html = renderToString(<View {...props(place, 'en', { bytes: { done: 100, now: 50 }, outbox: [{ key: 'selfie/1', ...frame(100) }] })} />);
  expect(html).toContain('value="0.75"');
});

test('without pictures to send it is as good as done', () => {
  expect(renderToString(<View {...props(place)} />)).toContain('value="1"');
});

test('without a network it says that nothing is lost', () => {
  const html = renderToString(<View {...props(place, 'en', { lost: true })} />);
  expect(html).toContain('role="alert"');
  expect(html).toContain('still on this page');
});
