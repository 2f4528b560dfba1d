/**
 * The consent of legal guardians (법정대리인) for children under 14 (개인정보 보호법 제22조의2): a link, which the
 * application sends; the guardian, verified on a device of their own; what they read; and what they decide.
 */
@NullMarked
package dev.bonin.guardian;

import org.jspecify.annotations.NullMarked;
