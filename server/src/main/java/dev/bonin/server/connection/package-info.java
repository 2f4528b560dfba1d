/** Protects the server before the servlets: limits of connections, deadlines, and checks of malformed requests. */
@NullMarked
package dev.bonin.server.connection;

import org.jspecify.annotations.NullMarked;
