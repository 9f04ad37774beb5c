/** What a rubric's words mean, read off the rubric itself: its scores, tiers, archetypes, classes, and what a license is worth. */

import { points } from '../report/wording.js';
import type { ItemRubric } from '../rubric/items-schema.js';
import type { Ladder } from '../rubric/ladder.js';
import { type Condition, hasItems, type Rubric, type WeightedRubric, weightIn } from '../rubric/schema.js';
import { plain } from '../terminal.js';
import { filled, type Topic } from './topic.js';

/** All but the checks, in the order of a report. Pure. */
export function rubricTopics(rubric: Rubric): Topic[] {
  if (hasItems(rubric)) return itemTopics(rubric);
  return [
    ...scoreTopics(rubric),
    tierTopic(rubric),
    ...archetypeTopics(rubric),
    licenseTopic(rubric),
    coverageTopic(rubric),
    ...(rubric.ladder ? classTopics(rubric.ladder) : []),
  ];
}

function scoreTopics({ scores, criteria, id: rubric }: WeightedRubric): Topic[] {
  return Object.entries(scores).map(([id, { title, asks, headline }]) => {
    const counted = Object.entries(criteria)
      .map(([check, criterion]) => ({ check, weight: weightIn(criterion, id) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight);
    const possible = counted.reduce((sum, { weight }) => sum + weight, 0);
    return {
      id,
      title: plain(title),
      names: ['score', 'scores'].filter(() => headline),
      rows: filled([
        ['Asks', [asks && plain(asks)]],
        [
          'Is',
          [
            `Points earned of ${points(possible)}, as a number from 0 to 100.${headline ? ' It speaks for the whole: gates, badges and tables name it first.' : ''}`,
            'Where something could not be seen it is a range: the low end counts the unknown as missing, the high end as there. Gates read the low end.',
          ],
        ],
        ['Made of', [counted.map(({ check, weight }) => `${check} ${points(weight)}`).join(', ')]],
        ['Rubric', [rubric]],
      ]),
    };
  });
}

function tierTopic({ tiers, scores }: WeightedRubric): Topic {
  const [headline] = Object.values(scores).filter((score) => score.headline);
  const lines = tiers.map(({ label, atLeast }) =>
    atLeast === undefined ? `${plain(label)}: everything below.` : `${plain(label)}: at least ${atLeast}.`,
  );
  return {
    id: 'tiers',
    title: 'Tiers: a word for a score',
    names: ['tier', ...tiers.map(({ label }) => plain(label))],
    rows: filled([
      ['Are', lines],
      [
        'Note',
        [
          `They are read at the low end of ${headline ? plain(headline.title).toLowerCase() : 'the headline'}, and of each other score by the same words.`,
          'Where less than 40 % of a score is known there is no tier, only "Not enough seen".',
        ],
      ],
    ]),
  };
}

function archetypeTopics({ archetypes = [], scores }: WeightedRubric): Topic[] {
  const byLabel = new Map<string, string[]>();
  for (const [index, { label, when, open = [], released = [] }] of archetypes.entries()) {
    const conditions = [
      ...Object.entries(when ?? {}).map(
        ([score, condition]) =>
          `${plain(scores[score]?.title ?? score).toLowerCase()} is ${boundsText(condition)}`,
      ),
      ...(open.length > 0 ? [`the licenses of ${AND.format(open)} are open`] : []),
      ...(released.length > 0 ? [`${AND.format(released.map(plain))} passed in full`] : []),
    ];
    const rule = conditions.length > 0 ? AND.format(conditions) : 'none of the others holds';
    byLabel.set(label, [
      ...(byLabel.get(label) ?? []),
      `${index === 0 ? 'First' : `${ORDER[index] ?? 'then'}`}: ${rule}.`,
    ]);
  }
  return [...byLabel].map(([label, rules]) => ({
    id: label.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    title: plain(label),
    names: [plain(label), 'archetype', 'archetypes'],
    rows: filled([
      [
        'Is',
        [
          'The one phrase for a model, by which half of it is there: the model to run, the recipe to retrain it, or both.',
        ],
      ],
      ['Holds when', rules],
      [
        'Note',
        [
          'The first archetype that holds counts, in the order of the rubric. "So far" says that what could not be seen may change it.',
          'The license of each part is shown beside it.',
        ],
      ],
    ]),
  }));
}

const AND = new Intl.ListFormat('en', { type: 'conjunction' });

const ORDER = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'];

function boundsText(condition: Condition): string {
  const { atLeast, below } =
    typeof condition === 'number' ? { atLeast: condition, below: undefined } : condition;
  return [atLeast !== undefined && `at least ${atLeast}`, below !== undefined && `below ${below}`]
    .filter(Boolean)
    .join(' and ');
}

function licenseTopic({ licenseCredit, criteria }: WeightedRubric): Topic {
  const { open, restricted, none } = licenseCredit;
  const own = Object.entries(criteria).flatMap(([check, { credit }]) =>
    credit ? [`${check}: open ${credit.open}, restricted ${credit.restricted}, none ${credit.none}.`] : [],
  );
  return {
    id: 'license-factor',
    title: 'License factors: what a released thing is worth by its license',
    names: [
      'license',
      'licenses',
      'licence factor',
      'license credit',
      `×${restricted}`,
      `×${none}`,
      'rail',
      'restricted',
    ],
    rows: filled([
      [
        'Are',
        [
          `×${open} under an open license, ×${restricted} under terms that restrict who may use it or for what (RAIL, non-commercial, community licenses), ×${none} without any license.`,
          'The points of a check are multiplied by the factor of the license that covers it: the weights, the code, the data or the documents.',
        ],
      ],
      ['Except', own],
      [
        'Note',
        ['Terms that nobody could read make a range. rodeo license MODEL says what each license allows.'],
      ],
    ]),
  };
}

function coverageTopic({ minCoverage }: WeightedRubric): Topic {
  const share = `${Math.round(minCoverage * 100)} %`;
  return {
    id: 'inconclusive',
    title: 'Inconclusive: too little could be seen',
    names: ['unknown', 'known', 'coverage', 'not enough seen', 'exit code 3'],
    rows: filled([
      [
        'Is',
        [
          `A score of which less than ${share} could be looked at. It is a range without a tier, and the exit code is 3.`,
        ],
      ],
      [
        'Why',
        [
          'What could not be fetched (a rate limit, a gate, a server that is down) is unknown: it never fails a check, and never passes one.',
        ],
      ],
      ['To do', ['Set GITHUB_TOKEN and HF_TOKEN, and see rodeo doctor for what is left of each limit.']],
    ]),
  };
}

function classTopics({ classes, title, unclassified, substitutes = [] }: Ladder): Topic[] {
  const all = classes.map(
    ({ name, label, required, optional = [] }, index): Topic => ({
      id: `class-${name.toLowerCase()}`,
      title: plain(label),
      names: [name, `class ${name}`, plain(label)],
      rows: filled([
        ['In', [plain(title)]],
        [
          'Asks for',
          [
            `${required.map(plain).join(', ')}.`,
            index > 0 && `All that class ${classes[index - 1]?.name} asks for, too.`,
          ],
        ],
        ['May have', [optional.map(plain).join(', ')]],
        [
          'Note',
          [
            'A component counts when it is released in part or whole under an open license; a license written for other content only warns.',
            ...substitutes.map(
              ({ component, by }) =>
                `${plain(by)} stands in for ${plain(component)} where the class does not ask for it.`,
            ),
          ],
        ],
      ]),
    }),
  );
  const none: Topic = {
    id: 'unclassified',
    title: plain(unclassified),
    names: [plain(unclassified), 'class', 'classes', 'mof'],
    rows: filled([
      ['In', [plain(title)]],
      [
        'Is',
        [`A model that meets none of the classes ${classes.map(({ name }) => plain(name)).join(', ')}.`],
      ],
      ['Note', ['rodeo audit MODEL --points names what each class lacks.']],
    ]),
  };
  return [...all, none];
}

function itemTopics({ items, id: rubric }: ItemRubric): Topic[] {
  return Object.entries(items).map(([id, { title }]) => ({
    id,
    title: plain(title),
    names: [],
    rows: [['Is', [`An item of ${rubric}; rodeo rubric show ${rubric} has its conditions.`]]],
  }));
}
