import { describe, expect, test } from 'vitest';
import { verification } from '../../test/kit/verification.ts';
import { parse } from './parse.ts';

const good = verification(['document', 'selfie', 'reference', 'motion', 'questions']);

describe('what the server says', () => {
  test('is read as it is', () => {
    expect(parse(structuredClone(good))).toStrictEqual(good);
  });

  test('may hold more than the page knows', () => {
    expect(parse({ ...good, challenge: { motions: [] } })).toStrictEqual(good);
  });

  test.each([
    ['nothing', null],
    ['a proxy’s page', '<html>'],
    ['a list', []],
    ['no id', { ...good, id: 1 }],
    ['an unknown state', { ...good, state: 'approved' }],
    ['no limits', { ...good, limits: null }],
    ['no bytes', { ...good, limits: { types: [] } }],
    ['no types', { ...good, limits: { maxBytes: 1 } }],
    ['no hints', { ...good, hints: undefined }],
    ['no steps', { ...good, steps: {} }],
    ['an unknown step', { ...good, steps: [{ name: 'dance', done: false }] }],
    ['a step that is none', { ...good, steps: ['selfie'] }],
    ['a consent without version', { ...good, steps: [{ name: 'consent', done: false }] }],
    ['questions that are none', { ...good, steps: [{ name: 'questions', questions: {} }] }],
    ['a question without an id', { ...good, steps: [{ name: 'questions', questions: [{ text: { en: 'a' } }] }] }],
    ['a question without a text', { ...good, steps: [{ name: 'questions', questions: [{ id: 'a', text: { en: '' } }] }] }],
    ['a choice without a text', { ...good, steps: [{ name: 'questions', questions: [{ id: 'a', text: { en: 'a' }, choices: [{ id: 'b' }] }] }] }],
    ['a choice without an id', { ...good, steps: [{ name: 'questions', questions: [{ id: 'a', text: { en: 'a' }, choices: [{ text: { en: 'b' } }] }] }] }],
  ])('%s is not understood', (_, body) => {
    expect(parse(body)).toBeNull();
  });

  test('a question may leave out choices, and that it is optional', () => {
    const questions = [{ id: 'a', text: { en: 'Why?' } }];
    expect(parse({ ...good, steps: [{ name: 'questions', questions }] })?.steps).toStrictEqual([
      { name: 'questions', questions: [{ ...questions[0], choices: [], optional: false }], done: false },
    ]);
  });

  test('thresholds that are missing hinder nobody', () => {
    expect(parse({ ...good, hints: {} })?.hints).toStrictEqual({
      minInterEyeDistance: 0,
      minSharpness: 0,
      minBrightness: 0,
      maxBrightness: 1,
      faceWidth: { min: 0, max: 1 },
    });
  });

  test('frames that are missing are one', () => {
    expect(parse({ ...good, steps: [{ name: 'selfie' }] })?.steps).toStrictEqual([{ name: 'selfie', done: false, frames: { min: 1, max: 1 } }]);
  });

  test.each([
    ['https://bank.example/next', 'https://bank.example/next'],
    ['http://localhost:3000/next', 'http://localhost:3000/next'],
    ['http://bank.example', null],
    ['http://localhost.evil.example', null],
    ['javascript:alert(1)', null],
    [7, null],
  ])('a way back to %s becomes %s', (given, read) => {
    expect(parse({ ...good, redirectUrl: given })?.redirectUrl).toBe(read);
  });

  test('a language that the page does not have is none', () => {
    expect(parse({ ...good, language: 'tlh' })?.language).toBeNull();
    expect(parse({ ...good, language: 'en' })?.language).toBe('en');
  });

  test('a tenant without a name, a time that is none', () => {
    expect(parse({ ...good, tenant: null, expiresAt: 0 })).toMatchObject({ tenant: { name: '', test: false, logo: null, theme: null, embed: [] }, expiresAt: '' });
  });

  test('of a theme, only what cannot harm is kept', () => {
    const tenant = (it: unknown) => parse({ ...good, tenant: it })?.tenant;
    expect(tenant({ name: 'A', logo: '/logo/1', theme: { accent: '#ff8800', radius: 99 }, embed: ['https://a.example', 7] })).toStrictEqual({
      name: 'A',
      test: false,
      logo: '/logo/1',
      theme: { accent: '#ff8800', radius: 24 },
      embed: ['https://a.example'],
    });
    expect(tenant({ name: 'A', logo: 'data:image/png;base64,iVBORw0=' })).toMatchObject({ logo: 'data:image/png;base64,iVBORw0=' });
    expect(tenant({ name: 'A', logo: 'data:image/svg+xml,<svg/>' })).toMatchObject({ logo: null });
    expect(tenant({ name: 'A', logo: '//evil.example/x', theme: { accent: 'url(x)' } })).toMatchObject({ logo: null, theme: null });
  });

  test('a document has a front at least, and motion no way around unless the server says so', () => {
    const read = (step: unknown) => parse({ ...good, steps: [step] })?.steps;
    expect(read({ name: 'document', sides: ['spine'] })).toMatchObject([{ sides: ['front'], have: [], done: false }]);
    expect(read({ name: 'motion' })).toStrictEqual([{ name: 'motion', done: false, alternative: false }]);
  });
});
