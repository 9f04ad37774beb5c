/** All that needs a browser: one file, so that one worker starts one Chromium and one site, while the others go on with the rest. */
import { describe } from 'vitest';
import { pages } from './pages.js';
import { pictures } from './pictures.js';
import { use } from './use.js';

describe('pages', pages);
describe('what people do with them', use);
describe('pictures of them', pictures);
