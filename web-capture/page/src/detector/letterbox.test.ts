import { expect, test } from 'vitest';
import { INPUT, letterbox, planes } from './letterbox.ts';

test.each([
  ['a webcam', 640, 480, { x: 0, y: 0, width: 320, height: 240 }],
  ['a wide camera', 1920, 1080, { x: 0, y: 30, width: 320, height: 180 }],
  ['a phone', 1080, 1920, { x: 92, y: 0, width: 135, height: 240 }],
  ['a film', 360, 288, { x: 10, y: 0, width: 300, height: 240 }],
  ['a line', 4000, 1, { x: 0, y: 119, width: 320, height: 1 }],
])('%s is shown whole and undistorted', (_, width, height, box) => {
  expect(letterbox(width, height)).toStrictEqual(box);
  expect(box.x + box.width).toBeLessThanOrEqual(INPUT.width);
  expect(box.y + box.height).toBeLessThanOrEqual(INPUT.height);
});

test('pixels become planes of red, green and blue about zero', () => {
  const into = new Float32Array(6);
  planes(new Uint8ClampedArray([255, 127, 0, 255, 0, 255, 127, 255]), into);
  expect([...into]).toStrictEqual([1, -127 / 128, 0, 1, -127 / 128, 0]);
});
