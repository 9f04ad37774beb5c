/** Completion for shells: what can be typed next is asked of the same program that runs it. */
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { checkWords } from '../checks/words.js';
import { formats } from '../report/formats.js';
import { listRubrics } from '../rubric/load.js';
import { offlineModels } from './offline.js';

type Complete = (value: string, description: string) => void;

/** Adds `completion <shell>`, which prints a script, and the hidden `complete`, which that script calls. */
export async function addCompletion(program: Command): Promise<void> {
  const models = await offlineModels();
  const rubrics = await listRubrics();
  const completion = tab(program, { completionCommandName: 'completion' });

  for (const name of ['audit', 'license']) {
    completion.commands.get(name)?.argument(
      'target',
      (complete) => {
        for (const model of models) complete(model, '');
      },
      true,
    );
  }
  completion.commands.get('audit')?.option('format', 'how to print it', (complete: Complete) => {
    for (const [name, { about }] of Object.entries(formats)) complete(name, about);
  });
  for (const name of ['audit', 'explain']) {
    completion.commands.get(name)?.option('rubric', 'how to score', (complete: Complete) => {
      for (const { id, title, kind } of rubrics) if (kind === 'rubric') complete(id, title);
    });
  }
  completion.commands.get('explain')?.argument('check', (complete) => {
    for (const check of checkWords) complete(check.id, check.title);
  });
}
