import { words } from '#lib/language.ts'

/** What stands against a policy, by its code. `message` is the server's own, in English, for what only that can say. */
export const findingWords = words<Record<string, (subject: string, message: string) => string>>(
  {}, // in English the server says it
  {
    too_many_rules: () => 'ルールは100件までです。',
    condition_length: () => '条件は1〜2000バイトで入力してください。',
    condition: (_, message) => `条件を読み取れません（CEL）: ${message}`,
    not_boolean: () => '条件は真偽値（true または false）になる必要があります。',
    then: () => 'thenには approve、review、decline のいずれかを指定してください。',
    reason: () => '理由（reason）は半角英小文字・数字・下線・ピリオドで60文字までです。',
    due_in: () => '審査の期限（dueIn）は1m〜720hの範囲で、8hのように指定してください。',
    priority: () => '優先度（priority）には low、normal、high のいずれかを指定してください。',
    figures: (_, message) => `検査またはしきい値の指定に誤りがあります: ${message}`,
    no_check: (subject) => `検査「${subject}」はありません。`,
    no_measure: (subject) => `測定値「${subject}」はありません。`,
    no_count: (subject) => `回数「${subject}」はありません。attempts.verification、attempts.subject、attempts.device を使用できます。`,
    no_document: () => '書類の読み取りはまだ行われないため、書類（document）の内容は参照できません。このルールでは全員が人による審査に回ります。',
    lets_go: (subject) => `${subject}が悪化すると条件が成立しなくなり、より悪い結果が承認されてしまいます。悪い値を条件にしてください。`,
    approves: (subject) => `approveのルールでは${subject}を参照できません。後に続くreviewやdeclineのルールの条件に加えてください。`,
    unclear: () => 'スコアと測定値は score.検査名、measure.検査名.測定名 の形で、数値と <、<=、>、>= で比較してください。それ以外では、結果が悪化したときの扱いを確かめられません。',
  },
)
