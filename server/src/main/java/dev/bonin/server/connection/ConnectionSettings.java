package dev.bonin.server.connection;

import java.time.Duration;

/**
 * The settings of connection limits.
 *
 * @param connections largest number of open connections; further ones wait in the system's queue
 * @param perAddress largest number of open connections of one address (IPv6: of one /64); further ones are closed
 * @param requestWithin how long the head of a request may take to arrive, and its body after that
 */
public record ConnectionSettings(int connections, int perAddress, Duration requestWithin) {}
