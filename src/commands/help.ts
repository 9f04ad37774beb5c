/** What the help of a command says below its flags: what it takes, examples, exit codes. */

/** Below the list of commands. */
export const EXAMPLES = `
Examples:
  rodeo audit microsoft/biogpt
  rodeo audit microsoft/biogpt --offline         no network: saved evidence
  rodeo audit gh:microsoft/BioGPT --format json
  rodeo batch models.txt -o results.ndjson       many models; can be resumed
  rodeo compare microsoft/biogpt gpt2 --offline  side by side
  rodeo license microsoft/biogpt                 what may be done with it
  rodeo explain training-code                    what a check asks, and why
  rodeo doctor                                   tokens, limits, endpoints

Exit codes: 0 fine, 1 a gate failed or --strict found a contradicted claim,
2 wrong usage, configuration or rubric, 3 inconclusive: evidence could not be
gathered, 4 a bug in rodeo.`;

export const AUDIT_HELP = `
A target is a Hub model (org/name, hf:org/name@revision, or its URL), a GitHub
repository (gh:owner/repo, or its URL), or a folder with a model or code that is
not published yet (./path). Several targets give several reports; in
JSON an array, as do several rubrics.

Examples:
  rodeo audit EleutherAI/pythia-160m allenai/OLMo-7B
  rodeo audit https://huggingface.co/microsoft/biogpt/tree/main --verbose
  rodeo audit microsoft/biogpt --save-evidence biogpt.json
  rodeo audit --evidence biogpt.json --rubric my-rubric.yaml -o report.txt
  rodeo audit microsoft/biogpt --rubric rodeo,my-rubric.yaml
  rodeo audit org/model --attest attestations.yaml
  rodeo audit org/model --repo owner/code --paper none
  rodeo audit ./my-model --repo ../code
  rodeo audit org/model --format table --format sarif=rodeo.sarif
  rodeo audit org/model --format mot -o model.yml
  rodeo audit org/model --against model.yml --strict
  rodeo audit ./my-model --min openness=60 --require license-text
  rodeo audit ./my-model --baseline last.json --fail-on-regression

Tokens are read from HF_TOKEN and GITHUB_TOKEN (or GH_TOKEN); see rodeo doctor.`;

export const COMPARE_HELP = `
Examples:
  rodeo compare microsoft/biogpt gpt2 --offline
  rodeo compare allenai/OLMo-7B EleutherAI/pythia-12b --format markdown -o comparison.md

Exit codes: 0 compared, 2 wrong usage, 3 a model could not be read or too little of
one was seen.`;

export const REPORT_HELP = `
Columns: the scores of the rubric, verdict, class, license, known, downloads, likes,
stars, citations, parameters, released, task, gate, model. Numbers sort from the
highest, words from A, unless :asc or :desc says otherwise. Ranks are ranges where
scores are. A condition is a column, one of >= <= > < = != ~, and a value. Of a range,
the low end must be above the value, or the high end below it.

Examples:
  rodeo report results.ndjson --sort openness
  rodeo report results.ndjson --filter 'usability>=60' --filter license=MIT
  rodeo report results.ndjson --sort downloads --columns openness,license,downloads`;

export const LICENSE_HELP = `
A target is named as for rodeo audit; what exists as a file is read as a license
text, and ./x always is one. For a file one line is printed, with tabs between its
columns: id or expression, confidence, file, remarks. The id is "unknown" for a
text that is not a known license, or that adds terms to one.

Examples:
  rodeo license microsoft/biogpt --offline
  rodeo license gh:microsoft/BioGPT --format json
  rodeo license LICENSE
  rodeo license LICENSE* | cut -f1
  curl -s https://example.org/LICENSE | rodeo license -

Exit codes: 0 reported or identified, 2 wrong usage or a file that cannot be read,
3 inconclusive: an unknown license, or a target that could not be read.`;

export const BATCH_HELP = `
A list has one target per line, named as for rodeo audit; # begins a comment.
CSV with a header and NDJSON have columns: target (or id, model), and hub, repo
and paper for what a model links to. Without a list the Hub is asked for one,
or GitHub.

The output is a journal: the same command resumes where it stopped, whatever
stopped it. Conclusive results are kept, others are tried again, and results of
another rubric or version are computed again from the evidence that was kept.
Without -o, results go to stdout and there is nothing to resume from.

Examples:
  rodeo batch models.txt -o results.ndjson
  rodeo batch --author microsoft -o microsoft.ndjson
  rodeo batch --filter text-generation --sort downloads --limit 1000 -o top.ndjson
  rodeo batch --organization huggingface -o code.ndjson
  rodeo batch models.txt -o results.ndjson --rubric osaid-1.0 --offline
  rodeo batch models.csv -o part-3.ndjson --shard 3/8
  cat names.txt | rodeo batch - | jq -r .result.model.name
  rodeo report results.ndjson --format csv -o results.csv

Exit codes: 0 all results are conclusive, 1 a gate failed, 2 wrong usage, 3 some
are inconclusive or have no result, 130 stopped by the user.`;

export const WORKER_HELP = `
The queue is a Redis: redis://[user:password@]host[:port][/database], rediss:// for
TLS. Each worker has its own tokens and cache. It works for all batches of the
queue until it is stopped: Ctrl-C or SIGTERM lets it finish what it has begun.
What a killed worker had begun is done by another.

Examples:
  rodeo batch models.txt -o results.ndjson --queue redis://queue.example
  rodeo worker --queue redis://queue.example
  RODEO_QUEUE=rediss://:password@queue.example:6380/1 rodeo worker --concurrency 64

Exit codes: 0 stopped by SIGTERM, 2 wrong usage, or a batch of another version,
3 no Redis, 130 stopped by the user.`;
