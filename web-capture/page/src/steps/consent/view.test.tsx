import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { props } from '../../../test/kit/props.ts';
import { verification } from '../../../test/kit/verification.ts';
import { CONSENTS } from '../../flow.ts';
import { View } from './view.tsx';

const place = { at: 'consent', version: '2026-11-01' } as const;

test.each(['ja', 'en'] as const)('%s: who asks, which words, and the way to the phone on a desktop', (language) => {
  const html = renderToString(<View {...props(place, language)} />);
  expect(html).toContain('Minato Bank');
  expect(html).toContain('2026-11-01');
  expect(html.match(/<button/g)).toHaveLength(2);
});

test('only what this verification asks for is asked', () => {
  const words = 'A photo of the portrait in your ID document';
  expect(renderToString(<View {...props(place)} />)).not.toContain(words);
  expect(renderToString(<View {...props(place, 'en', {}, verification(['selfie', 'reference']))} />)).toContain(words);
});

/** People agreed to these very words: whoever changes one adds a version. */
test.each(['ja', 'en'] as const)('%s: the words of a version do not change', (language) => {
  const { points, decline } = props(place, language).copy.consent;
  expect({ version: CONSENTS.at(-1), points, decline }).toMatchSnapshot();
});
