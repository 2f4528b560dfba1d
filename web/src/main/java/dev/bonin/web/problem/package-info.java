/**
 * Refusals and failures as problems (RFC 9457), in Korean and English, with a stable code and without personal data.
 */
@NullMarked
package dev.bonin.web.problem;

import org.jspecify.annotations.NullMarked;
