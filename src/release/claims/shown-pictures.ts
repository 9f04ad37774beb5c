/** Pictures of what a model puts out, as pages show them. */

import { lastPart } from '../../paths.js';
import type { Citation } from '../../prose/cite.js';
import type { Document, DocumentLink } from '../../prose/page.js';
import { isPlaceholderInput } from './example-inputs.js';
import { aboutModel, OTHER_WORK, type ShownOutput } from './shown-outputs.js';
import { isTeaser, makesPictures, wordsIn } from './teasers.js';

/** Drawings are seldom a model's; one whose file the lines above write is. */
const DRAWING = /\.svg(?:[?#]|$)/i;
const PICTURE = /\.(?:png|jpe?g|gif|mp4|webp|webm)(?:[?#]|$)/i;
/** Words for pictures of what a model puts out; Chinese, Japanese and Korean for "demo" and "example" among them. */
const OUTPUT =
  /\b(?:samples?|outputs?|pred(?:ict(?:ions?|ed))?|generated|generations?|showcases?|demos?|gallery|qualitative|visuali[sz]ations?|visual comparisons?|restor(?:ed|ations?)|reconstruct\w*|inpainting|segmentations?|locali[sz]ations?|masks?|forecasts?|(?:attention|saliency|likelihood) maps?|heat-?maps?|captions?|play-?outs?|matching|example games?|(?:visual|inpainting|enhancement|restoration|segmentation|detection|generation) results?)\b|演示|示例|样例|效果|デモ|サンプル|예시|데모/i;
/** Headings and captions under which pictures show examples of the model at work. */
const EXAMPLE = /^\W*(?:more |some )?(?:examples?|results?|samples?|demos?)\W*(?:\d+\W*)?$/i;
const NO_OUTPUT =
  /\b(?:logo|banner|icon|badge|header|overview|pipeline|framework|arch(?:itecture)?|network|workflow|diagram|flow-?chart|schematic|method|structure|curves?|loss(?:es)?|acc(?:uracy)?|confusion|benchmarks?|leaderboard|tables?|pareto|runtimes?|rank|perf(?:ormance)?|scatter|bars?|radar|charts?|scaling|embeddings?|roc|auc|metrics?|statistics|distribution|data-?sets?|training|star history|wechat|qr|quantitative|input|inputs)\b/i;
/** Drawings and figures, whatever they are of. */
const DRAWN =
  /\b(?:overview|pipeline|framework|arch(?:itecture)?|network|workflow|diagram|flow-?chart|schematic|structure|curves?|layers?)\b/i;
/** Made from nothing, or from what is not told. */
const UNCONDITIONAL = /\b(?:gan|unconditional|batch of|random(?:ly)?|uncurated|curated)\b/i;

/** Pictures of outputs on pages, in reading order. Those of inputs, drawings, curves and tables are none. */
export function picturedOutputs(documents: readonly Document[]): ShownOutput[] {
  return aboutModel(documents).flatMap((document) =>
    document.links
      .filter(
        (link) =>
          showsOutput(link) ||
          (isTeaser(link) && !NO_OUTPUT.test(wordsIn(link.url)) && makesPictures(document)) ||
          followsCode(link, document),
      )
      .map((link) => ({
        input:
          isPaired(link.text) ||
          !(
            isTeaser(link) || UNCONDITIONAL.test(`${link.text} ${link.section.heading} ${wordsIn(link.url)}`)
          ),
        at: document.cite(link.line),
      })),
  );
}

/** Pictures below the lines that make them, in reading order. */
export function picturedBelowCode(documents: readonly Document[]): Citation[] {
  return aboutModel(documents).flatMap((document) =>
    document.links.filter((link) => followsCode(link, document)).map(({ line }) => document.cite(line)),
  );
}

/** A call that puts something out of a model or draws it. */
const DRAWS =
  /\b(?:predict|forecast|generate|infer|sample|segment|detect|match|plot|visuali[sz]e|show|imshow|render|savefig)\w*\s*\(/i;
/** Before the name of a file that is written: `save("`, `filename="`, `-o `. */
const WRITES =
  /\b(?:save\w*|write\w*|export\w*|dump|to_\w+)\s*\([^)]*$|\b(?:out\w*|to|save\w*|dest\w*|filename)\s*=\s*["']?[\w./-]*$|\s(?:-o|--out[\w-]*|--save[\w-]*|>)[ =]["']?[\w./-]*$/i;
/** Lines between code and its picture. */
const BELOW = 8;
/** Blocks of code that lead to a picture. */
const ABOVE = 20;

/** Whether a picture stands right below code that runs on something which is really there. */
function followsCode({ url, text, line, section }: DocumentLink, document: Document): boolean {
  if (!(PICTURE.test(url) || DRAWING.test(url)) || /shields\.io|badge/i.test(url)) return false;
  // Right below the lines that draw it a picture needs no words of its own.
  if (DRAWN.test(text) || NO_OUTPUT.test(wordsIn(url)) || OTHER_WORK.test(section.heading)) return false;
  const last = document.code.findLastIndex((one) => one.line < line);
  const code = document.code[last];
  if (code?.section !== section || line - code.line - code.text.split('\n').length > BELOW) return false;
  const above = document.code.slice(Math.max(0, last + 1 - ABOVE), last + 1);
  const run = above.flatMap((one) => (one.section === section ? one.text : [])).join('\n');
  if (isPlaceholderInput(run)) return false;
  const name = lastPart(url.replace(/[?#].*$/, ''));
  // A picture that the lines name is what they write, or else what they read.
  const naming = name.length > 4 ? run.split('\n').find((one) => one.includes(name)) : undefined;
  if (naming !== undefined) return WRITES.test(naming.slice(0, naming.indexOf(name)));
  return PICTURE.test(url) && DRAWS.test(run);
}

/** "Input and output for a random picture": an output beside what it was made from. */
const PAIRED =
  /\b(?:inputs?|originals?)\b(?: \w+){0,2}? ?(?:and|vs\.?|versus|→|->|[/&,|])(?: \w+){0,2}? ?(?:outputs?|predictions?|predicted|results?)\b(?! (?:formats?|shapes?|dimensions?|layers?))/i;

const isPaired = (text: string): boolean => PAIRED.test(text) && !DRAWN.test(text);

function showsOutput({ url, text, section }: DocumentLink): boolean {
  if (!PICTURE.test(url)) return false;
  const named = `${text} ${wordsIn(url)}`;
  if (isPaired(text)) return true;
  if (NO_OUTPUT.test(named) || NO_OUTPUT.test(section.heading)) return false;
  return OUTPUT.test(named) || OUTPUT.test(section.heading) || EXAMPLE.test(section.heading);
}
