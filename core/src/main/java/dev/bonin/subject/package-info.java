/** What a person is told who asks what is held about them. Source: 개인정보 보호법 제35조 (열람). */
@NullMarked
package dev.bonin.subject;

import org.jspecify.annotations.NullMarked;
