import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { props } from '../../../test/kit/props.ts';
import { View } from './view.tsx';

describe('stopped', () => {
  test.each([
    ['link', null],
    ['closed', null],
    ['framed', null],
    ['browser', 'Copy the link to this page'],
    ['server', 'Try again'],
    ['outdated', 'Reload'],
  ] as const)('%s: says why, and %s', (why, button) => {
    const html = renderToString(<View {...props({ at: 'stopped', why })} />);
    expect(html).toContain(props({ at: 'stopped', why }).copy.stopped[why].title);
    expect(/<button[^>]*>([^<]*)/.exec(html)?.[1] ?? null).toBe(button);
  });
});
