/** A result with everything that `--depth impact` adds, and a paper that the index describes in full. */
import type { Result } from '../../src/result/result.js';

export function described(result: Result): Result {
  const cites = (title: string, citations: number, influential?: true) => ({
    ...{
      title,
      url: `https://doi.org/10.1000/${citations}`,
      year: 2025,
      venue: 'Journal of Examples',
      citations,
    },
    ...(influential && { influential }),
  });
  return {
    ...result,
    model: {
      ...result.model,
      parameters: { count: 346_763_264, from: 'config.json' },
      tags: ['medical', 'generation'],
      organization: {
        ...{ id: 'microsoft', fullName: 'Microsoft Research', kind: 'organization', type: 'company' },
        ...{ verified: true, models: 412, avatarUrl: 'https://example.org/avatar.png' },
      },
      ...(result.model.hub && {
        hub: { ...result.model.hub, downloadsAllTime: 4_321_000, trendingScore: 7 },
      }),
      ...(result.model.paper && {
        paper: {
          ...result.model.paper,
          authors: ['Renqian Luo', 'Liai Sun', 'Yingce Xia'],
          fields: ['Medicine', 'Computer Science'],
          published: '2022-10-19',
          tldr: 'A generative language model of the literature on medicine.',
          abstract: 'A model that was trained on many abstracts. It writes and answers.',
          bibtex: '@article{Luo2022,\n  title={BioGPT}\n}',
        },
      }),
      citing: {
        ...{ at: '2026-11-30T00:00:00.000Z', provider: 'semantic-scholar', total: 1404, influential: 94 },
        top: [cites('A much cited survey', 5200), cites('Another one', 900, true)],
        recent: [cites('Written yesterday', 0)],
        fields: [
          { name: 'Medicine', count: 1100 },
          { name: 'Computer Science', count: 800 },
        ],
        years: [
          { year: 2022, count: 12 },
          { year: 2023, count: 300 },
          { year: 2024, count: 520 },
          { year: 2025, count: 572 },
        ],
      },
    },
  };
}
