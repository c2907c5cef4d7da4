import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { props } from '../../../test/kit/props.ts';
import { View } from './view.tsx';

const what = 'selfie';

test('the camera has an outline, a shutter with a name, and a way around it', () => {
  const html = renderToString(<View {...props({ at: 'camera', what, unusable: false })} />);
  expect(html).toContain('class="stage selfie ');
  expect(html).toContain('aria-label="Take the photo"');
  expect(html).toContain('type="file"');
  expect(html).toContain('role="status"');
});

test('a picture that could not be read is told', () => {
  expect(renderToString(<View {...props({ at: 'camera', what, unusable: true })} />)).toContain('We could not read the last photo');
});

test('the review offers the safer way first', () => {
  const shot = { frames: [], doubt: 'dark' } as const;
  const html = renderToString(<View {...props({ at: 'review', what, shot, insist: true })} />);
  expect(html).toContain('The photo looks dark');
  expect(html.indexOf('Take it again')).toBeLessThan(html.indexOf('Use this photo'));
  const calm = renderToString(<View {...props({ at: 'review', what, shot: { frames: [], doubt: null }, insist: false })} />);
  expect(calm.lastIndexOf('Take it again')).toBeGreaterThan(calm.lastIndexOf('Use this photo<'));
});

test.each(['refused', 'missing', 'busy', 'black', 'taken', 'unsupported'] as const)('%s leaves two ways on', (why) => {
  const html = renderToString(<View {...props({ at: 'blocked', what, why })} />);
  expect(html).toContain('Try again');
  expect(html).toContain('type="file"');
});
