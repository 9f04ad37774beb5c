/** All that is said of a model below its verdict: what is missing, the terms, the facts, and every check with its evidence. */
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { Checks } from './checks.js';
import { CitingPapers } from './citing.js';
import { ClassBlock } from './class.js';
import { PaperText, Resources } from './description.js';
import { FactCards } from './facts.js';
import { Fixes } from './fixes.js';
import { Conflicts, Licenses } from './licenses.js';
import { Section } from './section.js';

export interface AccountOf {
  result: Result;
  /** Where a check is explained to whoever mends what it found. */
  fixPage(check: string): string;
  /** The page of all models under a license; `null` where there are no other pages. */
  licensePage: ((license: string) => string) | null;
  /** Where a check is explained to whoever reads its answer. */
  checkPage(check: string): string;
}

export function Account({ result, fixPage, licensePage, checkPage }: AccountOf) {
  const { model, classification } = result;
  return (
    <>
      <Section id="missing" title="What is missing" lead="Cheapest first, with what each would add.">
        <Fixes result={result} pageOf={fixPage} />
      </Section>
      <Section id="licenses" title="Licenses">
        <Licenses result={result} pageOf={licensePage} />
        <Conflicts {...(result.conflicts && { conflicts: result.conflicts })} />
      </Section>
      {classification && (
        <Section id="class" title={plain(classification.framework.name)}>
          <ClassBlock classification={classification} />
        </Section>
      )}
      <Section id="facts" title="Where it is, and how it is used">
        <FactCards result={result} />
      </Section>
      {model.paper && (
        <Section id="paper" title="Paper">
          <PaperText paper={model.paper} />
        </Section>
      )}
      {model.citing && (
        <Section id="citing" title="Who cites it">
          <CitingPapers citing={model.citing} />
        </Section>
      )}
      <Section id="resources" title="Resources">
        <Resources result={result} />
      </Section>
      <Section
        id="checks"
        title="Every check, with its evidence"
        lead="Links lead to the line at the revision that was read."
      >
        <Checks result={result} pageOf={checkPage} />
      </Section>
    </>
  );
}
