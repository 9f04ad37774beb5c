/** Sets of data that published libraries fetch by name: what a call asks for, and which part of it. */

/** Classes and functions of vision, sound, text and classic libraries that stand for one public set. */
const OF_MODULE =
  /(?:^|\.)(?:(?:torchvision|torchaudio|torchtext|torch_geometric|keras|sklearn|tv)\.)?(?:datasets|dsets?)\.([A-Z]\w{2,30}|fetch_\w{3,30}|load_(?:iris|digits|wine|breast_cancer|diabetes|linnerud)|\w{3,30}(?=\.load_data$))(?:\.load_data)?$/;
const BY_NAME_ALONE =
  /^((?:Fashion|K|E|Q)?MNIST|CIFAR100?|SVHN|STL10|Planetoid|TUDataset|QM[79]|MoleculeNet|PygGraphPropPredDataset|PygNodePropPredDataset|LIBRISPEECH|SPEECHCOMMANDS|VOCSegmentation|VOCDetection|CocoDetection|OxfordIIITPet|Flowers102|CelebA|Places365|IMDB|AG_NEWS|WikiText2|WikiText103|fetch_(?!url|data|page|all|one|file)\w{3,30})$/;
/** Classes beside them that read what the reader brings, or make something up. */
const NO_SET =
  /^(?:ImageFolder|DatasetFolder|FakeData|VisionDataset|Dataset\w*|\w*Dataset(?:Builder|Dict|Info)|InMemoryDataset|IterableDataset|Features?|Image|Audio|Value|ClassLabel|Sequence|Split\w*|CocoDetection|make_\w+|fetch_openml)$/;

/**
 * The set that a call fetches, `CIFAR10`, with `/test` behind it where only what is kept for a test is asked for; `null` for other calls.
 * @param callee as written: `torchvision.datasets.CIFAR10`
 * @param given its arguments, as written
 */
export function setOfLibrary(callee: string, given: string): string | null {
  const name = (OF_MODULE.exec(callee) ?? BY_NAME_ALONE.exec(callee))?.[1];
  if (name === undefined || NO_SET.test(name)) return null;
  const quoted = [...given.matchAll(/["']([^"'\n]{2,60})["']/g)].map(([, text = '']) => text);
  const asked = /^(?:Planetoid|TUDataset|MoleculeNet|Pyg\w+)$/.test(name)
    ? (quoted.findLast((text) => /^[A-Za-z][\w-]+$/.test(text)) ?? name)
    : name.replace(/^(?:fetch|load)_/, '');
  return isHeldOut(given) ? `${asked}/test` : asked;
}

const isHeldOut = (given: string): boolean =>
  /\btrain\s*=\s*False\b|\b(?:split|subset)\s*=\s*["'](?:test|val|valid|validation)\b|,\s*["'](?:test|val|valid|testing)["']/.test(
    given,
  );

/** Whether a call is of the kind that fetches a set by its name. */
export const fetchesByName = (callee: string): boolean =>
  setOfLibrary(callee, '') !== null || /(?:^|\.)tfds\.load$/.test(callee);
