/**
 * The access log (접속기록): who did what with whose data, when, from where and why. It contains no value of a person.
 * Source: 개인정보의 안전성 확보조치 기준 제2조 제3호, 제8조.
 */
@NullMarked
package dev.bonin.audit;

import org.jspecify.annotations.NullMarked;
