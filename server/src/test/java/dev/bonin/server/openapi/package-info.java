/** Generates the OpenAPI document of the calls of applications, and holds calls to it. */
@NullMarked
package dev.bonin.server.openapi;

import org.jspecify.annotations.NullMarked;
