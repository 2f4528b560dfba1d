/** What browsers are answered: outcomes, problems, a plain page, an address to go to. */
@NullMarked
package dev.bonin.web.answer;

import org.jspecify.annotations.NullMarked;
