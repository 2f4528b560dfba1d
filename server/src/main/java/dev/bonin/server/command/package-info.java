/** The command line: starts the server, and does the work of operators, whether the server runs or not. */
@NullMarked
package dev.bonin.server.command;

import org.jspecify.annotations.NullMarked;
