/** The command line: what is started, and what operators do beside a server that runs or does not. */
@NullMarked
package dev.bonin.server.command;

import org.jspecify.annotations.NullMarked;
