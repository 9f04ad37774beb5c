/**
 * Makes elements of the page where the builder makes text: the script's bundle takes this in place of preact's runtime, so that a row
 * that is drawn in the browser is the row that the builder wrote. Text is only ever text.
 */

type Child = Node | string | number | boolean | null | undefined | Child[];
type Props = { children?: Child } & Record<string, unknown>;

const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = new Set(['svg', 'rect', 'path', 'circle', 'g', 'text', 'title']);

export function jsx(type: string | ((props: Props) => Node), props: Props): Node {
  if (typeof type === 'function') return type(props);
  const element = DRAWN.has(type) ? document.createElementNS(SVG, type) : document.createElement(type);
  for (const [name, value] of Object.entries(props)) {
    if (name === 'children' || value === undefined || value === null || value === false) continue;
    element.setAttribute(name, String(value));
  }
  append(element, props.children);
  return element;
}

export const jsxs = jsx;

export function Fragment({ children }: Props): Node {
  const fragment = document.createDocumentFragment();
  append(fragment, children);
  return fragment;
}

function append(parent: Node, child: Child): void {
  if (Array.isArray(child)) for (const one of child) append(parent, one);
  else if (child instanceof Node) parent.appendChild(child);
  else if (typeof child === 'string' || typeof child === 'number') {
    parent.appendChild(document.createTextNode(String(child)));
  }
}
