/** A part of a page under a heading that links can lead to. */
import type { ComponentChildren } from 'preact';

export function Section({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: string;
  children: ComponentChildren;
}) {
  return (
    <section aria-labelledby={id} class="part">
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p class="part-lead">{lead}</p>}
      {children}
    </section>
  );
}
