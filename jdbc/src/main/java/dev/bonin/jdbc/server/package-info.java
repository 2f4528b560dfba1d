/** Database servers: how each is spoken to, on connections of Bonin's own or of an application. */
@NullMarked
package dev.bonin.jdbc.server;

import org.jspecify.annotations.NullMarked;
