/** What tasks, tags and licenses are called, and where their pages lie. */
import { plain } from '../terminal.js';
import { segment } from './slug.js';

/** Where the page of a task, tag or license lies. */
export const groupSlug = (name: string): string => segment(name);

/** `text-generation` → `Text generation`. */
export function taskTitle(task: string): string {
  const words = plain(task).replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
