import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { props } from '../../../test/kit/props.ts';
import { verification } from '../../../test/kit/verification.ts';
import type { Finished, Next } from '../../api/types.ts';
import { View } from './view.tsx';

const none: Next = { kind: 'none', url: null, notBefore: null };

function at(result: Finished['result'], next: Next = none): { at: 'finished'; outcome: Finished } {
  return { at: 'finished', outcome: { state: 'finished', result, next } };
}

test('what a person must look at gets thanks, and who answers', () => {
  const html = renderToString(<View {...props(at('received'))} />);
  expect(html).toContain('Minato Bank will get back to you');
  expect(html).not.toContain('<a');
});

test('leads back where the tenant wants', () => {
  const html = renderToString(<View {...props(at('confirmed'), 'en', {}, verification(['selfie'], { redirectUrl: 'https://bank.example/' }))} />);
  expect(html).toContain('href="https://bank.example/"');
});

describe('who could not be confirmed', () => {
  const way = 'https://bank.example/again';

  test.each([
    ['again', 'Try once more'],
    ['alternative', 'Go on another way'],
  ] as const)('%s has a way on', (kind, words) => {
    const html = renderToString(<View {...props(at('not_confirmed', { kind, url: way, notBefore: null }))} />);
    expect(html).toContain(`href="${way}"`);
    expect(html).toContain(words);
  });

  test('has none before its time', () => {
    const html = renderToString(<View {...props(at('not_confirmed', { kind: 'again', url: way, notBefore: Date.now() + 60_000 }))} />);
    expect(html).not.toContain(way);
    expect(html).toContain('You may try from');
  });

  test('can ask for another look where the tenant lets them', () => {
    const asked = { at: 'finished', outcome: { state: 'finished', result: 'not_confirmed', next: none, appeal: 'apl_x' } } as const;
    expect(renderToString(<View {...props(asked)} />)).toContain('href="#apl_x"');
    expect(renderToString(<View {...props(at('not_confirmed'))} />)).not.toContain('#apl_');
  });

  test('is sent to the tenant otherwise', () => {
    expect(renderToString(<View {...props(at('not_confirmed'))} />)).toContain('Please ask Minato Bank');
  });
});
