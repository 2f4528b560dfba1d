package dev.bonin.server.command;

import picocli.CommandLine.IVersionProvider;

/** Provides the version that the build wrote into the jar. */
final class BoninVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = BoninVersion.class.getPackage().getImplementationVersion();
        return new String[] {"bonin " + (version == null ? "(development build)" : version)};
    }
}
