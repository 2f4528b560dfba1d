package dev.bonin.sandbox.store;

/** Whether the provider behind a channel verifies real people. */
public enum ChannelType {
    LIVE,
    TEST
}
