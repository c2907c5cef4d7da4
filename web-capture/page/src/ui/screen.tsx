import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export type ScreenProps = {
  readonly title: string;
  readonly mark?: VNode;
  readonly children?: ComponentChildren;
  /** What the thumb reaches: at most one strong button and one quiet one. */
  readonly actions?: ComponentChildren;
};

/** One thing a screen: a heading that takes the focus when the screen appears, what there is to say, and what to do. */
export function Screen({ title, mark, children, actions }: ScreenProps): VNode {
  return (
    <main class="screen">
      <div class="words">
        {mark}
        <Heading text={title} />
        {children}
      </div>
      {actions === undefined ? null : <div class="actions">{actions}</div>}
    </main>
  );
}

/** A heading that moves the focus to itself, so that a screen reader begins there. */
export function Heading({ text, quiet = false }: { readonly text: string; readonly quiet?: boolean }): VNode {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={ref} tabIndex={-1} class={quiet ? 'quiet' : undefined}>
      {text}
    </h1>
  );
}
