/** Files whose very name says what they are: manifests, containers, tokenizers, model configuration. */
import type { PathWords } from './path-words.js';

/** Lists what must be installed. */
export function isDependencyFile({ base, extension }: PathWords): boolean {
  return (
    (/^requirements?([-_.]|$)|[-_.]requirements?\.(txt|in)$/.test(base) &&
      /^(txt|in|lock|)$/.test(extension)) ||
    /^(environment|env|conda)[\w.-]*\.ya?ml$/.test(base) ||
    /^(pyproject\.toml|setup\.(py|cfg)|pipfile(\.lock)?|poetry\.lock|uv\.lock|pixi\.(toml|lock)|conda-lock\.ya?ml|package\.json|package-lock\.json|yarn\.lock|renv\.lock|description|project\.toml|manifest\.toml|cargo\.(toml|lock)|go\.mod)$/.test(
      base,
    )
  );
}

/** Builds or describes the whole environment. */
export function isEnvironmentFile({ base, folders }: PathWords): boolean {
  return (
    /^(.*\.)?dockerfile(\..*)?$|^containerfile$|^(docker-)?compose\.ya?ml$|\.def$|^singularity|^apptainer|^flake\.nix$|^(environment|env|conda)[\w.-]*\.ya?ml$|[-_]env(ironment)?\.ya?ml$|^conda-lock\.ya?ml$/.test(
      base,
    ) ||
    folders.at(-1) === '.devcontainer' ||
    // Snakemake's place for the environments of its rules.
    (/\.ya?ml$/.test(base) && folders.at(-1) === 'envs')
  );
}

/** A vocabulary or its configuration. */
export function isTokenizerFile({ base }: PathWords): boolean {
  return /^(tokenizer|vocab|merges|special_tokens_map|added_tokens|sentencepiece|spiece|tekken|dict)\b.*\.(json|txt|model|bpe|tiktoken)$|\.(spm|tiktoken)$|^tokenizer\.model|bpecodes$/.test(
    base,
  );
}

/** Dimensions and class of the model, as its library reads them. */
export function isModelConfig({ base, folders }: PathWords): boolean {
  return (
    /^(config|model_config|params|hparams|adapter_config|model_index|generation_config|preprocessor_config|processor_config|open_clip_config)\.(json|ya?ml)$/.test(
      base,
    ) ||
    (/\.(json|ya?ml)$/.test(base) &&
      folders.some((folder) => /^models?$/.test(folder)) &&
      folders.some((folder) => /^conf(ig)?s?$/.test(folder)))
  );
}

/** Makes the project installable. */
export function isPackageFile({ base }: PathWords): boolean {
  return /^(setup\.(py|cfg)|pyproject\.toml|package\.json|cargo\.toml|project\.toml|description)$/.test(base);
}

/** A licence text under one of its usual names; `license.py` is code. */
export function isLicenseFile({ base, extension }: PathWords): boolean {
  return (
    /^(un)?licen[cs]es?([-_.]|$)|[-_.]licen[cs]e(\.(txt|md))?$|^copying|^notice(\.|$)/.test(base) &&
    !/^(py|js|ts|sh|c|cpp|h|ipynb)$/.test(extension)
  );
}
