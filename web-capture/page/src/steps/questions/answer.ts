import type { Answers, Question, Text, Verification } from '../../api/types.ts';

/** The most characters of an answer in the person's own words; the server's own figure. */
export const LONGEST = 500;

/** All that the tenant asks in its own words. */
export function asked(verification: Verification | null): readonly Question[] {
  return verification?.steps.flatMap((step) => (step.name === 'questions' ? step.questions : [])) ?? [];
}

/** What is sent: nothing for a question that was left open, no spaces around words, and one line of it. */
export function given(questions: readonly Question[], answers: Answers): Answers {
  const said = questions.map(({ id }) => [id, answers[id]?.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim() ?? ''] as const);
  return Object.fromEntries(said.filter(([, answer]) => answer !== ''));
}

/** The questions that must still be answered. */
export function missing(questions: readonly Question[], answers: Answers): readonly Question[] {
  const said = given(questions, answers);
  return questions.filter(({ id, optional }) => !optional && said[id] === undefined);
}

/** A text in the wanted language, else in a variety of it, else in any; with the language it is in. */
export function say(text: Text, wanted: string): { readonly lang: string; readonly words: string } {
  const known = Object.keys(text);
  const lang = known.find((tag) => tag === wanted) ?? known.find((tag) => tag.split('-')[0] === wanted) ?? known[0] ?? wanted;
  return { lang, words: text[lang] ?? '' };
}
