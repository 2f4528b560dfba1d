/** Answers to browsers: outcomes, problems, a plain page, redirects. */
@NullMarked
package dev.bonin.web.answer;

import org.jspecify.annotations.NullMarked;
