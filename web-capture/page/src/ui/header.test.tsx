import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { verification } from '../../test/kit/verification.ts';
import { START } from '../flow.ts';
import type { Place, State } from '../place.ts';
import { languages } from '../i18n/index.ts';
import { Header, progress } from './header.tsx';

function at(place: Place, more: Partial<State> = {}): State {
  return { ...START, place, verification: verification(['selfie', 'reference']), ...more };
}

test.each([
  ['consent', at({ at: 'consent', version: 'v' }), 1],
  ['selfie', at({ at: 'camera', what: 'selfie', unusable: false }, { taken: ['consent'] }), 2],
  ['reference', at({ at: 'camera', what: 'reference', unusable: false }, { taken: ['consent', 'selfie'] }), 3],
  ['sending', at({ at: 'sending' }, { taken: ['consent', 'selfie', 'reference'] }), 4],
  ['waiting', at({ at: 'waiting' }), 0],
])('%s is step %#', (_, state, now) => {
  expect(progress(state)).toStrictEqual({ now, all: 4 });
});

test('a test environment is said, and nothing else is', () => {
  const start = at({ at: 'waiting' });
  const shown = (test: boolean) =>
    renderToString(
      <Header
        state={{ ...start, verification: start.verification && { ...start.verification, tenant: { ...start.verification.tenant, test } } }}
        copy={languages.ja}
        language="ja"
        onLanguage={() => undefined}
      />,
    );
  expect(shown(true)).toContain(languages.ja.test);
  expect(shown(false)).not.toContain(languages.ja.test);
});

test('the other language is offered in its own name', () => {
  const html = renderToString(<Header state={START} copy={languages.en} language="en" onLanguage={() => undefined} />);
  expect(html).toContain('lang="ja"');
  expect(html).toContain('日本語');
});
