import type { VNode } from 'preact';
import type { Question, Text } from '../../api/types.ts';
import type { Copy } from '../../i18n/index.ts';
import { LONGEST, say } from './answer.ts';

/** More choices than this are a list to open: as cards they would hide what comes after them. */
const CARDS = 6;

export type Trouble = 'missing' | 'refused';

export type AskProps = {
  readonly question: Question;
  readonly answer: string;
  readonly trouble: Trouble | null;
  readonly copy: Copy;
  readonly onAnswer: (answer: string) => void;
};

/** The id of the element that takes the focus for a question. */
export function spot(id: string): string {
  return `question-${id}`;
}

/** One question, and the way to answer it: cards, a list, or a line of text. */
export function Ask(props: AskProps): VNode {
  const { length } = props.question.choices;
  return length === 0 || length > CARDS ? <Field {...props} /> : <Cards {...props} />;
}

function Cards({ question, answer, trouble, copy, onAnswer }: AskProps): VNode {
  const { id, choices, optional } = question;
  const at = spot(id);
  const card = (value: string, words: VNode | string, first: boolean): VNode => (
    <label key={value} class={answer === value ? 'choice on' : 'choice'}>
      <input type="radio" name={at} {...(first ? { id: at } : {})} checked={answer === value} onChange={() => onAnswer(value)} />
      {words}
    </label>
  );
  return (
    <fieldset class="ask" role="radiogroup" aria-labelledby={`${at}-text`} aria-required={!optional} {...troubled(at, trouble)}>
      <legend id={`${at}-text`}>
        <Wording question={question} copy={copy} />
      </legend>
      <Note at={at} trouble={trouble} question={question} copy={copy} />
      {choices.map((choice, i) => card(choice.id, <Said text={choice.text} copy={copy} />, i === 0))}
      {optional ? card('', copy.questions.open, false) : null}
    </fieldset>
  );
}

function Field({ question, answer, trouble, copy, onAnswer }: AskProps): VNode {
  const { choices, optional } = question;
  const at = spot(question.id);
  const shared = { id: at, value: answer, required: !optional, ...troubled(at, trouble) };
  return (
    <div class="ask">
      <label for={at}>
        <Wording question={question} copy={copy} />
      </label>
      <Note at={at} trouble={trouble} question={question} copy={copy} />
      {choices.length === 0 ? (
        // The answers of one person are no suggestions for the next one at the same browser.
        <input type="text" {...shared} maxLength={LONGEST} autocomplete="off" onInput={(event) => onAnswer(event.currentTarget.value)} />
      ) : (
        <select {...shared} onChange={(event) => onAnswer(event.currentTarget.value)}>
          <option value="">{optional ? copy.questions.open : copy.questions.choose}</option>
          {choices.map(({ id, text }) => {
            const { lang, words } = say(text, tongue(copy));
            return (
              <option key={id} value={id} lang={lang}>
                {words}
              </option>
            );
          })}
        </select>
      )}
    </div>
  );
}

/** The tenant's words, and whether they must be answered. */
function Wording({ question, copy }: Pick<AskProps, 'question' | 'copy'>): VNode {
  return (
    <>
      <Said text={question.text} copy={copy} /> <span class="must">{question.optional ? copy.questions.optional : copy.questions.required}</span>
    </>
  );
}

/** In the page's language where the tenant wrote it so; else marked as what it is, for whoever hears it. */
function Said({ text, copy }: { readonly text: Text; readonly copy: Copy }): VNode {
  const { lang, words } = say(text, tongue(copy));
  return (
    <span lang={lang} dir="auto">
      {words}
    </span>
  );
}

function Note({ at, trouble, question, copy }: Pick<AskProps, 'trouble' | 'question' | 'copy'> & { readonly at: string }): VNode | null {
  if (trouble === null) return null;
  const { refused, text, choice } = copy.questions;
  return (
    <p id={`${at}-trouble`} class="alert">
      {trouble === 'refused' ? refused : question.choices.length === 0 ? text : choice}
    </p>
  );
}

function troubled(at: string, trouble: Trouble | null): object {
  return trouble === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${at}-trouble` };
}

function tongue(copy: Copy): string {
  return copy.tag.split('-')[0] ?? '';
}
