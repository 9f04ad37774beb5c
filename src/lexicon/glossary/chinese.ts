/** What Chinese pages call the parts of a release, in the English words that detectors look for. Its verbs come last: frames put them first. */
import type { Glossary } from './terms.js';

/** What a model learned from. 基于, "based on", is said of methods and models as well; what can be done is no account of what was. */
const ON =
  '(?<!支持|可|可以|能|能够|方便|如何|想)(?:在|使用|采用|利用|用|以|基于(?=[^。；，,;]{0,60}(?:数据|语料|文本)))';
/** Nor are devices what was learned from. */
const WHAT = '((?:(?!可以|能够|支持|实现|方便|显卡|GPU|服务器)[^。；，,;]){1,100}?)';
/** The words behind "training" or "tuning" that make it a thing: its data, its code, its method. */
const A_THING = '(?!数据|集|语料|代码|脚本|方法|方案|框架|工具|教程|指南|示例)';

export const chinese: Glossary = {
  frames: [
    [
      `(?:基于|以)([^。；，,;]{1,60}?)(?:模型)?(?:为(?:基座|底座|基础))?，?(?:使用|采用|利用|用|在)${WHAT}(?:上)?(?:进行)?(?:了)?(?:指令)?微调${A_THING}(?:而成|得到|的)?`,
      ' was fine-tuned from $1 on $2 ',
    ],
    [
      `${ON}${WHAT}(?:上|中|里)?(?:对模型)?(?:进行)?(?:了)?预训练(?!权重|模型)${A_THING}(?:而成|得到)?`,
      ' was pre-trained on $1 ',
    ],
    [
      `${ON}${WHAT}(?:上|中|里)?(?:对模型)?(?:进行)?(?:了)?训练${A_THING}(?:而成|得到|的)?`,
      ' was trained on $1 ',
    ],
    [
      `${ON}${WHAT}(?:上|中|里)?(?:进行)?(?:了)?(?:指令)?微调${A_THING}(?:而成|得到|的)?`,
      ' was fine-tuned on $1 ',
    ],
    [
      '(?:在|使用|采用|利用|用)([^。；，,;]{1,100}?)(?:上|中)?(?:进行)?(?:了)?(?:评测|评估|测试)(?!集|数据|代码|脚本)',
      ' was evaluated on $1 ',
    ],
    ['(?:可以?)?(?:从|在|于|通过)([^。；，,;]{1,60}?)(?:上|中)?(?:下载|获取)', ' can be downloaded from $1 '],
    [
      '(?:已|均)?(?:公开|开源|发布|上传)(?:在|至|到|于)([^。；，,;]{1,60}?)(?=[。；，,;]|$)',
      ' is available on $1 ',
    ],
    ['在([^。；，,;]{1,40}?)(?:上|中)(?:的)?(平均)?(?:得分|分数|成绩)', ' $2 score on $1 '],
    ['在([^。；，,;]{1,40}?)(?:上|中)(?:的)?(?:准确率|正确率|精度)', ' accuracy on $1 '],
    ['在([^。；，,;]{1,40}?)(?:上|中)(?=[^。；，,;]{0,12}(?:达到|取得|为|F1|BLEU|\\d))', ' on $1 '],
  ],
  words: [
    ['训练(?:数据集?|集|语料库?)', 'training data'],
    ['(?:测试(?:数据集?|集)|评测(?:数据集?|集)|评估(?:数据集?|集))', 'test set'],
    ['验证(?:数据集?|集)', 'validation set'],
    [
      '(?:暂时?不|尚未|还未|不会|不能|无法|未|不便|暂未)(?:能|对外|予以|进行)?(?:公开|开源|提供|发布|分享|共享)',
      'are not released',
    ],
    ['(?:即将|将会?|稍后|后续)(?:陆续)?(?:公开|开源|提供|发布|上传)', 'will be released'],
    ['敬请期待|待发布|待更新', 'coming soon'],
    ['(?:需要?|请)(?:联系|申请)[^。；]{0,20}?(?=[。；]|$)', 'on request'],
    ['(?:模型|预训练)?权重', 'model weights'],
    ['检查点', 'checkpoint'],
    ['预训练模型', 'pre-trained model'],
    ['训练(?:代码|脚本)', 'training code'],
    ['评测(?:代码|脚本)|评估(?:代码|脚本)', 'evaluation code'],
    ['源代码|代码', 'code'],
    ['数据(?:预处理|处理|准备|清洗)', 'data preprocessing'],
    ['数据集', 'dataset'],
    ['语料库?', 'corpus'],
    ['数据', 'data'],
    ['下载(?:链接|地址)?|获取', 'download'],
    ['公开|开源', 'released'],
    ['预训练', 'pre-training'],
    ['微调', 'fine-tuning'],
    ['训练', 'training'],
    ['推理|预测', 'inference'],
    ['评测|评估|测评', 'evaluation'],
    ['准确率|正确率|精度', 'accuracy'],
    ['(?:实验)?结果', 'results'],
    ['性能', 'performance'],
    ['得分|分数|成绩', 'score'],
    ['平均', 'average'],
    ['达到(?:了)?|取得(?:了)?', 'reaches'],
    ['：', ': '],
    ['预期用途|用途|适用范围|应用场景', 'intended use'],
    ['不(?:应|得|可|能)(?:被)?用于', 'should not be used for'],
    ['用于', 'for'],
    ['使用方法|使用说明|快速(?:开始|上手|使用)|用法|如何使用', 'usage'],
    ['局限性?', 'limitations'],
    ['偏见', 'biases'],
    ['(?:模型)?(?:简介|介绍)', 'introduction'],
    ['安装', 'installation'],
    ['环境(?:配置|要求|依赖)?|依赖', 'requirements'],
    ['超参数', 'hyperparameters'],
    ['学习率', 'learning rate'],
    ['示例|样例', 'example'],
    ['许可证?|协议', 'license'],
    ['引用', 'citation'],
    ['论文', 'paper'],
    ['语言模型', 'language model'],
    ['模型', 'model'],
    ['(?:以下|如下)', 'the following'],
    ['这里|此处', 'here'],
    ['魔搭社区', 'ModelScope'],
    ['百度网盘', 'Baidu'],
    ['我们', 'we'],
    ['和|与|以及|及', 'and'],
    ['、', ', '],
    ['一(?:个|种|款|套)', 'a'],
    ['基于', 'based on'],
    ['是', 'is'],
    ['的', ' '],
  ],
  unspaced: true,
};
