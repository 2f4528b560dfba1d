/** PortOne's V1 REST API: tokens and certifications. */
@NullMarked
package dev.bonin.sandbox.rest;

import org.jspecify.annotations.NullMarked;
