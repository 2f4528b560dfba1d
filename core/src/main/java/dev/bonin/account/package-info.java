/** One account per person: an application's accounts, linked to the people who were verified for them. */
@NullMarked
package dev.bonin.account;

import org.jspecify.annotations.NullMarked;
