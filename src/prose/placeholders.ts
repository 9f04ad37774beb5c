/** Boilerplate of the Hub's card templates: text that is on the page but was written by nobody about this model. */

/** Fields that wait to be filled in, as the templates of model and dataset cards write them. */
const BLANK = new RegExp(
  [
    String.raw`\[?\(?\b(?:more information needed|needs? more information|information needed)\b\)?\]?\.?`,
    String.raw`\{\{[^{}]{0,200}\}\}`,
    String.raw`\[optional\]`,
    String.raw`\[(?:todo|tbd|tba|n\/a|to be (?:added|filled|completed|determined)|insert[^[\]]{0,200}|your [^[\]]{0,200})\]`,
  ].join('|'),
  'gi',
);

/** Sentences that the templates print into every card. Matched at the start of a sentence. */
const TEMPLATE = new RegExp(
  `^(?:${[
    'provide (?:a|the) (?:longer|quick|basic) (?:summary|links?)',
    'this modelcard aims to be a base template',
    'this dataset card aims to be a base template',
    'it has been generated using (?:\\[?this )?raw template',
    'this is the model card of a .{0,12}transformers model that has been pushed',
    'this model card has been (?:automatically generated|generated automatically)',
    'you should probably proofread and complete it',
    'use the code below to get started with the model',
    'users \\(both direct and downstream\\) should be made aware of the risks',
    'for further recommendations',
    'carbon emissions can be estimated using the',
    'machine learning impact calculator',
    'address questions around how the model is intended',
    'this section (?:is meant to|describes|addresses|provides)',
    'if there is a paper or blog post introducing the (?:model|dataset)',
    'thanks to @?\\[?@?github-username',
    'describe (?:your|the) (?:model|dataset) here',
    'add (?:a )?(?:link|description|details?) here',
    'write (?:a|your) (?:description|summary) here',
    'lorem ipsum',
    '(?:todo|tbd|tba|wip|n/?a|none|coming soon|work in progress|under construction)[.!:…]*$',
  ].join('|')})`,
  'i',
);

/**
 * Removes what a template printed.
 * @param sentence one sentence, list item or table cell as plain text
 * @returns the author's own words; empty when there are none, as in `Developed by: [More Information Needed]`
 */
export function withoutPlaceholders(sentence: string): string {
  const own = sentence.replace(BLANK, ' ').replace(/\s+/g, ' ').trim();
  if (TEMPLATE.test(own)) return '';
  // A label whose value was the placeholder says nothing by itself.
  if (own !== sentence.trim() && /^[^.!?]{0,60}:?$/.test(own) && /[:|–-]$|^\W*$|^[\w\s()/&-]*$/.test(own))
    return '';
  return /[\p{L}\p{N}]/u.test(own) ? own : '';
}
