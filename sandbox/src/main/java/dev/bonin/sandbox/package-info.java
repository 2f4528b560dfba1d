/** PortOne imitated, for tests and demonstrations without contract, phone or internet. */
@NullMarked
package dev.bonin.sandbox;

import org.jspecify.annotations.NullMarked;
