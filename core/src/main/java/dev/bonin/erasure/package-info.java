/**
 * How people are forgotten (파기): when their time is over or somebody asks for it, here and at the source, with a record
 * of it that names nobody. Source: 개인정보 보호법 제21조, 시행령 제16조.
 */
@NullMarked
package dev.bonin.erasure;

import org.jspecify.annotations.NullMarked;
