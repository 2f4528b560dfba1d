package dev.bonin.server.door;

import java.time.Duration;

/**
 * How much the door lets in at once.
 *
 * @param connections that are open at once; the system's queue holds more back
 * @param perAddress connections of one address (IPv6: of one /64); those above it are closed
 * @param requestWithin how long a request may take to arrive, from its first byte to the last of its body
 */
public record DoorLimits(int connections, int perAddress, Duration requestWithin) {}
