/** What may stand in a rubric file, whichever of its forms; for editors. Files are judged by `loadRubric`. */
import * as v from 'valibot';
import { DerivedItemRubric, ItemRubricFile } from './items-schema.js';
import { DerivedRubric, WeightedRubric } from './schema.js';

/** Shapes only: that names refer to something is checked when a file is loaded. */
export const RubricFile = v.union([WeightedRubric, DerivedRubric, ItemRubricFile, DerivedItemRubric]);
