/**
 * What a request passes before there is a servlet: limits of connections, deadlines, and refusals of what is hardly
 * HTTP.
 */
@NullMarked
package dev.bonin.server.door;

import org.jspecify.annotations.NullMarked;
