/** Beside Spring Security, where the application has it: who is signed in, and why our endpoints need no CSRF token. */
@NullMarked
package dev.bonin.boot.security;

import org.jspecify.annotations.NullMarked;
