import type { ComponentChildren, VNode } from 'preact';

export type ButtonProps = {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  readonly quiet?: boolean;
};

/** A button for a thumb. */
export function Button({ children, onPress, quiet = false }: ButtonProps): VNode {
  return (
    <button type="button" class={quiet ? 'button quiet' : 'button'} onClick={onPress}>
      {children}
    </button>
  );
}
