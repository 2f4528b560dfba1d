/**
 * The erasure of persons (파기) at the end of their retention or on request, in this installation and at the source, with
 * an anonymous record of it. Source: 개인정보 보호법 제21조, 시행령 제16조.
 */
@NullMarked
package dev.bonin.erasure;

import org.jspecify.annotations.NullMarked;
