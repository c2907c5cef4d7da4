import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { tenant, type At, type StepProps } from '../step.ts';
import { asked, given, missing } from './answer.ts';
import { Ask, spot, type Trouble } from './ask.tsx';

type Troubles = Readonly<Record<string, Trouble>>;

/** What the tenant asks in its own words, all on one screen. What is missing or refused takes the focus and says what to do. */
export function View({ state, copy, dispatch }: StepProps<At<'questions'>>): VNode {
  const words = copy.questions;
  const questions = asked(state.verification);
  const [answers, setAnswers] = useState<Answers>(state.answers);
  const [troubles, setTroubles] = useState<Troubles>(state.refused === null ? {} : { [state.refused]: 'refused' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const first = questions.find(({ id }) => troubles[id] !== undefined);
    if (first !== undefined) document.getElementById(spot(first.id))?.focus();
  }, [tries]);

  const answer = (id: string, text: string): void => {
    setAnswers({ ...answers, [id]: text });
    setTroubles(Object.fromEntries(Object.entries(troubles).filter(([name]) => name !== id)));
  };
  const send = (): void => {
    const lacking = missing(questions, answers);
    if (lacking.length === 0) return dispatch({ type: 'answered', answers: given(questions, answers) });
    setTroubles(Object.fromEntries(lacking.map(({ id }) => [id, 'missing'])));
    setTries(tries + 1);
  };
  const unnamed = state.refused !== null && !questions.some(({ id }) => id === state.refused);

  return (
    <Screen title={words.title} actions={<Button onPress={send}>{words.next}</Button>}>
      <p>{words.lead(tenant(state.verification))}</p>
      {unnamed ? (
        <p role="alert" class="alert">
          {words.again}
        </p>
      ) : null}
      {questions.map((question) => (
        <Ask key={question.id} question={question} answer={answers[question.id] ?? ''} trouble={troubles[question.id] ?? null} copy={copy} onAnswer={(text) => answer(question.id, text)} />
      ))}
    </Screen>
  );
}
