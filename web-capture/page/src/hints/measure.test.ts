import { describe, expect, test } from 'vitest';
import { brightness, luma, peak, sharpness } from './measure.ts';

function grey(width: number, height: number, at: (x: number, y: number) => number): Float32Array {
  return Float32Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));
}

test('luma weighs the colours as the eye does', () => {
  const [white, red, green, blue] = luma(new Uint8ClampedArray([255, 255, 255, 255, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255]));
  expect(white).toBeCloseTo(255, 3);
  expect(red).toBeCloseTo(76.245, 2);
  expect(green).toBeCloseTo(149.685, 2);
  expect(blue).toBeCloseTo(29.07, 2);
});

test('brightness is the mean, of 1', () => {
  expect(brightness(grey(8, 8, () => 51))).toBeCloseTo(0.2, 5);
  expect(brightness(new Float32Array())).toBe(0);
});

describe('peak', () => {
  test('is the brightest part, not one hot pixel', () => {
    expect(peak(grey(100, 100, (x) => (x < 50 ? 10 : 180)))).toBe(180);
    expect(peak(grey(100, 100, (x, y) => (x + y === 0 ? 255 : 3)))).toBe(3);
    expect(peak(grey(10, 10, () => 0))).toBe(0);
  });
});

describe('sharpness', () => {
  const edge = (soft: number): Float32Array => grey(64, 64, (x) => 255 / (1 + Math.exp(-(x - 32) / soft)));

  test('of a flat picture and of a slope is nothing', () => {
    expect(sharpness(grey(16, 16, () => 90), 16)).toBe(0);
    expect(sharpness(grey(16, 16, (x) => x * 4), 16)).toBeCloseTo(0, 6);
  });

  test('falls as an edge softens', () => {
    const [hard = 0, soft = 0, softer = 0] = [0.3, 1, 3].map((s) => sharpness(edge(s), 64));
    expect(hard).toBeGreaterThan(soft * 2);
    expect(soft).toBeGreaterThan(softer * 2);
  });

  test('of a chessboard is known', () => {
    expect(sharpness(grey(34, 34, (x, y) => ((x + y) % 2) * 10), 34)).toBeCloseTo(1600, 3);
  });

  test('of less than three pixels is nothing', () => {
    expect(sharpness(new Float32Array(4), 2)).toBe(0);
  });
});
