import { describe, expect, test } from 'vitest';
import type { Face } from '../hints/look.ts';
import { faces, overlap, suppress } from './faces.ts';
import { letterbox } from './letterbox.ts';

function box(x: number, y: number, width: number, height: number, score = 1): Face {
  return { x, y, width, height, score };
}

describe('overlap', () => {
  test.each([
    ['itself', box(0, 0, 1, 1), box(0, 0, 1, 1), 1],
    ['half of it', box(0, 0, 1, 1), box(0.5, 0, 1, 1), 1 / 3],
    ['a neighbour', box(0, 0, 0.5, 1), box(0.5, 0, 0.5, 1), 0],
    ['a stranger', box(0, 0, 0.1, 0.1), box(0.8, 0.8, 0.1, 0.1), 0],
  ])('%s', (_, a, b, share) => {
    expect(overlap(a, b)).toBeCloseTo(share, 6);
    expect(overlap(b, a)).toBeCloseTo(share, 6);
  });
});

test('of a heap of boxes the surest stays, and the surest face is first', () => {
  const kept = suppress([box(0.1, 0.1, 0.3, 0.3, 0.8), box(0.12, 0.1, 0.3, 0.3, 0.95), box(0.6, 0.6, 0.2, 0.2, 0.9)]);
  expect(kept.map((face) => face.score)).toStrictEqual([0.95, 0.9]);
});

test('the network’s answer becomes faces of the picture without its borders', () => {
  const wide = letterbox(1920, 1080);
  // Two candidates: the first is no face; the second spans the middle half of the input's width and height.
  const found = faces(new Float32Array([0.9, 0.1, 0.02, 0.98]), new Float32Array([0, 0, 1, 1, 0.25, 0.25, 0.75, 0.75]), wide);
  expect(found).toHaveLength(1);
  expect(found[0]?.x).toBeCloseTo(0.25, 5);
  expect(found[0]?.width).toBeCloseTo(0.5, 5);
  expect(found[0]?.y).toBeCloseTo((60 - 30) / 180, 5);
  expect(found[0]?.height).toBeCloseTo(120 / 180, 5);
});

test('nobody is an empty list', () => {
  expect(faces(new Float32Array([0.9, 0.1]), new Float32Array(4), letterbox(4, 3))).toStrictEqual([]);
});
