/** What is wider than a small screen: it scrolls by itself, and the page does not. */
import type { ComponentChildren } from 'preact';

export function Scroll({
  label,
  class: more,
  children,
}: {
  label: string;
  class?: string;
  children: ComponentChildren;
}) {
  const style = more === undefined ? 'scroll' : `scroll ${more}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class={style} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
