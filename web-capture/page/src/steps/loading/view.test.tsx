import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { props } from '../../../test/kit/props.ts';
import { View } from './view.tsx';

test('loading says so', () => {
  expect(renderToString(<View {...props({ at: 'loading' })} />)).toContain('Getting ready');
});

test('without a network there is a way to try now', () => {
  const html = renderToString(<View {...props({ at: 'loading' }, 'en', { lost: true })} />);
  expect(html).toContain('No connection');
  expect(html).toContain('Try now');
});
