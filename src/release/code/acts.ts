/** What a file does by itself or through the modules of the release that it imports: proof, where its name is a hint. */

import { folderOf } from '../../paths.js';
import { oncePer } from '../../remembered.js';
import { MAKES_EXAMPLES } from '../../source/preparing.js';
import { type Activity, startsEvaluation } from '../files/activities.js';
import type { FileTree } from '../files/files.js';
import type { ReadCode } from './bodies.js';
import { namesIn, speaksAgainst } from './counter-evidence.js';
import { isCalledToTrain, isLaunched, writesForTraining } from './handed-on.js';
import { FEEDERS, LEARNING, MODELS } from './learning-libraries.js';
import { moduleIn } from './module-paths.js';
import {
  convertsByItself,
  has,
  importsAny,
  isClassic,
  isOnlyGradient,
  isOtherScript,
  isScoring,
  isTold,
  isTrainer,
  isTrainingNotebook,
  isWholeWork,
  loadsPublishedSet,
  makesModel,
  measuresMuch,
  prepares,
  preparesMore,
  STEPS,
  saysNothing,
  setsRun,
  takesSteps,
  writesTrainingSplit,
} from './own-acts.js';
import { chosenBy, reachedFrom } from './reached.js';

/** The acts of all files of a release that were read. */
export class Acts {
  readonly #files = new Map<FileTree, Map<string, ReadCode>>();
  /** Modules that a file rests on. */
  readonly #reached = oncePer((one: ReadCode) => reachedFrom(one, (tree, path) => this.#read(tree, path)));

  readonly all: readonly ReadCode[];

  constructor(code: readonly ReadCode[]) {
    this.all = code;
    for (const one of code) {
      const files = this.#files.get(one.tree) ?? new Map<string, ReadCode>();
      files.set(one.file.path, one);
      this.#files.set(one.tree, files);
    }
  }

