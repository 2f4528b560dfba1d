package dev.bonin.web;

import java.net.URI;

/**
 * PortOne's script for pages, {@code iamport.js}, or the sandbox's script in its place.
 *
 * @param url the address that pages load it from
 */
public record PortOneScript(URI url) {}
