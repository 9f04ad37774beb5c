/** Asks whether the weights come in a format that cannot run code on the machine that loads them. */
import { folderOf, lastPart } from '../paths.js';
import { citeModel } from '../prose/cite.js';
import type { ClassifiedFile, FileTree } from '../release/files/files.js';
import { defineCheck, fail, notApplicable, partial, pass } from './check.js';

/** Formats that hold numbers and a graph, no code. Sources: safetensors README; NumPy, HDF5, ONNX, GGUF and TensorFlow format pages. */
const DATA_FORMAT =
  /\.(safetensors|gguf|ggml|onnx|npz|npy|h5|hdf5|keras|msgpack|tflite|index|mlmodel|pb|data-\d+-of-\d+|caffemodel|params)$|(^|\/)(ggml|openvino)[^/]*\.bin$|\.mlpackage\//i;
/** Formats that are pickles, or archives of pickles: loading one runs what is in it (Python's `pickle` page says so). */
const PICKLE = /\.(bin|pt|pth|ckpt|pkl|pickle|joblib|p|nemo|pdparams|mar|pth\.tar|torchscript|jit)$/i;

export default defineCheck({
  id: 'safe-weights',
  title: 'Weights come in a safe format',
  partialTitle: 'Only some weights come in a safe format',
  failureTitle: 'Weights come only as pickles',
  why: 'A pickle runs code when it is loaded: whoever can change the file owns the machine that opens it.',
  fix: 'Publish the weights as safetensors (or GGUF, ONNX) beside or instead of the pickled checkpoint.',
  needs: ['files', 'hub'],
  evaluate({ files, hub }) {
    const groups = files.flatMap(componentsOf);
    const safe = groups.filter(({ data }) => data);
    const risky = groups.filter(({ data }) => !data);
    if (groups.length === 0) {
      if (hub && (hub.parameters || hub.tags.includes('safetensors'))) {
        const at = citeModel(hub);
        return pass('The Hub lists the model as safetensors.', { at });
      }
      return notApplicable('No weight files were found whose format could be judged.');
    }
    const at = [...risky, ...safe].slice(0, 3).map(({ tree, first }) => tree.cite(first.path));
    if (safe.length === 0) return fail(`All weights are pickles (${nameOf(risky[0]?.first)}).`, { at });
    if (risky.length === 0) {
      const citations = safe.slice(0, 3).map(({ tree, first }) => tree.cite(first.path));
      return pass(`Weights are in a data format (${nameOf(safe[0]?.first)}).`, { at: citations });
    }
    const share = safe.length / groups.length;
    return partial(
      share,
      `${risky.length} of ${groups.length} folders with weights hold pickles only (${nameOf(risky[0]?.first)}).`,
      { at },
    );
  },
});

interface Component {
  tree: FileTree;
  /** A file that shows the component's best format. */
  first: ClassifiedFile;
  data: boolean;
}

/**
 * One component per folder, as pipelines keep theirs. It is safe when the folder, or one that holds it, offers a data
 * format: `original/`, `metal/` and the like repeat the weights for another runtime.
 */
function componentsOf(tree: FileTree): Component[] {
  const components = new Map<string, Component>();
  for (const file of tree.with('weights')) {
    const data = DATA_FORMAT.test(file.path);
    if (!data && !PICKLE.test(file.path)) continue;
    const folder = folderOf(file.path);
    const known = components.get(folder);
    if (!known || (data && !known.data)) components.set(folder, { tree, first: file, data });
  }
  const safe = [...components].filter(([, { data }]) => data).map(([folder]) => folder);
  return [...components]
    .filter(([folder, { data }]) => data || !safe.some((outer) => folder.startsWith(outer)))
    .map(([, component]) => component);
}

const nameOf = (file: ClassifiedFile | undefined): string => lastPart(file?.path ?? '');
