package dev.bonin.testkit;

import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.portone.v2.ApiSecret;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.portone.v2.IdentityVerificationSettings;
import dev.bonin.source.SourcesByApi;
import dev.bonin.source.VerificationSource;
import java.net.URI;

/** The sandbox as the source of reports, by both APIs, for an application without Spring. */
record SandboxSource(PortOneClient ofV1, IdentityVerificationClient ofV2, VerificationSource source)
        implements AutoCloseable {
    static SandboxSource over(RunningSandbox running) {
        var merchant = running.sandbox().merchant();
        var store = running.sandbox().store();
        var address = URI.create(running.sandbox().baseUrl());
        var ofV1 = PortOneClient.connect(
                PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                        .withBaseUrl(address),
                running.clock(),
                running.random());
        var ofV2 = IdentityVerificationClient.connect(
                IdentityVerificationSettings.of(new ApiSecret(store.apiSecret()))
                        .withStoreId(store.id())
                        .with(endpoint -> endpoint.withBaseUrl(address)),
                running.clock(),
                running.random());
        return new SandboxSource(ofV1, ofV2, SourcesByApi.ofSandbox(ofV1, ofV2, running.clock()));
    }

    @Override
    public void close() {
        ofV1.close();
        ofV2.close();
    }
}
