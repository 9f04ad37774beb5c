/** What a release shows of the model's outputs: printed below the lines that make them, or pictured. */

import type { Citation } from '../../prose/cite.js';
import type { CodeBlock, Document, DocumentLink } from '../../prose/page.js';
import { isPlaceholderInput } from './example-inputs.js';

export interface ShownOutput {
  /** It can be told what the model was given for it. */
  input: boolean;
  at: Citation;
}

/** Lines that somebody types: a block that holds one shows how to get an output. */
const COMMAND =
  /^\s*(?:\$ |export |python\d? |bash |sh |cd |git |pip |conda |torchrun |accelerate |docker |CUDA_\w+=|\w+=\S|\.\/)|^\s*[\w./-]+ .*\s--?\w|\$\{/;
const INSTALLS =
  /\b(?:pip3?|conda|mamba|apt(?:-get)?|brew|docker) (?:install|create|pull|run)\b|\bnltk\.download\b/;
/** Lines of a program, which are no output of one. */
const CODE =
  /^\s*(?:import|from|def|class|for|if|with|return|print|await|const|let|var)\b|^\s*[\w.[\]'",][\w.[\]'", ]{0,120}\s[-+*/]?=\s|^\s*(?!(?:tensor|array)\()[\w.]+\(|^\s*[@#/]/;
const ANSWER =
  /^\s*#+\s*(?:=+>|-+>|>{2,}|outputs?\b|prints?\b|expected\b|returns?\b|\[|\{|tensor\(|array\()/i;
/** The same behind the call: `print(x)  # output: [3]`. */
const SAID_BESIDE = /^\s*print\(.*\)\s*#+\s*(?:=+>|-+>|>{2,}|outputs?\b|prints?\b|returns?\b|\[)/i;
const PRINTED =
  /\b(?:outputs?|returns?|prints?|printed|generated|expected|results? in|predictions?|answers?|response|generates?|produces?|yields?|(?:should|will) (?:see|get|look)|looks? like|see (?:the )?following)\b/i;
/** Work on machines and files, whose messages the model did not make. */
const OTHER_WORK =
  /\b(?:install\w*|set-?up|requirements?|environment|train\w*|fine-?tun\w*|data(?:sets?)?|preprocess\w*|prepar\w*|build\w*|docker|cloud|troubleshoot\w*|faq|structure|citation|licen[cs]e|benchmarks?|evaluat\w*|configur\w*)\b/i;
/** Figures on how good a model is, or how its training goes. */
const MEASURED =
  /\b(?:acc(?:uracy)?|loss|f1|auc|auroc|bleu|rouge|wer|cer|mse|rmse|mae|map|miou|iou|psnr|ssim|fid|epochs?|iter(?:ation)?|perplexity|precision|recall)\b["']?\s*[:=|]?\s*\d/i;

/** Outputs printed on pages, in reading order. */
export function printedOutputs(documents: readonly Document[]): ShownOutput[] {
  return documents.filter(isAboutModel).flatMap((document) =>
    document.code.flatMap((block, index): ShownOutput[] => {
      if (OTHER_WORK.test(block.section.heading)) return [];
      const before = document.code[index - 1];
      const given = `${before?.section === block.section ? before.text : ''}\n${typedIn(block.text)}`;
      if (!answersItself(block) && !answers(block, before, document)) return [];
      if (MEASURED.test(block.text) || INSTALLS.test(block.text)) return [];
      return [{ input: !isPlaceholderInput(given), at: document.cite(block.line) }];
    }),
  );
}

/** What a reader types of a block; of a session its prompts, else all of it. */
const typedIn = (text: string): string => {
  const typed = text.split('\n').filter((line) => /^(?:>>> |\.\.\. |In \[)/.test(line));
  return typed.length > 0 ? typed.join('\n') : text;
};

/** The card, the README, and pages of documentation; pages in other folders tell of their parts, those on inputs of what goes in. */
const isAboutModel = ({ kind, path }: Document): boolean =>
  kind !== 'page' ||
  (/^[^/]+$|^(?:docs?|examples?)\/[^/]+$/i.test(path) && !/(?:^|\/)(?:inputs?|formats?)\b[^/]*$/i.test(path));

/** A command that goes on in the next line. */
const CONTINUED = /\\\s*$/;

/** A console session with an answer, or a comment that gives one. */
function answersItself({ text }: CodeBlock): boolean {
  const lines = text.split('\n');
  // A terminal: a prompt, and lines that are none and start nothing.
  if (
    /^\$ +(?:python|\.\/|[\w-]+ )/.test(lines[0] ?? '') &&
    !INSTALLS.test(text) &&
    !CONTINUED.test(lines[0] ?? '')
  )
    return lines.slice(1).some((line) => line.trim() !== '' && !COMMAND.test(line) && !/^\s*#/.test(line));
  if (lines.some((line) => /^(?:>>> |In \[\d+\])/.test(line))) {
    return lines.some((line, at) => at > 0 && line.trim() !== '' && !/^\s*(?:>>>|\.\.\.|#|In \[)/.test(line));
  }
  return (
    lines.some((line, at) => at > 0 && (ANSWER.test(line) || SAID_BESIDE.test(line))) ||
    // What a comment right below a `print` says is what was printed, unless it introduces the next line.
    lines.some(
      (line, at) =>
        /^\s*#+\s*\S/.test(line) &&
        /^\s*print\s*\(/.test(lines[at - 1] ?? '') &&
        !/^\s*[^#\s]/.test(lines[at + 1] ?? ''),
    )
  );
}

/** A block that is nothing but output, below the one that makes it or below words that announce it. */
function answers(block: CodeBlock, before: CodeBlock | undefined, document: Document): boolean {
  const isAnnounced = isExpected(block, document);
  if (before?.section === block.section && isAnnounced) return true;
  if (!['json', 'text', 'txt', 'console', 'output', null].includes(block.lang)) return false;
  const lines = block.text.split('\n').filter((line) => line.trim() !== '');
  if (
    /[├└│]|\|--/.test(block.text) ||
    lines.every((line) => /^[\w./<>-]*[/.][\w./<>-]*(?:\s+#.*)?$/.test(line.trim())) ||
    lines.some((line) => COMMAND.test(line)) ||
    lines.filter((line) => CODE.test(line)).length > lines.length / 3
  )
    return false;
  if (isLabelled(block, document)) return true;
  if (before?.section !== block.section) return false;
  const end = before.line + before.text.split('\n').length;
  const between = document.sentences.filter(
    ({ line, section }) => section === block.section && line >= end && line < block.line,
  );
  return between.some(({ text }) => PRINTED.test(text)) || PRINTED.test(lines[0] ?? '');
}

/** "Expect the following output", right above a block, whatever language it is marked as. */
function isExpected({ line, section }: CodeBlock, document: Document): boolean {
  const label = document.sentences.findLast((one) => one.section === section && one.line < line);
  return (
    label !== undefined &&
    !label.negated &&
    line - label.line <= 3 &&
    /\b(?:expect(?:ed)?|following|sample|example|this is|here is)\b[^.;]{0,30}\boutputs?\b(?! (?:files?|folders?|director|formats?|paths?))/i.test(
      label.text,
    )
  );
}

/** `Output:`, alone above a block, with `Input:` before it. */
function isLabelled({ line, section }: CodeBlock, document: Document): boolean {
  const above = document.sentences.filter((one) => one.section === section && one.line < line);
  const label = above.at(-1);
  return (
    label !== undefined &&
    line - label.line <= 3 &&
    /^\W*(?:(?:example|sample|expected|model) )?(?:outputs?|predictions?|responses?|answers?)\W*$/i.test(
      label.text,
    ) &&
    above.some(({ text }) => /^\W*(?:(?:example|sample) )?(?:inputs?|prompts?|questions?)\b/i.test(text))
  );
}

const PICTURE = /\.(?:png|jpe?g|gif|mp4|webp|webm)(?:[?#]|$)/i;
/** Words for pictures of what a model puts out; Chinese, Japanese and Korean for "demo" and "example" among them. */
const OUTPUT =
  /\b(?:samples?|outputs?|pred(?:ict(?:ions?|ed))?|generated|generations?|showcases?|demos?|gallery|qualitative|visuali[sz]ations?|visual comparisons?|restor(?:ed|ations?)|reconstruct\w*|inpainting|segmentations?|locali[sz]ations?|masks?|forecasts?|(?:attention|saliency|likelihood) maps?|heat-?maps?|captions?|play-?outs?|matching|example games?|(?:visual|inpainting|enhancement|restoration|segmentation|detection|generation) results?)\b|演示|示例|样例|效果|デモ|サンプル|예시|데모/i;
/** Headings and captions under which pictures show examples of the model at work. */
const EXAMPLE = /^\W*(?:more |some )?(?:examples?|results?|samples?|demos?)\W*(?:\d+\W*)?$/i;
const NO_OUTPUT =
  /\b(?:logo|banner|icon|badge|header|overview|pipeline|framework|arch(?:itecture)?|network|workflow|diagram|flow-?chart|schematic|method|structure|curves?|loss(?:es)?|acc(?:uracy)?|confusion|benchmarks?|leaderboard|tables?|pareto|runtimes?|rank|perf(?:ormance)?|scatter|bars?|radar|charts?|scaling|embeddings?|roc|auc|metrics?|statistics|distribution|data-?sets?|training|teaser|star history|wechat|qr|quantitative|input|inputs)\b/i;
/** Drawings and figures, whatever they are of. */
const DRAWN =
  /\b(?:overview|pipeline|framework|arch(?:itecture)?|network|workflow|diagram|flow-?chart|schematic|structure|curves?|layers?)\b/i;
/** Made from nothing, or from what is not told. */
const UNCONDITIONAL = /\b(?:gan|unconditional|batch of|random(?:ly)?|uncurated|curated)\b/i;

/** Pictures of outputs on pages, in reading order. Those of inputs, drawings, curves and tables are none. */
export function picturedOutputs(documents: readonly Document[]): ShownOutput[] {
  return documents.filter(isAboutModel).flatMap((document) =>
    document.links
      .filter((link) => showsOutput(link) || followsCode(link, document))
      .map((link) => ({
        input:
          isPaired(link.text) ||
          !UNCONDITIONAL.test(`${link.text} ${link.section.heading} ${wordsIn(link.url)}`),
        at: document.cite(link.line),
      })),
  );
}

/** Pictures below the lines that make them, in reading order. */
export function picturedBelowCode(documents: readonly Document[]): Citation[] {
  return documents
    .filter(isAboutModel)
    .flatMap((document) =>
      document.links.filter((link) => followsCode(link, document)).map(({ line }) => document.cite(line)),
    );
}

/** A call that puts something out of a model or draws it. */
const DRAWS =
  /\b(?:predict|forecast|generate|infer|sample|segment|detect|match|plot|visuali[sz]e|show|imshow|render|savefig)\w*\s*\(/i;
/** Lines between code and its picture. */
const BELOW = 8;
/** Blocks of code that lead to a picture. */
const ABOVE = 20;

/** Whether a picture stands right below code that runs on something which is really there. */
function followsCode({ url, text, line, section }: DocumentLink, document: Document): boolean {
  if (!PICTURE.test(url) || /shields\.io|badge/i.test(url)) return false;
  if (NO_OUTPUT.test(`${text} ${wordsIn(url)}`) || OTHER_WORK.test(section.heading)) return false;
  const last = document.code.findLastIndex((one) => one.line < line);
  const code = document.code[last];
  if (code?.section !== section || line - code.line - code.text.split('\n').length > BELOW) return false;
  const above = document.code.slice(Math.max(0, last + 1 - ABOVE), last + 1);
  const run = above.flatMap((one) => (one.section === section ? one.text : [])).join('\n');
  return DRAWS.test(run) && !isPlaceholderInput(run);
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

/** The words of a file's name and of the folder around it. */
const wordsIn = (url: string): string =>
  url
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(-2)
    .join(' ')
    .replace(/([a-z])(?=\d)/gi, '$1 ')
    .replace(/[_\W]+/g, ' ');
