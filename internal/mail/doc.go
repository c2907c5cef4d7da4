// Package mail makes letters out of templates and sends them: by SMTP, or into a folder where the embedded default keeps them.
//
// It owns the words of every mail, in Japanese and English, and knows nothing of who gets one or why. What a template says comes in as
// short lines of text; they can neither add a header nor a tag. Neither the words nor the recipient are ever logged.
package mail
