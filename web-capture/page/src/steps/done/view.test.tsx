import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { props } from '../../../test/kit/props.ts';
import { verification } from '../../../test/kit/verification.ts';
import { View } from './view.tsx';

const place = { at: 'done' } as const;

test('thanks, and says who answers', () => {
  const html = renderToString(<View {...props(place)} />);
  expect(html).toContain('Minato Bank will get back to you');
  expect(html).not.toContain('<a');
});

test('leads back where the tenant wants', () => {
  const html = renderToString(<View {...props(place, 'en', {}, verification(['selfie'], { redirectUrl: 'https://bank.example/' }))} />);
  expect(html).toContain('href="https://bank.example/"');
});
