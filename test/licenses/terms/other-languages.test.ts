import { describe, expect, it } from 'vitest';
import { licenseStatements } from '../../../src/licenses/scopes/statements.js';
import { claimsIn } from '../../../src/licenses/terms/claims.js';
import { limitsElsewhere } from '../../../src/licenses/terms/other-languages.js';
import { release } from '../../release-builder.js';

describe('limits in other languages', () => {
  it.each([
    'Nur für nichtkommerzielle Zwecke.',
    'Das Modell darf nur für die Forschung verwendet werden.',
    'Eine kommerzielle Nutzung der Gewichte ist untersagt.',
    'Die Parameter dürfen nicht für kommerzielle Zwecke genutzt werden.',
    'Gewerbliche Nutzung bedarf unserer Zustimmung.',
    'Il est interdit de revendre ce modèle.',
    'Les paramètres sont réservés aux chercheurs.',
    'Queda prohibida la redistribución comercial.',
    '商用需向我们申请授权。',
    '商用利用には許可が必要です。',
    'Gebrauch nur durch Universitäten.',
    'Uso exclusivo para investigación.',
    'Les poids sont réservés à un usage non commercial et à des fins non commerciales.',
    'Modèle utilisable uniquement pour la recherche.',
    'Solo para uso no comercial.',
    'El uso comercial está prohibido.',
    'Solo per la ricerca accademica.',
    'O uso comercial é proibido.',
    'Только для научных исследований.',
    '本模型仅供学术研究使用。',
    '禁止用于商业用途。',
    '研究目的に限ります。',
    '商用利用不可。',
    '비상업적 용도로 사용해 주세요.',
    '상업적 이용은 금지됩니다.',
  ])('%s', (sentence) => {
    expect(limitsElsewhere(sentence)).toBe(true);
  });

  it.each([
    'Auch für kommerzielle Zwecke.',
    'Nicht nur für die Forschung: auch in Produkten.',
    'Le modèle est sous licence MIT, usage commercial compris.',
    'Die Parameter dürfen auch für kommerzielle Zwecke genutzt werden.',
    'Gewerbliche Nutzung bedarf keiner Zustimmung.',
    "Il n'est pas interdit de revendre ce modèle.",
    '商用无需申请授权。',
    'Gebrauch durch Universitäten und Betriebe.',
    'Nicht nur durch Universitäten nutzbar.',
    'Se permite el uso comercial.',
    "L'uso commerciale è permesso.",
    'Коммерческое использование разрешено.',
    '本模型可用于商业用途。',
    '不仅供研究，也可商用。',
    '商用利用可能です。',
    '상업적 이용이 가능합니다.',
    'The weights are for commercial and non-commercial use.',
    'Non-commercial only.',
  ])('no limit: %s', (sentence) => {
    expect(limitsElsewhere(sentence)).toBe(false);
  });

  it.each(['## Lizenz', '## 许可证', '## ライセンス', '## License'])(
    'leave the terms unclear under %s',
    (heading) => {
      const { value } = release({ readme: `# Kestrel\n\n${heading}\n\n本模型仅供学术研究使用。\n` }).readme;
      expect(value && claimsIn(value).map(({ firmness }) => firmness)).toEqual(['unclear']);
      expect(value && licenseStatements(value).map(({ terms }) => terms.openness)).toEqual(['unclear']);
    },
  );
});
