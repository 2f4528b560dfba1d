/** One account per person: links between the accounts of applications and verified people. */
@NullMarked
package dev.bonin.account;

import org.jspecify.annotations.NullMarked;
