/** What the stand-in asks, as the contract has it: what is empty or false is left out. */
export const QUESTIONS = [
  {
    id: 'purpose',
    text: { ja: '口座を開く目的', en: 'What do you want the account for?' },
    choices: [
      { id: 'salary', text: { ja: '給与の受け取り', en: 'To receive my salary' } },
      { id: 'savings', text: { ja: '貯蓄', en: 'To save' } },
      { id: 'trade', text: { ja: '事業の決済', en: 'To pay and be paid in my own business' } },
    ],
  },
  { id: 'work', text: { ja: 'ご職業', en: 'What is your work?' } },
  {
    id: 'prefecture',
    text: { ja: 'お住まいの都道府県', en: 'Which prefecture do you live in?' },
    choices: ['北海道 Hokkaido', '青森県 Aomori', '岩手県 Iwate', '宮城県 Miyagi', '秋田県 Akita', '山形県 Yamagata', '福島県 Fukushima'].map((name, i) => {
      const [ja = '', en = ''] = name.split(' ');
      return { id: `p${i + 1}`, text: { ja, en } };
    }),
  },
  {
    id: 'official',
    text: { ja: '外国の政府等で重要な地位にありますか、またはありましたか' },
    choices: [
      { id: 'yes', text: { ja: 'はい', en: 'Yes' } },
      { id: 'no', text: { ja: 'いいえ', en: 'No' } },
    ],
    optional: true,
  },
  { id: 'introducer', text: { ja: 'ご紹介者のお名前', en: 'Who told you of us?' }, optional: true },
];

/** The first question whose answer is not in order; undefined when all are. */
export function wrong(answers: Record<string, string>): string | undefined {
  const unknown = Object.keys(answers).find((id) => QUESTIONS.every((question) => question.id !== id));
  return unknown ?? QUESTIONS.find((question) => !fits(question, answers[question.id]))?.id;
}

function fits({ choices, optional }: (typeof QUESTIONS)[number], answer: string | undefined): boolean {
  if (answer === undefined) return optional === true;
  if (choices !== undefined) return choices.some(({ id }) => id === answer);
  return answer !== '' && Array.from(answer).length <= 500 && !/[\n\r]/.test(answer);
}
