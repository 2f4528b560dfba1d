/** A shop: people sign up once, find back to their account, prove who they are before sensitive changes, and leave. */
@NullMarked
package dev.bonin.example.shop;

import org.jspecify.annotations.NullMarked;
