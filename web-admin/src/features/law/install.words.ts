import { words } from '#lib/language.ts'

/** The words of the installation's catalogue of laws. */
export const installWords = words(
  {
    title: 'Catalogue of laws',
    text: 'Every tenant’s flows are held against it, but for the readings of their own.',
    inForce: (version: string, asOf: string) => `In force: version ${version}, of texts read on ${asOf}.`,
    newer: 'A newer one',
    newerText: 'It counts at once, for every tenant. It must be signed by the publisher whom this installation trusts (--law-publisher).',
    file: 'Choose the catalogue',
    noFile: 'a JSON file',
    tooBig: (most: number) => `The file has more than ${String(most)} KB.`,
    signature: 'Signature',
    signatureHint: 'Ed25519 over the file, in base64, as it came with it.',
    act: 'Put it in place',
    done: (version: string) => `Version ${version} is in force.`,
    invalid: 'The file is no catalogue, or one that does not hold together.',
    refusals: {
      unsigned: 'The signature is not that of the publisher whom this installation trusts, or it trusts none.',
      not_newer: 'The catalogue is not newer than the one in force.',
    },
  },
  {
    title: '法令カタログ',
    text: 'すべてのテナントのフローは、独自解釈を除き、このカタログに照らして検証されます。',
    inForce: (version: string, asOf: string) => `適用中：バージョン${version}（${asOf}時点の条文）`,
    newer: '新しいカタログ',
    newerText: 'すべてのテナントに直ちに適用されます。この環境が信頼する発行者（--law-publisher）の署名が必要です。',
    file: 'カタログを選択',
    noFile: 'JSONファイル',
    tooBig: (most: number) => `ファイルが${String(most)}KBを超えています。`,
    signature: '署名',
    signatureHint: 'ファイルに添えられたEd25519署名（base64）。',
    act: '適用',
    done: (version: string) => `バージョン${version}を適用しました。`,
    invalid: 'カタログとして読み取れないか、内容に矛盾があります。',
    refusals: {
      unsigned: '信頼する発行者の署名ではないか、信頼する発行者が設定されていません。',
      not_newer: '適用中のカタログより新しくありません。',
    },
  },
)
