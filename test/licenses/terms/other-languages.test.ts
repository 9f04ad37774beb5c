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
    'Firmen benötigen für den Einsatz einen Vertrag mit uns.',
    'Der Weiterverkauf ist ausgeschlossen.',
    'Unternehmen dürfen die Gewichte nicht einsetzen.',
    'Bedrijven hebben toestemming nodig.',
    'Alleen voor onderwijs en onderzoek.',
    'Les entreprises doivent obtenir une licence payante.',
    'La revente des poids est exclue.',
    'Usage strictement réservé à la recherche.',
    'Las empresas necesitan un contrato con el instituto.',
    'No se permite vender el modelo.',
    'Le aziende devono chiedere un permesso scritto.',
    'Non è consentita la vendita dei pesi.',
    'As empresas precisam de uma licença.',
    'Não é permitido revender os pesos.',
    'Коммерческим организациям необходимо получить лицензию.',
    'Применение в бизнесе не допускается.',
    'Перепродажа весов запрещена.',
    'Użycie komercyjne wymaga zgody autorów.',
    'Ticari kullanım yasaktır.',
    'Endast för forskning.',
    '企业使用前须取得书面许可。',
    '未经许可，公司不得使用。',
    '不得转售或再分发。',
    '企業でのご利用には契約が必要です。',
    '再配布は禁止です。',
    '기업은 사전 허가를 받아야 합니다.',
    '재배포할 수 없습니다.',
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
    'Firmen benötigen keinen Vertrag.',
    'Der Weiterverkauf ist nicht ausgeschlossen.',
    'Unternehmen dürfen die Gewichte einsetzen.',
    'Das Training brauchte nur drei Tage.',
    'Die Daten wurden nur für das Training gefiltert.',
    'Bedrijven hebben geen toestemming nodig.',
    'Les entreprises peuvent utiliser le modèle sans autorisation.',
    'Le modèle est publié sous licence Apache 2.0.',
    'Las empresas pueden usarlo sin permiso.',
    'El modelo fue entrenado con textos académicos.',
    'Le aziende possono usarlo senza permesso.',
    'As empresas podem usar sem licença adicional.',
    'Компании могут использовать модель без разрешения.',
    'Модель распространяется под лицензией Apache 2.0.',
    'Użycie komercyjne nie wymaga zgody.',
    '企业无需授权即可使用。',
    '本模型在学术论文上训练。',
    '企業でも自由に利用できます。',
    '商用利用に許可は不要です。',
    '기업도 허가 없이 사용할 수 있습니다.',
    'Apache 2.0 ライセンスで公開しています。',
    '本项目采用 Apache 2.0 许可证。',
    'Licencia: Apache 2.0',
    'Der Code und die Gewichte stehen unter der Apache-Lizenz.',
  ])('no limit: %s', (sentence) => {
    expect(limitsElsewhere(sentence)).toBe(false);
  });

  it.each(['## Lizenz', '## 许可证', '## ライセンス', '## License'])(
    'close the terms under %s',
    (heading) => {
      const { value } = release({ readme: `# Kestrel\n\n${heading}\n\n本模型仅供学术研究使用。\n` }).readme;
      expect(value && claimsIn(value).map(({ firmness }) => firmness)).toEqual(['firm']);
      expect(value && licenseStatements(value).map(({ terms }) => terms.openness)).toEqual(['restricted']);
    },
  );
});