  #read(tree: FileTree, path: string): ReadCode | undefined {
    return this.#files.get(tree)?.get(path);
  }

  /**
   * Whether a file was read with all its modules, does something else, and shows nothing of the step that its name
   * speaks of. Facts of its own and of modules that it imports prove the step; where a part was not read, that is open.
   */
  isElse(tree: FileTree, path: string, activity: Activity): boolean {
    const one = this.#read(tree, path);
    if (!one || one.file.cut || one.file.basis === 'words' || saysNothing(one)) return false;
    const all = this.#reached(one);
    // What a program borrows from the one that trains is no measure of its own.
    const reached =
      activity === 'evaluation' ? { ...all, files: all.files.filter((file) => !isTrainer(file)) } : all;
    const isProven = [one, ...reached.files].some(
      (file) => has(file, ...STEPS[activity]) && !isOnlyGradient(file, activity),
    );
    return !isProven && (speaksAgainst(one, reached, activity) || this.#onlyRunsIn(one, activity));
  }

  /** Whether a file was read that is an evaluation, not one figure on the way. */
  measuresMuch(tree: FileTree, path: string): boolean {
    const one = this.#read(tree, path);
    return one !== undefined && measuresMuch(one);
  }

  /** Whether a body was read with all its modules, and works out nothing but the loss of its training. */
  isWithoutMeasure(tree: FileTree, path: string): boolean {
    const one = this.#read(tree, path);
    if (!one || one.file.cut || one.file.basis === 'words' || !has(one, 'trains')) return false;
    const { whole, modules, files } = this.#reached(one);
    return (
      whole &&
      ![one, ...files].some((file) => has(file, 'measures', 'launch')) &&
      // Keras is told its measures by their names.
      !modules.some((module) => /^(?:tensorflow|keras|tf_keras)\b/.test(module))
    );
  }

  /** Whether a folder that is called after the evaluation was read whole, runs the model, and measures nothing. */
  #onlyRunsIn(one: ReadCode, activity: Activity): boolean {
    if (activity !== 'evaluation' || namesIn(one.file.path, startsEvaluation)) return false;
    const folder = folderOf(one.file.path);
    const beside = one.tree.files.filter(
      ({ path }) => path.startsWith(folder) && /\.(?:py|ipynb)$/.test(path),
    );
    const read = beside.flatMap(({ path }) => this.#read(one.tree, path) ?? []);
    return (
      folder !== '' &&
      read.length === beside.length &&
      read.some((file) => has(file, 'runs-model')) &&
      !read.some((file) => has(file, 'measures'))
    );
  }

  /** Whether a file is started by a workflow of the release, or offers a step by name on a command line. */
  isCommand(tree: FileTree, path: string): boolean {
    if (isLaunched(this.all, tree, path)) return true;
    const one = this.#read(tree, path);
    return one?.file.entry !== undefined && has(one, 'mode');
  }

  /**
   * A program that trains when it is started, whatever it is called: it keeps what came out, or has a library's trainer fit a network
   * of the release. A notebook may train a small thing on top of the model: it trains the model itself where the parts of that are there.
   * @param hasParts whether other files of the release belong to a training
   */
  trainsByItself(one: ReadCode, hasParts: boolean): boolean {
    if (this.#steers(one)) return true;
    if (!has(one, 'trains') || isOnlyGradient(one)) return false;
    const isOwnNotebook = isTrainingNotebook(one) && (hasParts || this.#trainsOwnClass(one));
    if (one.file.entry === undefined) return isOwnNotebook;
    if (isOtherScript(one)) return makesModel(one);
    if (one.file.language === 'notebook')
      return isOwnNotebook || isClassic(one, this.all) || isWholeWork(one, this.all);
    if (one.file.language !== 'python') return false;
    return (
      isClassic(one, this.all) ||
      (setsRun(one) && importsAny(one, MODELS)) ||
      (this.#reallyTrains(one) &&
        (has(one, 'saves-weights') || this.#restsOnNetwork(one) || (takesSteps(one) && isTold(one, 'train'))))
    );
  }

  /** Whether a program takes the settings of a training and rests on modules that take its steps on a network of the release. */
  #steers(one: ReadCode): boolean {
    return (
      one.file.entry !== undefined &&
      one.file.language === 'python' &&
      [one, ...chosenBy(one, (path) => this.#read(one.tree, path))].some(setsRun) &&
      this.#reached(one).files.some(takesSteps) &&
      this.#restsOnNetwork(one)
    );
  }

  /** Modules that take the steps of a training on a network, where what is started of the release has their package train. */
  calledToTrain(): ReadCode[] {
    const isIdle = ({ file }: ReadCode) => file.entry === undefined;
    const steps = this.all.filter((one) => isIdle(one) && takesSteps(one) && this.#holdsNetwork(one));
    return steps.filter((one) => isCalledToTrain(one, this.all));
  }

  /** Whether a notebook has an object train that it makes from a class of the release's package, and brings no finished one. */
  #trainsOwnClass(one: ReadCode): boolean {
    return (
      !has(one, 'loads-weights') &&
      one.file.facts.some(
        ({ kind, name }) => kind === 'trains' && /(?:model|vae|net)\w*\.(?:train|fit)$/i.test(name),
      ) &&
      (one.file.imports ?? []).some((module) => moduleIn(one, module)?.endsWith('__init__.py'))
    );
  }

  /** Whether a file takes steps itself, or calls a function of the release that does: a bare `train(x)` may be anything. */
  #reallyTrains(one: ReadCode): boolean {
    return takesSteps(one) || this.#reached(one).files.some(takesSteps);
  }

  /**
   * A program that turns raw data into something to learn from and writes it, or a class whose library has it make its data;
   * it neither trains nor measures. Where one program does all, the mode in which it prepares counts.
   */
  preparesByItself(one: ReadCode): boolean {
    if (writesForTraining(one, this.all)) return true;
    const resting = [one, ...this.#reached(one).files];
    const modes = one.file.facts.filter(({ kind, name }) => kind === 'mode' && name === 'preprocess');
    if (modes.some(({ value }) => MAKES_EXAMPLES.has(value ?? '')) && !loadsPublishedSet(one)) return true;
    if (one.file.language === 'shell') return has(one, 'prepares') && !has(one, 'trains');
    if (modes.length > 0) return preparesMore(one) || resting.some(prepares);
    if (this.#buildsSets(one) || (convertsByItself(one) && writesTrainingSplit(one))) return true;
    return (
      one.file.entry !== undefined &&
      prepares(one) &&
      one.file.facts.some(({ kind, name }) => kind === 'prepares' && !/Trainer|train/i.test(name)) &&
      !has(one, 'trains', 'runs-model', 'loads-weights', 'measures', 'remote', 'network')
    );
  }

  /** A program among data, whose modules beside it bring raw files and write what comes of them. */
  #buildsSets(one: ReadCode): boolean {
    const folder = folderOf(one.file.path);
    const { files } = this.#reached(one);
    return (
      one.file.entry !== undefined &&
      /(?:^|[/_-])data(?:-?sets?)?\/$/i.test(folder) &&
      ![one, ...files].some((file) => has(file, 'trains', 'runs-model', 'loads-weights')) &&
      [one, ...files].some(
        (file) =>
          file.file.path.startsWith(folder) &&
          has(file, 'writes-data') &&
          file.file.facts.some(({ kind, value }) => kind === 'reads-data' && /^\w+:\/\//.test(value ?? '')),
      )
    );
  }

  /** Whether a body was read that hands data on as they are: it neither changes nor writes any. */
  onlyFeeds(tree: FileTree, path: string): boolean {
    const one = this.#read(tree, path);
    return (
      one !== undefined &&
      !one.file.cut &&
      one.file.basis === 'parsed' &&
      !saysNothing(one) &&
      (one.file.imports ?? []).every((module) => FEEDERS.test(module)) &&
      ![one, ...this.#reached(one).files].some((file) => has(file, 'prepares', 'writes-data'))
    );
  }

  /** A program that loads weights and runs them, and trains nothing; one that writes what came out may leave the loading to a module. */
  infersByItself(one: ReadCode): boolean {
    if (one.file.entry === undefined || has(one, 'trains', 'measures') || !has(one, 'runs-model'))
      return false;
    if (one.file.language !== 'python' && one.file.language !== 'notebook') return false;
    if (has(one, 'loads-weights')) return true;
    return has(one, 'writes-data') && this.#reached(one).files.some((file) => has(file, 'loads-weights'));
  }

  /** A program that loads given weights and runs them beside its training or its measures, by itself or, where it has a mode for that, in its modules. */
  runsOnTheWay(one: ReadCode): boolean {
    if (one.file.entry === undefined || one.file.language !== 'python') return false;
    if (isTold(one, 'evaluate') || isTold(one, 'predict')) return this.startsModel(one);
    // What is fitted anew to each input is run by the program that fits it.
    return (
      has(one, 'runs-model') && (has(one, 'loads-weights') || (has(one, 'trains') && has(one, 'writes-data')))
    );
  }

  /** A program that, itself or in its modules, brings weights and runs a model. */
  startsModel(one: ReadCode): boolean {
    const files = [one, ...this.#reached(one).files];
    return (
      one.file.entry !== undefined &&
      (['runs-model', 'loads-weights'] as const).every((kind) => files.some((file) => has(file, kind)))
    );
  }

  /** Whether a body was read that, with its modules, measures what others put out and runs no model. */
  onlyScores(tree: FileTree, path: string): boolean {
    const one = this.#read(tree, path);
    if (!one || !isScoring(one.file) || !has(one, 'measures')) return false;
    const { whole, files } = this.#reached(one);
    return whole && !files.some((file) => has(file, 'runs-model', 'loads-weights', 'launch'));
  }

  /** Whether a notebook was read that neither brings nor runs nor builds a model, nor do the release's modules that it rests on. */
  isWithoutModel(tree: FileTree, path: string): boolean {
    const one = this.#read(tree, path);
    if (one === undefined || one.file.basis !== 'parsed' || one.file.cut) return false;
    const { whole, files } = this.#reached(one);
    const isWithout = (file: ReadCode) =>
      !has(file, 'runs-model', 'loads-weights', 'trains', 'network', 'library-network', 'launch', 'remote') &&
      !importsAny(file, LEARNING);
    return whole && [one, ...files].every(isWithout);
  }

  /** Whether a network of the release stands in a file or in what it imports, and is not brought finished. */
  #restsOnNetwork(one: ReadCode): boolean {
    return this.#holdsNetwork(one) && !has(one, 'loads-weights');
  }

  #holdsNetwork(one: ReadCode): boolean {
    return [one, ...this.#reached(one).files].some((file) => has(file, 'network', 'library-network'));
  }

  /** Whether a body was read with all its modules, and nothing that could hold a network is imported anywhere in it. */
  isWithoutLearning(tree: FileTree, path: string): boolean {
    const one = this.#read(tree, path);
    if (!one || one.file.cut || one.file.basis !== 'parsed' || one.file.language !== 'python') return false;
    const { whole, modules, files } = this.#reached(one);
    const isLearning = [one, ...files].some((file) => has(file, 'network', 'trains'));
    return whole && !isLearning && !modules.some((module) => LEARNING.test(module));
  }

  /** Whether any other file that was read rests on a module. */
  isImported(tree: FileTree, path: string): boolean {
    const rests = (one: ReadCode) => this.#reached(one).files.some(({ file }) => file.path === path);
    return this.all.some((one) => one.tree === tree && one.file.path !== path && rests(one));
  }

  /** A file that was read and the modules of the release that it rests on, as far as they were read. */
  restingOn(tree: FileTree, path: string): ReadCode[] {
    const one = this.#read(tree, path);
    return one ? [one, ...this.#reached(one).files] : [];
  }
}
