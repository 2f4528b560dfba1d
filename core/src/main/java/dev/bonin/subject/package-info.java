/** The export of all stored data for a person who requests it. Source: 개인정보 보호법 제35조 (열람). */
@NullMarked
package dev.bonin.subject;

import org.jspecify.annotations.NullMarked;
