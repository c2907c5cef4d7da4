import { words } from '#lib/language.ts'

/** The words of the mails that stay on the machine. */
export const mailWords = words(
  {
    title: 'Mail',
    text: 'No mail server is set up, so what would be sent stays on this machine. These are the latest that you may read.',
    columns: { to: 'To', subject: 'Subject', at: 'Written', state: 'State' },
    states: { waiting: 'Waiting', kept: 'Here', gone: 'Made room' },
    open: (subject: string) => `Read “${subject}”`,
    empty: { title: 'No mail yet', text: 'Invitations, new passwords and notices about features will show up here.' },
    sent: { title: 'Mails are sent', text: 'A mail server is set up: mails go to their recipients and cannot be read here.' },
    link: 'The link in it',
    use: 'Open the link',
    gone: 'This mail made room for newer ones.',
    to: (address: string) => `To ${address}`,
  },
  {
    title: 'メール',
    text: 'メールサーバーが未設定のため、送信されるはずのメールはこのマシンに保管されます。閲覧できる最新のものを表示しています。',
    columns: { to: '宛先', subject: '件名', at: '作成', state: '状態' },
    states: { waiting: '処理待ち', kept: '保管中', gone: '削除済み' },
    open: (subject: string) => `「${subject}」を読む`,
    empty: { title: 'メールはまだありません', text: '招待、パスワード再設定、機能に関するお知らせがここに表示されます。' },
    sent: { title: 'メールは送信されています', text: 'メールサーバーが設定されているため、ここでは閲覧できません。' },
    link: 'メール内のリンク',
    use: 'リンクを開く',
    gone: '新しいメールの保管のため削除されました。',
    to: (address: string) => `宛先：${address}`,
  },
)
