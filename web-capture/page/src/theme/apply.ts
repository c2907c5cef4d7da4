import type { Tenant } from '../api/types.ts';
import { legible } from './theme.ts';

/** The page's own papers, by whether the person's device is dark: what text lies on, the tint beside it being nearer to the text. */
const PAPERS = { light: '#eef2fb', dark: '#2a3550' } as const;

/** Puts a tenant's colour and corners on the page. Through the object model, which the content security policy lets pass. */
export function apply(theme: Tenant['theme'], dark: boolean, style: Pick<CSSStyleDeclaration, 'setProperty'>): void {
  if (theme === null) return;
  const { strong, onStrong } = legible(theme.accent, dark ? PAPERS.dark : PAPERS.light);
  style.setProperty('--strong', strong);
  style.setProperty('--on-strong', onStrong);
  style.setProperty('--outline', dark ? '#ffffff' : strong);
  style.setProperty('--radius', `${theme.radius}px`);
}
