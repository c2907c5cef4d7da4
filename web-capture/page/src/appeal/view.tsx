import type { VNode } from 'preact';
import { Capture } from '../camera/capture.tsx';
import type { Detector } from '../detector/detector.ts';
import { START as QUIET } from '../flow.ts';
import { languages, type Copy, type Language } from '../i18n/index.ts';
import type { State as FlowState } from '../place.ts';
import { View as Away } from '../steps/away/view.tsx';
import { View as Stopped } from '../steps/stopped/view.tsx';
import { Header } from '../ui/header.tsx';
import { Mark } from '../ui/mark.tsx';
import { Screen } from '../ui/screen.tsx';
import { Form } from './form.tsx';
import type { Event, State } from './state.ts';

export type AppealProps = {
  readonly state: State;
  readonly dispatch: (event: Event) => void;
  readonly detector: Detector;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
};

/** Objecting to an outcome, once: the person's own words, and a new photograph if they like. It never says why the outcome was what it was. */
export function Appeal({ state, dispatch, detector, language, onLanguage }: AppealProps): VNode {
  const copy = languages[language];
  const flow: FlowState = { ...QUIET, verification: state.verification };
  return (
    <>
      <Header state={flow} copy={copy} language={language} onLanguage={onLanguage} />
      {state.stage === 'shooting' ? (
        <button type="button" class="link leave" onClick={() => dispatch({ type: 'leave' })}>{copy.appeal.leave}</button>
      ) : null}
      <Stage key={name(state)} state={state} flow={flow} copy={copy} dispatch={dispatch} detector={detector} />
    </>
  );
}

type StageProps = { readonly copy: Copy; readonly flow: FlowState } & Pick<AppealProps, 'state' | 'dispatch' | 'detector'>;

function Stage({ state, flow, copy, dispatch, detector }: StageProps): VNode {
  const rest = { state: flow, copy, dispatch, detector, onHint: () => undefined };
  switch (state.stage) {
    case 'loading':
      return (
        <Screen title={copy.appeal.loading}>
          <p role="status">{state.lost ? copy.appeal.lost : ''}</p>
        </Screen>
      );
    case 'form':
    case 'sending':
      return <Form state={state} copy={copy} dispatch={dispatch} />;
    case 'shooting':
      return <Capture {...rest} place={state.place} />;
    case 'away':
      return <Away {...rest} place={{ at: 'away', why: 'handoff' }} />;
    case 'sent':
    case 'closed':
      return (
        <Screen title={copy.appeal[state.stage].title} mark={<Mark name={state.stage === 'sent' ? 'done' : 'stop'} />}>
          <p>{copy.appeal[state.stage].text}</p>
        </Screen>
      );
    case 'link':
    case 'server':
    case 'framed':
      return <Stopped {...rest} place={{ at: 'stopped', why: state.stage }} />;
  }
}

/** Another name is another screen: it is built anew and takes the focus. */
function name({ stage, place }: State): string {
  return stage === 'shooting' ? place.at : stage === 'sending' ? 'form' : stage;
}
